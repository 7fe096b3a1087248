import type { Delta } from '../../contract/delta.ts';
import type { CityEvent, Kind } from '../../contract/event.ts';

/** Class A: what somebody must act on. It is never held back for the next tick. */
const CLASS_A: ReadonlySet<Kind> = new Set([
  'alert',
  'incident',
  'request',
  'situation',
  'alarm',
  'stage',
  'directive',
]);

export function isClassA({ kind }: CityEvent): boolean {
  return CLASS_A.has(kind);
}

export function hasClassA(delta: Delta): boolean {
  return delta.upserts.some(isClassA);
}
