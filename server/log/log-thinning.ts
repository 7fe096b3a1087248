import { isClassA } from '../wire/durability.ts';
import { fold } from '../wire/fold.ts';
import type { Waiting } from './log-backlog.ts';
import { withoutPositions } from './log-encoding.ts';

/**
 * Fewer steps that leave the city as all of them do: the last word on each subject, and every word
 * of class A. What class B said between is given up, and each step says since when.
 */
export function thinned(steps: readonly Waiting[]): readonly Waiting[] {
  const groups: Waiting[][] = [];
  for (const step of steps) {
    const group = groups.at(-1);
    if (group?.[0]?.delta.epoch === step.delta.epoch) group.push(step);
    else groups.push([step]);
  }
  return groups.map(asOne);
}

function asOne(steps: readonly Waiting[]): Waiting {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('no steps');
  if (first === last) return first;
  const delta = fold(steps.map((step) => withoutPositions(step.delta)));
  const kept = new Set(delta.upserts);
  const former = steps.flatMap(({ delta: { upserts }, late }) => [
    ...upserts.filter((event) => isClassA(event) && !kept.has(event)),
    ...late.filter(isClassA),
  ]);
  return { ...last, delta, late: former, gapFromMs: first.gapFromMs ?? first.atMs };
}
