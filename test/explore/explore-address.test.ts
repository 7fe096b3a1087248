import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOfView, viewOfAddress } from '../../client/explore/explore-address.ts';
import {
  CHART_HOURS,
  FIRST_VIEW,
  PANES,
  type ExploreView,
} from '../../client/explore/explore-view.ts';
import { LAYER_CHIPS } from '../../client/explore/layer-groups.ts';
import { OVERLAY_COLOURS } from '../../client/explore/overlay.ts';
import { DOMAINS } from '../../contract/event.ts';
import type { Area } from '../../client/explore/area.ts';

const lonLat = fc.record({
  lon: fc.integer({ min: -18_000_000, max: 18_000_000 }).map((n) => n / 1e5),
  lat: fc.integer({ min: -8_500_000, max: 8_500_000 }).map((n) => n / 1e5),
});
const subject = fc.constantFrom(
  'observation/서울시(오금교)',
  'incident/topis-incidents/1,2 & 3',
  'situation/flood:11620+=%',
);
const layer = fc.record({
  id: fc.constantFrom('observation/water.level', 'incident/flood', 'request/도로,파손~%2c100%'),
  opacity: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  form: fc.constantFrom('each' as const, 'hex' as const, 'heat' as const, 'column' as const),
});
const overlay = fc.record({
  id: fc.constantFrom('city/cadastre', 'shared/flood-marks_1', 'own/0b1c-2d', 'own/x'),
  opacity: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
  colour: fc.constantFrom(...OVERLAY_COLOURS),
});
const area: fc.Arbitrary<Area> = fc.oneof(
  fc.record({
    type: fc.constant('circle' as const),
    at: lonLat,
    radiusM: fc.integer({ min: 1, max: 50_000 }),
  }),
  fc.record({
    type: fc.constant('polygon' as const),
    ring: fc.array(lonLat, { minLength: 3, maxLength: 8 }),
  }),
  fc.record({
    type: fc.constant('near' as const),
    subject,
    radiusM: fc.integer({ min: 1, max: 50_000 }),
  }),
);
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const present = <T extends object>(parts: T): T =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T;

const instantMs = fc
  .integer({ min: 1_600_000_000, max: 1_900_000_000 })
  .map((seconds) => seconds * 1000);

/** Also such as are written with a power of ten. */
const aNumber = fc.oneof(fc.integer(), fc.constantFrom(0.045, 1e-7, -2.5e-9, 1e21));

