import { z } from 'zod';

const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and -');
const hours = z.number().positive().max(168);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const conditions = z.record(z.string().min(1), z.union([scalar, z.array(scalar).min(1)]));

const part = z
  .strictObject({
    id,
    /** Id under `domains`. */
    domain: id,
    label: text,
    unit: text,
    kind: z.enum(['incident', 'alert', 'request']),
    feed: id,
    form: z.enum(['count', 'share']),
    where: conditions.default({}),
    among: conditions.default({}),
    within: z
      .strictObject({ from: z.string().min(1), to: z.string().min(1), sec: z.number().positive() })
      .exactOptional(),
    perPeople: z.number().positive().exactOptional(),
    target: z.number().positive(),
    better: z.enum(['higher', 'lower']),
  })
  .refine(({ form, within }) => within === undefined || form === 'share', {
    error: 'expected form: share beside within',
    path: ['within'],
  })
  .refine(({ form, perPeople }) => perPeople === undefined || form === 'count', {
    error: 'expected form: count beside perPeople',
    path: ['perPeople'],
  });

/** `cities/<id>/scores.yaml`: what districts are measured by, and how complaints are counted. */
export const scoresProfile = z
  .strictObject({
    windowHours: hours,
    cap: z.number().min(1).max(10).default(1.5),
    domains: z.array(z.strictObject({ id, name: text })).default([]),
    parts: z.array(part).default([]),
    complaints: z.strictObject({ windowHours: hours, feeds: z.array(id).min(1) }).exactOptional(),
  })
  .superRefine(({ domains, parts }, issues) => {
    const names = domains.map((domain) => domain.id);
    const ids = parts.map((entry) => entry.id);
    for (const [index, entry] of parts.entries()) {
      const expectAt = (key: string, message: string): void =>
        issues.addIssue({ code: 'custom', path: ['parts', index, key], message });
      if (!names.includes(entry.domain)) {
        expectAt('domain', `expected an id under domains (${names.join(', ')})`);
      }
      if (ids.indexOf(entry.id) !== index) expectAt('id', 'expected once');
    }
  });
