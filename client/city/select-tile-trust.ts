import type { EventOf } from './city.ts';
import { isUncertain } from './select-feeds.ts';

type Feed = EventOf<'feed'>;

/**
 * What a tile may claim, from the sources behind it. `live`: all are heard and read; `partial`: some
 * are late, silent or cannot be read in full; `late`: none is in time; `lost`: none is heard any more;
 * `unconnected`: none was ever connected, or the city names none.
 */
export type TrustState = 'loading' | 'live' | 'partial' | 'late' | 'lost' | 'unconnected';

export interface TileTrust {
  readonly state: TrustState;
  /** Sources in time, of how many. */
  readonly n: number;
  readonly m: number;
  /** Those that are not, worst first. */
  readonly wanting: readonly Feed[];
  /** All are left out of the recording that plays. */
  readonly isUnrecorded: boolean;
  /** Last good answer of the source that was heard last, ms; undefined = never. */
  readonly lastGoodMs: number | undefined;
}

const WORST_FIRST = ['down', 'not-connected', 'stale', 'late', 'live'] as const;

const isGood = (feed: Feed): boolean => feed.data.state === 'live' && !isUncertain(feed);
const isLate = ({ data }: Feed): boolean => data.state === 'late' || data.state === 'stale';

/** The trust of a tile that draws on the feeds that `isBehind` names. */
export function selectTileTrust(
  feeds: ReadonlyMap<string, Feed> | undefined,
  isBehind: (feed: Feed['data']) => boolean,
): TileTrust {
  const behind = [...(feeds?.values() ?? [])].filter(({ data }) => isBehind(data));
  const good = behind.filter(isGood);
  const goods = behind.flatMap(({ data }) =>
    data.lastGood === null ? [] : [Date.parse(data.lastGood)],
  );
  const isOff = (feed: Feed): boolean => feed.data.state === 'not-connected';
  const isHeard = (feed: Feed): boolean => feed.data.state === 'live' || isLate(feed);
  const stateOf = (): TrustState => {
    if (feeds === undefined) return 'loading';
    if (behind.every(isOff)) return 'unconnected';
    if (!behind.some(isHeard)) return 'lost';
    if (good.length === behind.length) return 'live';
    return behind.some((feed) => feed.data.state === 'live') ? 'partial' : 'late';
  };
  return {
    state: stateOf(),
    n: good.length,
    m: behind.length,
    wanting: behind
      .filter((feed) => !isGood(feed))
      .toSorted((a, b) => WORST_FIRST.indexOf(a.data.state) - WORST_FIRST.indexOf(b.data.state)),
    isUnrecorded:
      behind.length > 0 &&
      behind.every(({ data }) => data.state === 'not-connected' && data.transport !== undefined),
    lastGoodMs: goods.length === 0 ? undefined : Math.max(...goods),
  };
}
