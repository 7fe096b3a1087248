import { z } from 'zod';
import { INCIDENT_CATEGORIES, SEVERITIES } from '../../contract/event.ts';
import { ASSET_STATES } from '../../contract/asset.ts';

const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });
const id = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and -');
const subject = z
  .string()
  .max(200)
  .regex(/^(observation|incident|alert|asset|request)\/\S+$/, 'expected kind/name');
/** A day; an exercise itself ends before. */
const seconds = z.int().min(0).max(86_400);
const at = { lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) };
const place = { ...at, district: z.string().exactOptional(), place: text.exactOptional() };

/** A body as the source itself would send it; `{{…}}` in it become times of the inject. */
const body = z.strictObject({
  feed: id,
  /** As the connector names its call. */
  call: z.string().default('list'),
  text: z.string().min(1),
});

const observation = z.strictObject({
  feed: id,
  /** Of a gauge that the city has: place, name, unit and thresholds are then its own. */
  subject,
  /** What it is, if the city has no such gauge. */
  as: z
    .strictObject({
      property: z.string().min(1),
      unit: z.string().min(1),
      name: text,
      ...place,
    })
    .exactOptional(),
  /** One after the other, `everySec` apart. */
  results: z.array(z.number()).min(1).max(500),
  everySec: z.int().min(5).max(3600).default(60),
});

const incident = z.strictObject({
  feed: id,
  subject,
  category: z.enum(INCIDENT_CATEGORIES),
  type: z.string().min(1),
  severity: z.enum(SEVERITIES),
  headline: text,
  description: z.string().min(1).exactOptional(),
  ...place,
  roadClosure: z.enum(['full', 'partial']).exactOptional(),
  status: z.enum(['active', 'ended']).default('active'),
  owner: text.exactOptional(),
});

const alert = z.strictObject({
  feed: id,
  subject,
  event: text,
  /** The source's own tier, e.g. 호우경보. */
  tier: z.string().min(1),
  severity: z.enum(SEVERITIES),
  urgency: z.enum(['Immediate', 'Expected', 'Future', 'Past', 'Unknown']).default('Immediate'),
  certainty: z.enum(['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown']).default('Likely'),
  category: z.array(z.string()).min(1).default(['Met']),
  sender: text,
  headline: text,
  description: z.string().min(1).exactOptional(),
  instruction: z.string().min(1).exactOptional(),
  districts: z.array(z.string()).min(1),
  lastsMin: z.int().min(1).max(1440).exactOptional(),
  isLifted: z.boolean().default(false),
});

const asset = z.strictObject({
  feed: id,
  subject,
  assetType: z.string().min(1),
  assetId: z.string().min(1),
  name: text,
  ...place,
  state: z.enum(ASSET_STATES),
  fault: z
    .strictObject({ code: z.string().min(1), text, severity: z.enum(SEVERITIES) })
    .exactOptional(),
});

const request = z.strictObject({
  feed: id,
  subject,
  service: z.strictObject({ code: z.string().min(1), name: text }),
  description: z.string().min(1).exactOptional(),
  address: z.string().min(1).exactOptional(),
  ...place,
  status: z.enum(['open', 'closed']).default('open'),
});

const FORMS = ['body', 'observation', 'incident', 'alert', 'asset', 'request'] as const;

const said = z
  .strictObject({
    /** Seconds after the inject itself. */
    afterSec: seconds.default(0),
    body: body.exactOptional(),
    observation: observation.exactOptional(),
    incident: incident.exactOptional(),
    alert: alert.exactOptional(),
    asset: asset.exactOptional(),
    request: request.exactOptional(),
  })
  .refine((one) => FORMS.filter((form) => one[form] !== undefined).length === 1, {
    error: `expected exactly one of ${FORMS.join(', ')}`,
  });

const inject = z.strictObject({
  id,
  /** Seconds after the begin, the time that it was paused left out. */
  atSec: seconds,
  title: text,
  says: z.array(said).min(1).max(200),
});

/** `cities/<id>/exercises/<script>.yaml`: what an exercise tells the city, and when. */
export const exerciseProfile = z
  .strictObject({ title: text, injects: z.array(inject).min(1).max(200) })
  .superRefine(({ injects }, issues) => {
    for (const [index, { id: own, atSec }] of injects.entries()) {
      if (injects.findIndex((other) => other.id === own) !== index) {
        const path = ['injects', index, 'id'];
        issues.addIssue({ code: 'custom', path, message: 'expected once' });
      }
      const before = injects[index - 1]?.atSec ?? 0;
      if (atSec >= before) continue;
      const path = ['injects', index, 'atSec'];
      issues.addIssue({ code: 'custom', path, message: `expected ${before} or later, in order` });
    }
  });

export type ScriptProfile = z.output<typeof exerciseProfile>;
export type SaidProfile = ScriptProfile['injects'][number]['says'][number];
