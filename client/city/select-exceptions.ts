import type { FeedHealth } from '../../contract/feed-health.ts';
import type { EventOf } from './city.ts';
import { isBudgetLow } from './feed-concerns.ts';
import { gather } from './gather.ts';
import { isLeftOut } from './recorded-sources.ts';

/**
 * What is wrong with a source, worst first: one that falls silent is news, one that never spoke is
 * not. `rejects` only means that single rows were refused.
 */
const CONCERNS = [
  'down',
  'stale',
  'late',
  'not-connected',
  'uncertain',
  'budget',
  'drift',
  'rejects',
] as const;
export type Concern = (typeof CONCERNS)[number];

/** Sources with the same trouble for the same reason. */
export interface Exception {
  readonly concern: Concern;
  readonly feeds: readonly FeedHealth[];
}

function concernOf(health: FeedHealth): Concern | undefined {
  const { state, quality, drift = [], rejects } = health;
  if (state !== 'live') return isLeftOut(health) ? undefined : state;
  if (quality === 'uncertain') return 'uncertain';
  if (isBudgetLow(health.budget)) return 'budget';
  if (drift.length > 0) return 'drift';
  return rejects.length > 0 ? 'rejects' : undefined;
}

/** Every source that cannot be relied on in full, worst first; what the recording leaves out is none. */
export function selectExceptions(
  feeds: ReadonlyMap<string, EventOf<'feed'>>,
): readonly Exception[] {
  const found = [...feeds.values()].flatMap(({ data }) => {
    const concern = concernOf(data);
    return concern === undefined ? [] : [{ concern, data }];
  });
  // Of the others each has a story of its own.
  const isShared = (concern: Concern): boolean => concern === 'down' || concern === 'not-connected';
  const groups = gather(found, ({ concern, data }) =>
    isShared(concern) && data.reason !== undefined
      ? `${concern} ${data.reason.ko}`
      : `${concern} ${data.feed}`,
  );
  return [...groups.values()]
    .flatMap((members) => {
      const [first] = members;
      if (first === undefined) return [];
      return [{ concern: first.concern, feeds: members.map(({ data }) => data) }];
    })
    .toSorted(
      (a, b) =>
        CONCERNS.indexOf(a.concern) - CONCERNS.indexOf(b.concern) ||
        b.feeds.length - a.feeds.length,
    );
}
