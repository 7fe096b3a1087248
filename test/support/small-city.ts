import type { CityEvent } from '../../contract/event.ts';
import { cityState, type CityState } from '../../server/city/city-state.ts';
import { feedRecord } from '../../server/city/feed-record.ts';
import { instantAtMinute } from './city-events.ts';

export const FACTS = {
  id: 'test-feed',
  title: { ko: '시험 자료', en: 'Test feed' },
  about: 'water',
  everySec: 60,
  licence: 'none',
  attribution: 'test',
  isConnected: true,
} as const;

/** An empty city with one feed, listened to since minute 0. */
export function smallCity(facts: Partial<Parameters<typeof feedRecord>[0]> = {}): CityState {
  const start = instantAtMinute(0);
  const record = feedRecord({ ...FACTS, ...facts }, Date.parse(start));
  return cityState('seoul', 'epoch-1', [record], start);
}

/** Everything in force by subject, without what depends on the order of arrival. */
export function inForce(state: { readonly byKind: CityState['byKind'] }): Map<string, CityEvent> {
  const all = Object.values(state.byKind).flatMap((events): CityEvent[] => [...events.values()]);
  return new Map(
    all.map((event): [string, CityEvent] => [event.subject, event]).toSorted(bySubject),
  );
}

function bySubject(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}
