import type { FeedState } from '../../contract/feed-health.ts';
import type { FigureData } from '../../contract/indicator.ts';
import type { EventOf } from './city.ts';
import { isUncertain } from './select-feeds.ts';

/**
 * What a figure may claim: `fresh`; `ageing` = older than its feeds' cadence; `late` = a feed is
 * late or its value is twice too old; `dead` = no feed speaks, the value is not to be read as now.
 */
export type Freshness = (
  | { readonly state: 'fresh' }
  | { readonly state: 'ageing'; readonly ageMs: number }
  | { readonly state: 'late'; readonly ageMs: number | undefined }
  | { readonly state: 'dead'; readonly why: 'down' | 'not-connected' | 'null' }
) & {
  /** A feed behind it cannot be read in full: the number may miss some. Never of a dead figure. */
  readonly isUncertain?: true;
};

const isSilent = (state: FeedState): boolean => state === 'down' || state === 'not-connected';

/** Freshness of a figure from the health of the feeds it is derived from. */
export function freshnessOf(
  figure: FigureData,
  feeds: ReadonlyMap<string, EventOf<'feed'>>,
  nowMs: number,
): Freshness {
  const wanted = new Set(figure.derivedFrom);
  const known = [...feeds.values()].filter(({ data }) => wanted.has(data.feed));
  const states = known.map(({ data }) => data.state);
  if (states.length > 0 && states.every(isSilent)) {
    return { state: 'dead', why: states.includes('down') ? 'down' : 'not-connected' };
  }
  if (figure.value === null) return { state: 'dead', why: 'null' };
  const doubt = known.some(isUncertain) ? ({ isUncertain: true } as const) : {};
  const ageMs = figure.asOf === null ? undefined : nowMs - Date.parse(figure.asOf);
  if (states.some((state) => state === 'late' || state === 'stale' || state === 'down')) {
    return { state: 'late', ageMs, ...doubt };
  }
  const everyMs = Math.max(0, ...known.map(({ data }) => data.everySec * 1000));
  if (ageMs !== undefined && everyMs > 0 && ageMs >= 2 * everyMs) {
    return { state: 'ageing', ageMs, ...doubt };
  }
  return { state: 'fresh', ...doubt };
}
