import type { CityEvent } from '../../contract/event.ts';

/** Told as one, however many numbers they have. */
const WHOLE: ReadonlySet<string> = new Set(['data.geometry', 'data.districts']);

/** What the receipt of the bytes says, not the bytes. */
export const OF_RECEIPT: ReadonlySet<string> = new Set([
  'recordedtime',
  'data.provenance.rawId',
  'data.provenance.sha256',
]);

/** Leaves of an event by their path, as JSON text: `data.result` → `6.84`. */
export function eventProperties(event: CityEvent): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (value === undefined) return;
    if (typeof value !== 'object' || value === null || WHOLE.has(path)) {
      found.set(path, JSON.stringify(value));
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      walk(member, path === '' ? key : `${path}.${key}`);
    }
  };
  walk(event, '');
  return found;
}

/** Those by which an event is known again in a body that was made smaller. */
export function soughtProperties(event: CityEvent): ReadonlyMap<string, string> {
  const properties = new Map(eventProperties(event));
  // Where a source has no key of its own, this is the row's place in the list.
  properties.delete('data.provenance.ref');
  for (const path of OF_RECEIPT) properties.delete(path);
  return properties;
}

/** Paths whose value is another, or that only one of the two has. */
export function changedProperties(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}
