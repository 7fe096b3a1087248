import { z } from 'zod';
import { INCIDENT_CATEGORIES, SEVERITIES } from '../../contract/event.ts';
import { STAGE_LEVELS } from '../../contract/stage.ts';

const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and -');
const severities = z.array(z.enum(SEVERITIES)).default([]);
const hazards = z.array(id).default([]);

const measure = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('situations'),
    severities,
    hazards,
    sum: z.enum(['count', 'area-km2', 'people']).default('count'),
  }),
  z.strictObject({ of: z.literal('alarms'), severities, hazards }),
  z.strictObject({
    of: z.literal('incidents'),
    categories: z.array(z.enum(INCIDENT_CATEGORIES)).default([]),
    severities,
    feeds: z.array(id).default([]),
  }),
  z.strictObject({
    of: z.literal('calls-over'),
    lifecycles: z.array(z.enum(['fire', 'ems', 'rescue'])).default([]),
  }),
  z.strictObject({ of: z.literal('figure'), figure: id }),
]);

const criterion = z.strictObject({
  id,
  /** Stage 1 needs no reason. */
  level: z.enum(STAGE_LEVELS).exclude(['1']),
  measure,
  atLeast: z.number().positive(),
  text,
});

/** Ids of the city that its stages may name. */
interface StageReferences {
  readonly figures: readonly string[];
  readonly feeds: readonly string[];
}

/** `cities/<id>/stage.yaml`: the city's five stages, and what proposes each. */
export const stageProfile = ({ figures, feeds }: StageReferences) => {
  const feed = z.enum(feeds);
  return z
    .strictObject({
      names: z.strictObject({ '1': text, '2': text, '3': text, '4': text, '5': text }),
      confirmSec: z.number().int().min(0).max(3600),
      dwellMin: z
        .number()
        .int()
        .min(5)
        .max(24 * 60),
      weatherFeeds: z.array(feed).default([]),
      crisis: z.strictObject({ by: text, levels: z.array(text).min(1) }).exactOptional(),
      criteria: z.array(criterion.extend({ feeds: z.array(feed).default([]) })).min(1),
    })
    .superRefine(({ criteria }, issues) => {
      const ids = criteria.map((each) => each.id);
      for (const [index, { id: own, measure: what }] of criteria.entries()) {
        const say = (path: readonly string[], message: string): void => {
          issues.addIssue({ code: 'custom', path: ['criteria', index, ...path], message });
        };
        if (ids.indexOf(own) !== index) say(['id'], 'expected once');
        if (what.of === 'figure' && !figures.includes(what.figure)) {
          say(['measure', 'figure'], `expected an id under figures (${figures.join(', ')})`);
        }
      }
    });
};
