import { z } from 'zod';
import { valueAt } from '../feed-kit/json-path.ts';
import type { PlainRecord } from '../feed-kit/record.ts';
import { ownSettings } from './own-settings.ts';

export const READ_KINDS = [
  'observation',
  'incident',
  'alert',
  'request',
  'asset',
  'position',
] as const;
export type ReadKind = (typeof READ_KINDS)[number];

const constant = z.union([z.string(), z.number(), z.boolean()]);

/** A type of the city's own: where each of our fields stands (`/data/…`), or what it always is. */
const mapping = z
  .object({
    kind: z.enum(READ_KINDS),
    /** The source's words for a field → ours. */
    words: z.record(z.string(), z.record(z.string(), constant)).default({}),
  })
  .catchall(constant);
type Mapping = z.output<typeof mapping>;

export const cloudEventSettings = z.strictObject({
  /** By `type`. */
  types: z.record(z.string(), mapping).default({}),
  /** Only by MQTT. */
  topics: z.array(z.string().min(1)).min(1).default(['events/#']),
});
export const settingsOf = ownSettings(cloudEventSettings);

/** Short names for the usual fields. */
const ALIASES: Readonly<Record<string, string>> = {
  value: 'result',
  property: 'observedProperty',
};
const NOT_FIELDS = new Set(['kind', 'words']);

/** An event of the city's own type, its data in our words. */
export function mapped(event: PlainRecord, { words, ...rules }: Mapping): PlainRecord {
  const fields: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(rules)) {
    if (NOT_FIELDS.has(name)) continue;
    const field = ALIASES[name] ?? name;
    const isPath = typeof rule === 'string' && rule.startsWith('/');
    const value = isPath ? valueAt(event, rule) : rule;
    const known = words[name] ?? words[field] ?? {};
    const word = typeof value === 'object' ? '' : String(value);
    if (value !== undefined) fields[field] = Object.hasOwn(known, word) ? known[word] : value;
  }
  return fields;
}
