import type { RejectsAnswer } from '../contract/api.ts';
import type { CityState } from './city/city-state.ts';
import type { BoundFeed } from './config/connectors.ts';

/** The quarantine of a feed as the interface shows it; samples may name persons where bodies may. */
export function rejectsOf(
  state: () => Pick<CityState, 'feeds'>,
  isWithheld: (feed: string) => boolean,
): (feed: string) => RejectsAnswer | undefined {
  return (feed) => {
    const record = state().feeds.get(feed);
    if (record === undefined) return undefined;
    const rejects = isWithheld(feed)
      ? record.quarantine.map(({ at, where, why }) => ({ at, where, why }))
      : record.quarantine;
    return { feed, total: record.rejected, rejects };
  };
}

/** Whether the bodies of a feed are shown to nobody. */
export function withheldOf(feeds: ReadonlyMap<string, BoundFeed>): (feed: string) => boolean {
  return (feed) => feeds.get(feed)?.connector.source.isRawWithheld === true;
}
