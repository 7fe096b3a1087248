import { expect, test } from 'vitest';
import type { AssetEvent } from '../../contract/event.ts';
import { merge } from '../../server/city/merge.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { smallCity } from '../support/small-city.ts';

function lampAt(minute: number, codes: readonly string[]): AssetEvent {
  const time = instantAtMinute(minute);
  const { data } = observationAt(1, minute);
  return {
    ...observationAt(1, minute),
    id: `asset/lamps/L-1@${time}`,
    subject: 'asset/lamps/L-1',
    type: 'city.asset.updated.v1',
    kind: 'asset',
    data: {
      version: time,
      geometry: null,
      districts: [],
      provenance: data.provenance,
      assetType: 'Streetlight',
      assetId: 'L-1',
      name: { ko: 'L-1' },
      state: codes.length > 0 ? 'fault' : 'ok',
      faults: codes.map((code) => ({ code, text: { ko: code }, severity: 'Minor', since: time })),
      attributes: {},
    },
  };
}

test('a fault told again goes on since it was first told; one that comes back begins anew', () => {
  const state = smallCity();
  const sinceAfter = (minute: number, codes: readonly string[]): readonly string[] => {
    merge(state, [lampAt(minute, codes)], instantAtMinute(minute));
    const faults = state.byKind.asset.get('asset/lamps/L-1')?.data.faults ?? [];
    return faults.map(({ code, since }) => `${code} ${since}`);
  };
  expect(sinceAfter(0, ['lamp-failure'])).toEqual([`lamp-failure ${instantAtMinute(0)}`]);
  expect(sinceAfter(10, ['lamp-failure', 'door-open'])).toEqual([
    `lamp-failure ${instantAtMinute(0)}`,
    `door-open ${instantAtMinute(10)}`,
  ]);
  expect(sinceAfter(20, [])).toEqual([]);
  expect(sinceAfter(30, ['lamp-failure'])).toEqual([`lamp-failure ${instantAtMinute(30)}`]);
});
