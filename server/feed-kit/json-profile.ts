import { z } from 'zod';
import { isZone } from './zone-offset.ts';
import { DOMAINS, INCIDENT_CATEGORIES, QUALITIES, SEVERITIES } from '../../contract/event.ts';
import { ASSET_STATES } from '../../contract/asset.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });

/**
 * Where a value stands in a row: a path, several of which the first that holds a value counts, or
 * always the same. `$.` before a path = from the top of the body, not from the row; `@mqtt-topic` =
 * what the transport says, `@mqtt-topic.2` its third part.
 */
const field = z.union([
  z.string().min(1),
  z.array(z.string().min(1)).min(1),
  z.strictObject({ const: scalar }),
]);
export type Field = z.output<typeof field>;

const time = z.strictObject({
  /** Absent only with format `received`. */
  path: field.exactOptional(),
  /** `iso` needs an offset unless `zone` is given; else a pattern, e.g. `yyyy-MM-dd HH:mm`. */
  format: z.string().min(1).default('iso'),
  /** Zone of times without offset; absent = the city's, and flagged. */
  zone: z
    .string()
    .refine(isZone, { error: 'expected an IANA time zone, e.g. Asia/Seoul' })
    .exactOptional(),
});
export type TimeSpec = z.output<typeof time>;

/** The source's words for something, as text → ours. `default` for all others; else unknown. */
function wordsTo<T extends z.ZodType>(to: T) {
  return z.strictObject({
    path: field,
    words: z.record(z.string(), to),
    default: to.exactOptional(),
  });
}

const unit = {
  /** Of the source, e.g. `ft3/s`; converted to what we keep. */
  unit: z.string().min(1).exactOptional(),
  /** Where the row names it. */
  unitPath: field.exactOptional(),
};

const base = {
  /** Where the rows are; `*` = every member. Absent = the body, or its members if it is a list. */
  rows: z.string().default('.'),
  /** Something that every good body has at this path, if it may have no rows. */
  expects: z.string().exactOptional(),
  /** An error body: what stands at `path` when all is well. */
  envelope: z
    .strictObject({ path: z.string(), ok: z.array(scalar).min(1), message: z.string().default('') })
    .exactOptional(),
  id: field,
  name: field.exactOptional(),
  time,
  /** Upstream order key, if it is not the time. */
  version: time.exactOptional(),
  lat: field.exactOptional(),
  lon: field.exactOptional(),
  /** A GeoJSON geometry, instead of lat and lon. */
  geometry: field.exactOptional(),
  place: field.exactOptional(),
  /** Code or Korean name of the district. */
  district: field.exactOptional(),
  /** Values that mean "no value", besides null, "" and "-". */
  missing: z.array(scalar).default([]),
  /** Rows that are rightly not ours: those whose value is (not) among these. */
  only: z.strictObject({ path: field, values: z.array(scalar).min(1) }).exactOptional(),
  skip: z.strictObject({ path: field, values: z.array(scalar).min(1) }).exactOptional(),
  /** A body lists everything in force: what is missing in it has ended. */
  onAbsence: z.enum(['keep', 'end']).default('keep'),
};

const observation = z.strictObject({
  ...base,
  kind: z.literal('observation'),
  values: z
    .array(
      z.strictObject({
        path: field,
        /** E.g. `water.level`; or by what the row says it measures. */
        property: z.union([z.string().min(1), wordsTo(z.string().min(1))]),
        ...unit,
        /** In the unit we keep; a value outside is a reject. */
        plausible: z.tuple([z.number(), z.number()]).exactOptional(),
      }),
    )
    .min(1),
  quality: wordsTo(z.enum(QUALITIES)).exactOptional(),
});

const happening = {
  headline: field.exactOptional(),
  description: field.exactOptional(),
  /** The source's own code of what it is. */
  type: field.exactOptional(),
  severity: wordsTo(z.enum(SEVERITIES)).exactOptional(),
  /** Words that say it is over, as they stand at `path`. */
  ended: z.strictObject({ path: field, values: z.array(scalar).min(1) }).exactOptional(),
  endsAt: time.exactOptional(),
};

const incident = z.strictObject({
  ...base,
  ...happening,
  kind: z.literal('incident'),
  category: wordsTo(z.enum(INCIDENT_CATEGORIES)).exactOptional(),
  closure: wordsTo(z.enum(['full', 'partial'])).exactOptional(),
  startedAt: time.exactOptional(),
});

const alert = z.strictObject({
  ...base,
  ...happening,
  kind: z.literal('alert'),
  event: text,
  /** CAP categories, e.g. `Met`. */
  capCategory: z.array(z.string().min(1)).default(['Other']),
  sender: text.exactOptional(),
  onset: time.exactOptional(),
});

const request = z.strictObject({
  ...base,
  kind: z.literal('request'),
  service: field,
  serviceName: field.exactOptional(),
  ended: happening.ended,
  description: field.exactOptional(),
  statusNotes: field.exactOptional(),
  address: field.exactOptional(),
  agency: field.exactOptional(),
});

const asset = z.strictObject({
  ...base,
  kind: z.literal('asset'),
  /** E.g. `Streetlight`. */
  assetType: z.string().min(1),
  state: wordsTo(z.enum(ASSET_STATES)),
  attributes: z.record(z.string(), z.strictObject({ path: field, ...unit })).default({}),
});

const position = z.strictObject({
  ...base,
  kind: z.literal('position'),
  mode: z.enum(['bus', 'tram', 'subway', 'rail', 'ferry', 'bicycle', 'other']),
  bearing: field.exactOptional(),
  speed: z.strictObject({ path: field, ...unit }).exactOptional(),
  route: field.exactOptional(),
});

const about = {
  domain: z.enum(DOMAINS).exactOptional(),
};

/** How a JSON or GeoJSON answer is read, as data: checked once, then only looked up. */
export const jsonProfile = z.discriminatedUnion('kind', [
  observation.extend(about),
  incident.extend(about),
  alert.extend(about),
  request.extend(about),
  asset.extend(about),
  position.extend(about),
]);

export type JsonProfile = z.output<typeof jsonProfile>;
export type JsonProfileInput = z.input<typeof jsonProfile>;
export type ProfileOf<K extends JsonProfile['kind']> = Extract<JsonProfile, { kind: K }>;

/** A profile of ours, checked when it is loaded. Its domain is the connector's unless it names one. */
export function defineJsonProfile(profile: JsonProfileInput): JsonProfile {
  return jsonProfile.parse(profile);
}