const anyView = fc
  .record({
    layers: fc.uniqueArray(layer, { maxLength: 5, selector: ({ id }) => id }),
    overlays: fc.uniqueArray(overlay, { maxLength: 4, selector: ({ id }) => id }),
    list: fc.record({
      chip: fc.constantFrom(...LAYER_CHIPS),
      closed: fc
        .subarray(['traffic' as const, 'water' as const])
        .map((closed) => DOMAINS.filter((domain) => closed.some((own) => own === domain))),
    }),
    filter: fc
      .record({
        text: fc.constantFrom('', '도림천', 'ㄷㄹㅊ 수위', 'a&b=c+d'),
        levels: fc.subarray([0, 1, 2, 3, 4, '?'] as const),
        districts: fc.subarray(['11620', '11590']),
        value: optional(fc.record({ least: aNumber, most: aNumber })),
        area: optional(area),
        isOpenOnly: optional(fc.constant(true)),
      })
      .map(present),
    camera: optional(
      fc.record({
        lon: lonLat.map(({ lon }) => lon),
        lat: lonLat.map(({ lat }) => lat),
        zoom: fc.integer({ min: 0, max: 2000 }).map((n) => n / 100),
        pitch: fc.integer({ min: 0, max: 60 }),
        bearing: fc.integer({ min: -180, max: 180 }),
      }),
    ),
    district: optional(fc.constantFrom('11620')),
    subject: optional(subject),
    event: optional(fc.constantFrom('hrfco-water-level:1018665:2022-08-08T12:30:00.000Z')),
    pane: fc.constantFrom(...PANES),
    spanMin: fc.constantFrom(30 as const, 390 as const, 10_080 as const),
    compare: fc.uniqueArray(subject, { maxLength: 4 }),
    drill: fc
      .record({
        hours: fc.constantFrom(...CHART_HOURS),
        overlay: fc.uniqueArray(fc.constantFrom('river/1018697', 'rain/2002,a'), { maxLength: 2 }),
        scoreSort: fc.constantFrom('', 'calls'),
        isScoreDescending: fc.boolean(),
      })
      .map((drill) => ({
        ...drill,
        isScoreDescending: drill.isScoreDescending && drill.scoreSort !== '',
      })),
    near: optional(area),
    measure: optional(
      fc.record({
        corners: fc.array(lonLat, { minLength: 3, maxLength: 5 }),
        isClosed: fc.boolean(),
      }),
    ),
    range: optional(
      fc
        .tuple(instantMs, fc.integer({ min: 1, max: 100_000 }))
        .map(([fromMs, seconds]) => ({ fromMs, toMs: fromMs + seconds * 1000 })),
    ),
    table: fc
      .record({
        isOpen: fc.boolean(),
        sort: fc.constant('name'),
        isDescending: fc.boolean(),
        group: fc.constantFrom('', 'district'),
        columns: fc.subarray(['name', 'value', 'since']),
        closed: optional(fc.subarray(['11620', '', 'situation/a,b'], { minLength: 1 })),
        heightPx: optional(fc.integer({ min: 1, max: 4000 })),
      })
      .map(present),
    swipe: optional(
      fc.record({
        other: fc.oneof(
          instantMs.map((atMs) => ({ atMs })),
          fc.constantFrom({ shiftMs: 604_800_000 }, { shiftMs: 3_600_000 }),
        ),
        share: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
      }),
    ),
    workspace: optional(fc.constantFrom('w-1')),
  })
  .map((parts) => present(parts) as ExploreView);

test('an address shows again what it was written from', () => {
  fc.assert(
    fc.property(anyView, (view) => {
      const address = addressOfView(new URL('http://desk/explore?lang=en'), view, 'Asia/Seoul');
      expect(viewOfAddress(address.search)).toEqual(view);
      expect(address.searchParams.get('lang')).toBe('en');
    }),
  );
});

test('a desk as it opens has a plain address, and what cannot be read is as if it were not there', () => {
  expect(addressOfView(new URL('http://desk/explore'), FIRST_VIEW, 'Asia/Seoul').search).toBe('');
  const broken =
    '?on=&over=~,a/b,city/&area=circle,1&map=a,b&value=x&from=2022&swipe=soon&pane=none&level=9';
  expect(viewOfAddress(broken)).toEqual(FIRST_VIEW);
});

test('a link that somebody has damaged never shows a place that no map has, nor one thing twice', () => {
  const shown = (query: string) => viewOfAddress(`?${query}`);
  expect(shown('map=126.9,100,12').camera).toBeUndefined();
  expect(shown('map=999,37,12').camera).toBeUndefined();
  expect(shown('map=126.9,37.5,99,89,400').camera).toEqual({
    lon: 126.9,
    lat: 37.5,
    zoom: 22,
    pitch: 60,
    bearing: 0,
  });
  const twice = shown('on=a,b~50,a~20&compare=x&compare=x&overlay=r&overlay=r&subject=&district=');
  expect(twice.layers.map(({ id, opacity }) => [id, opacity])).toEqual([
    ['a', 1],
    ['b', 0.5],
  ]);
  expect(twice.compare).toEqual(['x']);
  expect(twice.drill.overlay).toEqual(['r']);
  expect('subject' in twice || 'district' in twice).toBe(false);
  expect(shown('on=a~').layers).toEqual([{ id: 'a', opacity: 1, form: 'each' }]);
});
