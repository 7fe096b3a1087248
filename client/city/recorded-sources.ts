import type { FeedHealth } from '../../contract/feed-health.ts';
import type { EventOf } from './city.ts';

type IsBehind = (feed: FeedHealth) => boolean;

/** Read in this city, but left out of the recording that plays. */
export function isLeftOut({ state, transport }: FeedHealth): boolean {
  return state === 'not-connected' && transport !== undefined;
}

/**
 * The sources behind a tile without those that the recording leaves out: the night shows what it has.
 * When it has none of them, all stand, so that the tile says so.
 */
export function recordedSources(
  feeds: ReadonlyMap<string, EventOf<'feed'>> | undefined,
  isBehind: IsBehind,
): IsBehind {
  const behind = [...(feeds?.values() ?? [])].map(({ data }) => data).filter(isBehind);
  if (behind.every(isLeftOut)) return isBehind;
  return (feed) => isBehind(feed) && !isLeftOut(feed);
}
