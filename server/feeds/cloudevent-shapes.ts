import { z } from 'zod';
import { ASSET_STATES } from '../../contract/asset.ts';
import { INCIDENT_CATEGORIES, QUALITIES, SEVERITIES } from '../../contract/event.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { numeric, optionalNumeric } from '../feed-kit/field.ts';
import { isNoValue } from './no-value.ts';
import { wordsOf } from './words-of.ts';

const shortText = z.string().trim().min(1).max(200);
const longText = z.string().trim().min(1).max(10_000);
const words = z.union([
  shortText.transform(wordsOf),
  z.object({ ko: shortText, en: shortText.exactOptional() }),
]);
/** Strict: RFC 3339 with its offset. */
const instant = z.string().transform((value, context) => {
  const at = offsetInstant(value);
  if (at !== undefined) return at;
  context.addIssue(`no such time: ${value.slice(0, 40)}`);
  return z.NEVER;
});

const where = {
  name: words.optional(),
  place: words.optional(),
  geometry: z.unknown().optional(),
  lon: optionalNumeric,
  lat: optionalNumeric,
  districts: z.array(z.string()).optional(),
};

/** What the data of each kind must hold: the contract's members, or the same flat, as a mapping gives. */
export const observationShape = z.object({
  ...where,
  featureOfInterest: z.object({ name: words }).optional(),
  observedProperty: shortText,
  unit: shortText,
  phenomenonTime: instant.optional(),
  resultTime: instant.nullish(),
  /** `null` = missing; a text that is a number is one, and one that says "no number" is none. */
  result: z.union([
    z
      .unknown()
      .refine(isNoValue, 'missing')
      .transform((): null => null),
    numeric,
    shortText,
  ]),
  resultQuality: z.enum(QUALITIES).optional(),
  fullScale: z.number().positive().optional(),
});

const category = z.enum(INCIDENT_CATEGORIES);
const severity = z.enum(SEVERITIES);

export const incidentShape = z.object({
  ...where,
  status: z.enum(['active', 'ended']).optional(),
  category: category.default('other'),
  severity: severity.default('Unknown'),
  sourceType: z.object({ code: shortText, text: shortText }).optional(),
  headline: words,
  description: longText.optional(),
  startedAt: instant.optional(),
  expectedEndAt: instant.optional(),
  endedAt: instant.optional(),
  roadClosure: z.enum(['full', 'partial']).optional(),
});

export const alertShape = z.object({
  ...where,
  // A test is a test: nothing here makes it an actual warning.
  status: z.enum(['Actual', 'Exercise', 'System', 'Test']).default('Actual'),
  msgType: z.enum(['Alert', 'Update', 'Cancel']).optional(),
  category: z.array(shortText).default(['Other']),
  event: words,
  severity: severity.default('Unknown'),
  urgency: z.enum(['Immediate', 'Expected', 'Future', 'Past', 'Unknown']).default('Unknown'),
  certainty: z.enum(['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown']).default('Unknown'),
  sender: words.optional(),
  sent: instant.optional(),
  onset: instant.optional(),
  expires: instant.optional(),
  endedAt: instant.optional(),
  headline: words.optional(),
  description: longText.optional(),
  originalSeverity: z.string().default(''),
  areaNames: z.array(shortText).default([]),
});

export const requestShape = z.object({
  ...where,
  status: z.enum(['open', 'closed']).optional(),
  service: z.union([
    z.object({ code: shortText, name: words }),
    shortText.transform((code) => ({ code, name: wordsOf(code) })),
  ]),
  requestedAt: instant.optional(),
  updatedAt: instant.optional(),
  expectedAt: instant.optional(),
  endedAt: instant.optional(),
  description: longText.optional(),
  statusNotes: longText.optional(),
  address: shortText.optional(),
  asset: shortText.optional(),
});

const scalar = z.union([z.number(), shortText, z.boolean(), z.null()]);
const attribute = z.union([
  z.object({
    value: scalar,
    unit: shortText.exactOptional(),
    observedAt: instant.exactOptional(),
  }),
  scalar.transform((value) => ({ value })),
]);

export const assetShape = z.object({
  ...where,
  assetType: shortText,
  assetId: shortText.optional(),
  state: z.enum(ASSET_STATES).default('unknown'),
  faults: z
    .array(
      z.union([
        z.object({ code: shortText, since: instant.exactOptional() }),
        shortText.transform((code) => ({ code })),
      ]),
    )
    .default([]),
  attributes: z.record(z.string(), attribute).default({}),
  partOf: shortText.optional(),
});

export const positionShape = z.object({
  ...where,
  mode: z.enum(['bus', 'tram', 'subway', 'rail', 'ferry', 'bicycle', 'other']).default('other'),
  phenomenonTime: instant.optional(),
  bearingDeg: z.number().min(0).lt(360).optional(),
  speedKmh: z.number().min(0).max(600).optional(),
});
