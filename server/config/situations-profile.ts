import { z } from 'zod';
import { DOMAINS, INCIDENT_CATEGORIES, SEVERITIES } from '../../contract/event.ts';

const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and -');
const weight = z.number().gt(0).max(1);
const rising = (steps: readonly { readonly at: number }[]): boolean =>
  steps.every(({ at }, index) => at > (steps[index - 1]?.at ?? -Infinity));
const steps = z
  .array(z.strictObject({ at: z.number(), weight }))
  .min(1)
  .refine(rising, { error: 'expected steps in rising order of `at`' });
const weights = z.partialRecord(z.enum(SEVERITIES), weight);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const where = z.record(z.string(), z.union([scalar, z.array(scalar).min(1)]));

/** How the number is got: of the last value, or over minutes. */
const as = z.union(
  [
    z.enum(['value', 'fill', 'share-of-first']),
    z.strictObject({ sumOverMin: z.int().min(1) }),
    z.strictObject({ riseOverMin: z.int().min(1) }),
  ],
  { error: 'expected value, fill, share-of-first, { sumOverMin: n } or { riseOverMin: n }' },
);

const SUBJECTS = ['observation', 'limits', 'count', 'incident', 'alert'] as const;

const sign = z
  .strictObject({
    /** A number of this observed property, in steps. */
    observation: z.string().exactOptional(),
    as: as.exactOptional(),
    /** The limits that come with the observation, by their severity. */
    limits: z.string().exactOptional(),
    /** How many such incidents, reports or things there are. */
    count: where.exactOptional(),
    of: z.enum(['incident', 'request', 'asset']).exactOptional(),
    /** Each such incident, each such alert, by its severity. */
    incident: where.exactOptional(),
    alert: where.exactOptional(),
    steps: steps.exactOptional(),
    weights: weights.exactOptional(),
    feeds: z.array(id).min(1),
    radiusKm: z.number().min(0).max(10).default(0),
    travels: z.boolean().default(false),
    confined: z.boolean().default(false),
    spanMin: z.int().min(1).exactOptional(),
    words: text,
  })
  .refine((entry) => SUBJECTS.filter((key) => entry[key] !== undefined).length === 1, {
    error: `expected one of ${SUBJECTS.join(', ')}`,
  })
  .refine(({ observation, as: form }) => (observation === undefined) === (form === undefined), {
    error: 'expected `as` with `observation`, and only there',
    path: ['as'],
  })
  .refine(({ count, of }) => of === undefined || count !== undefined, {
    error: 'expected only with `count`',
    path: ['of'],
  })
  .refine(
    ({ observation, count, steps: own }) =>
      (observation !== undefined || count !== undefined) === (own !== undefined),
    { error: 'expected `steps` with `observation` and `count`, and only there', path: ['steps'] },
  )
  .refine(
    ({ limits, incident, alert, weights: own }) =>
      (limits !== undefined || incident !== undefined || alert !== undefined) ===
      (own !== undefined),
    {
      error: 'expected `weights` with `limits`, `incident` and `alert`, and only there',
      path: ['weights'],
    },
  );

const rule = z
  .strictObject({
    id,
    hazard: id,
    domain: z.enum(DOMAINS),
    title: text,
    opensAt: z.number().gt(0),
    elsewhereOpensAt: z.number().gt(0),
    minCells: z.int().min(1).default(1),
    closesAt: z.number().gt(0),
    minFactors: z.int().min(1),
    minFeeds: z.int().min(1),
    dwellMin: z.int().min(1),
    peakAfterMin: z.int().min(1),
    joinCells: z.int().min(1).max(5).default(2),
    interruptFrom: z.enum(SEVERITIES),
    severities: z.array(z.strictObject({ score: z.number(), severity: z.enum(SEVERITIES) })).min(1),
    incidents: z.array(z.enum(INCIDENT_CATEGORIES)).min(1),
    factors: z.array(z.strictObject({ id, label: text, signs: z.array(sign).min(1) })).min(1),
  })
  .refine(({ opensAt, closesAt }) => closesAt < opensAt, {
    error: 'expected less than opensAt, so that it does not open and close in turn',
    path: ['closesAt'],
  })
  .refine(({ minFactors, factors }) => minFactors <= factors.length, {
    error: 'expected no more than there are factors',
    path: ['minFactors'],
  });

const coordinate = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

const basin = z
  .strictObject({
    id,
    name: text,
    /** Code in the registry `streams`, or a line of its own. */
    stream: z.string().exactOptional(),
    line: z.array(coordinate).min(1).exactOptional(),
    reachKm: z.number().gt(0).max(20),
    districts: z.array(z.string()).min(1),
    gauges: z.array(z.string()).default([]),
    upstream: z.array(id).default([]),
  })
  .refine(({ stream, line }) => (stream === undefined) !== (line === undefined), {
    error: 'expected `stream` or `line`',
  });

/** `cities/<id>/situations.yaml`: what makes a situation of single events. */
export const situationsProfile = z
  .strictObject({
    rules: z.array(rule).min(1),
    basins: z.array(basin).default([]),
    /** Registry of camera places. */
    cameras: id.exactOptional(),
    /** By district, to estimate how many live in a part of it. */
    areasKm2: z.record(z.string(), z.number().gt(0)).default({}),
  })
  .superRefine(({ basins }, issues) => {
    const ids = basins.map((entry) => entry.id);
    for (const [index, { id: own, upstream }] of basins.entries()) {
      const unknown = upstream.find((one) => !ids.includes(one) || one === own);
      if (ids.indexOf(own) !== index) {
        const message = 'expected once';
        issues.addIssue({ code: 'custom', path: ['basins', index, 'id'], message });
      }
      if (unknown === undefined) continue;
      const message = `expected ids of other basins (${ids.join(', ')})`;
      issues.addIssue({ code: 'custom', path: ['basins', index, 'upstream'], message });
    }
  });

export type SignProfile = z.output<typeof sign>;
