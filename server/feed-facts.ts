import type { Text } from '../contract/place.ts';
import type { City } from './config/load-city.ts';
import type { BoundFeed } from './config/connectors.ts';
import { feedRecord, type FeedFacts, type FeedRecord } from './city/feed-record.ts';

const NOT_RECORDED: Text = { ko: '이 기록에 없음', en: 'not in this recording' };

/**
 * A record for every source the city names, in its order, also for those that nothing reads yet.
 * `heard`: the feeds of a recording; the others are not connected while it plays, as `unheard` says.
 */
export function feedRecords(
  city: City,
  feeds: ReadonlyMap<string, BoundFeed>,
  sinceMs: number,
  { heard, unheard = NOT_RECORDED }: { heard?: ReadonlySet<string>; unheard?: Text },
): readonly FeedRecord[] {
  return city.profile.feeds.map((entry) => {
    const bound = feeds.get(entry.id);
    if (entry.connected && bound !== undefined) {
      const isHeard = heard?.has(entry.id) ?? true;
      return feedRecord(isHeard ? factsOf(bound) : notHeard(bound, unheard), sinceMs);
    }
    const named = entry.connected ? { title: { ko: entry.id }, about: 'system' as const } : entry;
    const facts: FeedFacts = {
      id: entry.id,
      title: named.title,
      about: named.about,
      everySec: 0,
      licence: '',
      attribution: '',
      isConnected: false,
      ...(!entry.connected && entry.tells !== undefined ? { tells: entry.tells } : {}),
      ...(!entry.connected && entry.note !== undefined ? { note: entry.note } : {}),
    };
    return feedRecord(facts, sinceMs);
  });
}

function notHeard(bound: BoundFeed, note: Text): FeedFacts {
  return { ...factsOf(bound), isConnected: false, note };
}

function factsOf({ connector }: BoundFeed): FeedFacts {
  const { id, title, domain, emits, tells = emits, cadence, source } = connector;
  return {
    id,
    title,
    about: domain,
    tells,
    everySec: cadence.everySec,
    transport: source.transport,
    ...(cadence.lagSec === undefined ? {} : { lagSec: cadence.lagSec }),
    licence: source.licence,
    attribution: source.attribution,
    isConnected: true,
  };
}
