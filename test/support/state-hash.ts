import { createHash } from 'node:crypto';
import type { Snapshot } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { topicOf } from '../../contract/topic.ts';
import type { City } from '../../client/city/city.ts';

/**
 * SHA-256 of what is in force: equal hashes are equal cities. Vehicles and road speeds are left
 * out: they travel in columns and are compared as such.
 */
export function stateHash(events: Iterable<CityEvent>): string {
  const sparse = [...events].filter((event) => ['core', 'observations'].includes(topicOf(event)));
  const lines = sparse.map((event) => JSON.stringify(sorted(event))).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Of a client's city. */
export function cityHash(city: City): string {
  return stateHash(Object.values(city.byKind).flatMap((events) => [...events.values()]));
}

export interface ServedCity {
  readonly seq: number;
  readonly hash: string;
  readonly events: readonly CityEvent[];
}

/** What the server holds now, with the number it is at; or what it says of an instant. */
export async function servedCity(base: string, at?: string): Promise<ServedCity> {
  const query = at === undefined ? '' : `?at=${at}`;
  const answer = await fetch(`${base}/api/v1/snapshot${query}`);
  if (!answer.ok) throw new Error(await answer.text());
  const { seq, events } = (await answer.json()) as Snapshot;
  return { seq, hash: stateHash(events), events };
}

/** Keys in one order: a copy made by a fold may hold them in another. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, held]) => [key, sorted(held)]));
}
