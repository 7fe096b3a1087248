import { expect, test } from 'vitest';
import { rainField } from '../../server/office/rain-field.ts';
import { rainGauges } from '../../server/office/rain-gauges.ts';
import { rainHours } from '../../server/office/rain-hours.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import type { ObservationEvent } from '../../contract/event.ts';

const minuteMs = (minute: number): number => Date.parse(instantAtMinute(minute));

function rainAt(gauge: number, minute: number, mm: number): ObservationEvent {
  const event = observationAt(gauge, minute, mm);
  const coordinates = [126.9 + gauge * 0.05, 37.5] as const;
  const data = {
    ...event.data,
    observedProperty: 'rain.depth10m',
    unit: 'mm',
    geometry: { type: 'Point' as const, coordinates },
  };
  return { ...event, data };
}

const SLOTS = [5, 15, 25, 35, 45, 55];

test('the hour is the sum of the six slots that end in it, in whatever order they came', () => {
  const hours = rainHours();
  const depths = [20, 21.5, 25, 25, 25, 25];
  const rows = SLOTS.map((minute, index) => rainAt(1, minute, depths[index] ?? 0));
  for (const row of rows.toReversed()) hours.note(row);
  hours.note(rainAt(1, -5, 99));
  expect(hours.at(minuteMs(57)).map(({ mm, asOfMs }) => [mm, asOfMs])).toEqual([
    [141.5, minuteMs(55)],
  ]);
});

test('an hour with two slots missing is not known, rather than small', () => {
  const hours = rainHours();
  for (const minute of SLOTS.slice(2)) hours.note(rainAt(1, minute, 10));
  expect(hours.at(minuteMs(57))).toEqual([]);
});

test('a gauge that fell silent says nothing about now', () => {
  const hours = rainHours();
  for (const minute of SLOTS) hours.note(rainAt(1, minute, 10));
  expect(hours.at(minuteMs(70))).toHaveLength(1);
  expect(hours.at(minuteMs(80))).toEqual([]);
});

test('bands are nested, closed and hold their gauge; no gauge makes no field', () => {
  const hours = rainHours();
  for (const minute of SLOTS) {
    hours.note(rainAt(1, minute, 20));
    hours.note(rainAt(4, minute, 0));
  }
  const bounds = [126.76, 37.42, 127.19, 37.7] as const;
  const { bands, unmeasured } = rainField(hours.at(minuteMs(57)), bounds);
  expect(bands.map(({ mm }) => mm)).toEqual([1, 5, 10, 20, 30, 50, 70, 100]);
  for (const { rings } of bands) {
    for (const ring of rings.flat()) expect(ring[0]).toEqual(ring.at(-1));
  }
  const extents = bands.map(({ rings }) => {
    const longitudes = rings.flat(2).map(([lon]) => lon);
    return Math.max(...longitudes) - Math.min(...longitudes);
  });
  expect(extents).toEqual(extents.toSorted((a, b) => b - a));
  const awayKm = unmeasured.flat(2).map(([lon, lat]) => {
    const north = (lat - 37.5) * 111;
    return Math.min(...[126.95, 127.1].map((at) => Math.hypot((lon - at) * 88.3, north)));
  });
  expect(awayKm.length).toBeGreaterThan(0);
  expect(Math.min(...awayKm)).toBeGreaterThan(4.5);
});

test('without a gauge there is no field, and nothing of the city counts as dry', () => {
  const bounds = [126.76, 37.42, 127.19, 37.7] as const;
  const { bands, unmeasured } = rainField([], bounds);
  expect(bands).toEqual([]);
  expect(unmeasured.flat(2)).toEqual(
    expect.arrayContaining([
      [126.76, 37.42],
      [127.19, 37.7],
    ]),
  );
});

test('a silent gauge stands among the others without a number', () => {
  const hours = rainHours();
  for (const minute of SLOTS) hours.note(rainAt(1, minute, 10));
  hours.note(rainAt(2, 55, 3));
  const gauges = rainGauges(hours.gauges(), hours.at(minuteMs(57)));
  expect(gauges.map(({ mm }) => mm)).toEqual([60, null]);
});
