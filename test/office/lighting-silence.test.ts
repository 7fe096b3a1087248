import { expect, test } from 'vitest';
import type { FeedEvent } from '../../contract/event.ts';
import { merge } from '../../server/city/merge.ts';
import { feedEvent } from '../../server/city/feed-health.ts';
import { silentAssets } from '../../server/office/lighting-silence.ts';
import { lightingOffice } from '../../server/office/lighting-office.ts';
import { cityState } from '../../server/city/city-state.ts';
import { feedRecord } from '../../server/city/feed-record.ts';
import { FACTS } from '../support/small-city.ts';
import { assetAt } from '../support/lighting-events.ts';

const NOW = '2022-08-09T12:00:00.000Z';

function cityWith(state: FeedEvent['data']['state']) {
  const record = feedRecord({ ...FACTS, id: 'lamps' }, Date.parse(NOW));
  const city = cityState('seoul', 'e', [record], NOW);
  const health = feedEvent('seoul', record, NOW, Date.parse(NOW));
  city.byKind.feed.set('feed/lamps', { ...health, data: { ...health.data, state } });
  merge(
    city,
    [
      assetAt('night', '2022-08-09T02:00:00.000Z'),
      assetAt('gone', '2022-08-08T02:00:00.000Z'),
      assetAt('signal', '2022-08-09T09:00:00.000Z', { assetType: 'TrafficSignal' }),
      assetAt('works', '2022-08-01T00:00:00.000Z', { state: 'maintenance' }),
    ],
    NOW,
  );
  return city;
}

test('equipment nobody heard of is offline since its last word; a lamp may be without power by day', () => {
  const city = cityWith('live');
  const lost = silentAssets(city, NOW);
  expect(lost.map(({ subject }) => subject)).toEqual(['asset/lamps/gone', 'asset/lamps/signal']);
  expect(lost[0]?.data).toMatchObject({
    state: 'offline',
    faults: [{ code: 'communication-lost', since: '2022-08-08T02:00:00.000Z' }],
  });
});

test('while its feed is not heard, silence says nothing of the equipment', () => {
  for (const state of ['down', 'stale', 'not-connected'] as const) {
    expect(silentAssets(cityWith(state), NOW)).toEqual([]);
  }
});

test('it is said once, and the next word of the device lifts it', () => {
  const city = cityWith('live');
  const office = lightingOffice(() => 0);
  merge(city, office.judge(city, NOW), NOW);
  expect(silentAssets(city, NOW)).toEqual([]);
  merge(city, [assetAt('gone', NOW)], NOW);
  expect(city.byKind.asset.get('asset/lamps/gone')?.data).toMatchObject({
    state: 'ok',
    faults: [],
  });
});
