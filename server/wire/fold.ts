import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';

/**
 * Successive deltas as one: the last word on each subject, numbered from the first to the last.
 * `deltas` are gapless, of one epoch, and at least one.
 */
export function fold(deltas: readonly Delta[]): Delta {
  const first = deltas[0];
  const last = deltas.at(-1);
  if (first === undefined || last === undefined) throw new RangeError('nothing to fold');
  if (first === last) return first;
  const upserts = new Map<string, CityEvent>();
  const removals = new Set<string>();
  for (const delta of deltas) {
    for (const event of delta.upserts) {
      upserts.set(event.subject, event);
      removals.delete(event.subject);
    }
    for (const subject of delta.removals) {
      upserts.delete(subject);
      removals.add(subject);
    }
  }
  return {
    epoch: first.epoch,
    from: first.from,
    to: last.to,
    now: last.now,
    upserts: [...upserts.values()],
    removals: [...removals],
  };
}
