import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Level } from '../../client/design/severity.ts';
import { anchorOf } from '../../client/explore/anchor.ts';
import { boundsCamera } from '../../client/explore/bounds-camera.ts';
import { mapWords } from '../../client/explore/map-words.ts';
import { pickThing } from '../../client/explore/pick-thing.ts';
import { rowsBounds } from '../../client/explore/rows-bounds.ts';
import { seenBounds } from '../../client/explore/seen-bounds.ts';
import { placeWords } from '../../client/map/place-words.ts';
import { aRow } from './rows.ts';

const at = { lon: 126.9, lat: 37.5 };

test('what is abnormal is named with its value, the selected first, then the worst', () => {
  const rows = [
    aRow('calm', { ko: '잠수교', at, value: 1.2, unit: 'm' }),
    aRow('ogeum', { ko: '오금교', at, value: 6.84, unit: 'm', level: 2 }),
    aRow('sindae', { ko: '신대방1교', at, value: 4.06, unit: 'm', level: 4 }),
    aRow('over', { ko: '끝난 것', at, value: 9, unit: 'm', level: 4, endedMs: 1 }),
  ];
  const texts = (selected?: string) => mapWords(rows, selected, 'ko').map(({ text }) => text);
  expect(texts()).toEqual(['신대방1교 4.06', '오금교 6.84']);
  expect(texts('calm')).toEqual(['잠수교 1.20', '신대방1교 4.06', '오금교 6.84']);
});

test('a note is named before all that is abnormal, and of many values of a gauge the newest', () => {
  const value = (atMs: number, metres: number, level: Level) =>
    aRow('ogeum', {
      ko: '오금교',
      key: `ogeum@${atMs}`,
      at,
      atMs,
      value: metres,
      unit: 'm',
      level,
    });
  const rows = [
    value(2, 5.01, 1),
    value(4, 6.84, 2),
    value(3, 6.55, 2),
    aRow('note/1', { layer: 'note', kind: 'situation', ko: '둑 월류 지점', at, level: '?' }),
  ];
  const texts = mapWords(rows, undefined, 'ko').map(({ text }) => text);
  expect(texts).toEqual(['둑 월류 지점', '오금교 6.84']);
});

test('an index is told as it is; a long name is cut before its value', () => {
  const air = aRow('a', {
    layer: 'observation/air.khai',
    ko: '관악구',
    at,
    value: 151,
    unit: '',
    level: 2,
  });
  const long = aRow('b', {
    ko: '이름이 아주 길어서 다 쓸 수 없는 다리',
    at,
    value: 3,
    unit: 'm',
    level: 3,
  });
  const texts = mapWords([air, long], undefined, 'ko').map(({ text }) => text);
  expect(texts).toContain('관악구 151');
  expect(texts.some((text) => /^이름이 아주 .*… 3\.00$/u.test(text))).toBe(true);
});

test('an area is named in the middle of its largest part', () => {
  const square = (lon: number, size: number) => [
    [
      [lon, 37],
      [lon + size, 37],
      [lon + size, 37 + size],
      [lon, 37 + size],
      [lon, 37],
    ] as const,
  ];
  const area = aRow('s', {
    geometry: { type: 'MultiPolygon', coordinates: [square(126, 0.2), square(128, 0.1)] },
  });
  expect(anchorOf(area)?.lon).toBeCloseTo(126.1);
  expect(anchorOf(area)?.lat).toBeCloseTo(37.1);
  expect(anchorOf(aRow('nowhere'))).toBeUndefined();
});

const pixel = fc.record({
  x: fc.integer({ min: 0, max: 600 }),
  y: fc.integer({ min: 0, max: 400 }),
});
const box = fc.record({
  width: fc.integer({ min: 10, max: 160 }),
  height: fc.integer({ min: 8, max: 24 }),
});

test('no word covers another or what is taken', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(pixel, box), { maxLength: 40 }),
      fc.array(fc.tuple(pixel, box), { maxLength: 10 }),
      (words, taken) => {
        const wanted = words.map(([place, size]) => ({ at: place, clearPx: 11, ...size }));
        const held = taken.map(([place, size]) => ({ ...place, ...size }));
        const spots = placeWords(wanted, held);
        const boxes = [
          ...held.map((own) => ({ ...own, isWord: false })),
          ...wanted.flatMap(({ width, height }, index) => {
            const spot = spots[index];
            return spot === undefined ? [] : [{ ...spot, width, height, isWord: true }];
          }),
        ];
        for (const [index, a] of boxes.entries()) {
          for (const b of boxes.slice(index + 1)) {
            const isApart =
              Math.abs(a.x - b.x) >= (a.width + b.width) / 2 ||
              Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
            expect(isApart || (!a.isWord && !b.isWord)).toBe(true);
          }
        }
      },
    ),
  );
});

test('zooming to rows has all of them in sight', () => {
  const places = fc.record({
    lon: fc.double({ min: 126, max: 128, noNaN: true }),
    lat: fc.double({ min: 36, max: 39, noNaN: true }),
  });
  const size = { width: 900, height: 600 };
  fc.assert(
    fc.property(fc.array(places, { minLength: 1, maxLength: 20 }), (all) => {
      const bounds = rowsBounds(all.map((place, index) => aRow(String(index), { at: place })));
      if (bounds === undefined) throw new Error('no bounds');
      const [west, south, east, north] = seenBounds(boundsCamera(bounds, size, 40), size);
      for (const { lon, lat } of all) {
        expect(lon).toBeGreaterThanOrEqual(west);
        expect(lon).toBeLessThanOrEqual(east);
        expect(lat).toBeGreaterThanOrEqual(south);
        expect(lat).toBeLessThanOrEqual(north);
      }
    }),
  );
  expect(rowsBounds([aRow('nowhere')])).toBeUndefined();
});

test('a click takes the nearest mark, of two at one place the worse, an area only beside all marks', () => {
  const area = aRow('area', {
    level: 4,
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [126.8, 37.4],
            [127.2, 37.4],
            [127.2, 37.7],
            [126.8, 37.7],
            [126.8, 37.4],
          ],
        ],
      ],
    },
  });
  const mark = (key: string, lon: number, level: Level) =>
    aRow(key, {
      level,
      at: { lon, lat: 37.5 },
      geometry: { type: 'Point', coordinates: [lon, 37.5] },
    });
  const rows = [area, mark('calm', 126.9, 0), mark('worse', 126.9, 3), mark('far', 126.92, 4)];
  const picked = (lon: number) => pickThing(rows, { lon, lat: 37.5 }, 300)?.key;
  expect(picked(126.9001)).toBe('worse');
  expect(picked(126.9199)).toBe('far');
  expect(picked(126.86)).toBe('area');
  expect(pickThing(rows, { lon: 128, lat: 37.5 }, 300)).toBeUndefined();
});
