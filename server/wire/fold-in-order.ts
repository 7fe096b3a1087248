import type { Delta } from '../../contract/delta.ts';
import { fold } from './fold.ts';
import { isClassA } from './durability.ts';

/** Past this many parts the whole is folded into one: a screen so far behind wants the present. */
const MOST_PARTS = 16;

/**
 * Successive deltas as few: values folded to the last, but each version of an alert, incident or
 * request kept, in its order. `deltas` are gapless and of one epoch; none gives none.
 */
export function foldInOrder(deltas: readonly Delta[]): readonly Delta[] {
  const parts = split(deltas);
  if (parts.length <= MOST_PARTS) return parts.map(fold);
  return [fold(deltas)];
}

/** A part ends before the delta that would overwrite something of class A in it. */
function split(deltas: readonly Delta[]): readonly (readonly Delta[])[] {
  const parts: Delta[][] = [];
  let part: Delta[] = [];
  let told = new Set<string>();
  for (const delta of deltas) {
    const overwrites =
      delta.upserts.some(({ subject }) => told.has(subject)) ||
      delta.removals.some((subject) => told.has(subject));
    if (part.length === 0 || overwrites) {
      part = [];
      parts.push(part);
      told = new Set();
    }
    part.push(delta);
    for (const event of delta.upserts) if (isClassA(event)) told.add(event.subject);
  }
  return parts;
}
