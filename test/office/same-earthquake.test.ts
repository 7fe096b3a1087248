import { expect, test } from 'vitest';
import { selectOpenMatters } from '../../client/city/select-open-matters.ts';
import { absorb } from '../../server/city/absorb.ts';
import { cityState } from '../../server/city/city-state.ts';
import { feedRecord } from '../../server/city/feed-record.ts';
import { merge } from '../../server/city/merge.ts';
import emsc from '../../server/feeds/emsc.feed.ts';
import usgs from '../../server/feeds/usgs-earthquake.feed.ts';
import { sameEarthquakes } from '../../server/office/same-earthquake.ts';
import { feedContext } from '../support/feed-context.ts';
import { frameOf } from '../support/frame-of.ts';
import { FACTS } from '../support/small-city.ts';

const NOW = '2026-06-18T13:00:00.000Z';
const ORIGIN_MS = Date.parse('2026-06-18T12:50:00.000Z');

function usgsList(mag: number, offsetSec: number): string {
  const { city } = { city: feedContext(usgs) };
  const [west, south] = city.bounds;
  return JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        id: 'us1',
        properties: {
          mag,
          place: 'near the city',
          time: ORIGIN_MS + offsetSec * 1000,
          updated: ORIGIN_MS + 60_000,
          type: 'earthquake',
          ids: ',us1,',
          net: 'us',
          status: 'automatic',
        },
        geometry: { type: 'Point', coordinates: [west, south, 10] },
      },
    ],
  });
}

function emscMessage(mag: number): string {
  const [west, south] = feedContext(emsc).bounds;
  return JSON.stringify({
    action: 'create',
    data: {
      type: 'Feature',
      id: 'e1',
      geometry: { type: 'Point', coordinates: [west, south, -9] },
      properties: {
        unid: 'e1',
        mag,
        depth: 9,
        lat: south,
        lon: west,
        time: '2026-06-18T12:50:02.0Z',
        lastupdate: '2026-06-18T12:52:00.0Z',
        flynn_region: 'NEAR THE CITY',
        auth: 'EMSC',
        evtype: 'ke',
      },
    },
  });
}

function cityWith(mag: number, offsetSec: number) {
  const records = ['emsc', 'usgs-earthquake'].map((id) =>
    feedRecord({ ...FACTS, id }, Date.parse(NOW)),
  );
  const state = cityState('seoul', 'epoch', records, NOW);
  for (const [connector, body] of [
    [usgs, usgsList(mag, offsetSec)],
    [emsc, emscMessage(4.1)],
  ] as const) {
    const frame = frameOf(connector.id, body, { receivedAt: NOW });
    const reading = connector.read(frame, feedContext(connector));
    expect(reading.rejects).toEqual([]);
    absorb(state, { feed: connector.id, events: reading.events, rejects: [] }, NOW);
  }
  merge(state, sameEarthquakes(state, NOW), NOW);
  return state;
}

test('one earthquake told by two networks is one matter, and both figures stay', () => {
  const state = cityWith(4.3, 0);
  expect(state.byKind.alert.size).toBe(2);
  const ids = [...state.byKind.alert.values()].map(({ correlationid }) => correlationid);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^alert\//);
  const matters = selectOpenMatters(state.byKind);
  expect(matters).toHaveLength(1);
  expect(matters[0]?.kind === 'alert' && matters[0].members).toHaveLength(2);
  expect(sameEarthquakes(state, NOW)).toEqual([]);
});

test.each([
  ['a minute apart', 4.3, 60],
  ['of very different size', 5.6, 0],
] as const)('two earthquakes %s stay two', (_what, mag, offsetSec) => {
  const state = cityWith(mag, offsetSec);
  expect(selectOpenMatters(state.byKind)).toHaveLength(2);
});
