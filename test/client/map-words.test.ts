import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { WebMercatorViewport } from '@deck.gl/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { say } from '../../client/design/language.ts';
import { unitPx } from '../../client/design/wall-type.ts';
import { arrangeWords } from '../../client/map/arrange-words.ts';
import { assignSlots, slotsOf } from '../../client/map/callout-slots.ts';
import { clearOf, outOf } from '../../client/map/clear-of.ts';
import { placeNames } from '../../client/map/place-names.ts';
import type { WordBox } from '../../client/map/room-for-words.ts';
import { wordSize } from '../../client/map/word-size.ts';
import { loadCity } from '../../server/config/load-city.ts';

const ROOT = process.cwd();
const WALLS = [
  [3840, 1770],
  [5760, 2160],
  [3840, 2160],
  [1920, 1080],
  [7680, 2160],
  [1280, 590],
  [1080, 1920],
] as const;

const meet = (a: WordBox, b: WordBox): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;

/** Where the city lies on a wall of a size: between the columns, or above them on an upright one. */
function boxOn(width: number, height: number) {
  const unit = unitPx({ width, height });
  if (height > width) {
    return {
      unit,
      x: 72 * unit,
      y: 490 * unit,
      width: width - 144 * unit,
      height: height / 2 - 490 * unit,
    };
  }
  const high = Math.min(height, width * 0.8) - 574 * unit;
  return { unit, x: 1200 * unit, y: 268 * unit, width: width - 2414 * unit, height: high };
}

/** Places of a city in px of its wall, as its map is fitted there. */
function projection(
  bounds: readonly [number, number, number, number],
  box: ReturnType<typeof boxOn>,
) {
  const [west, south, east, north] = bounds;
  const view = new WebMercatorViewport({ width: box.width, height: box.height }).fitBounds([
    [west, south],
    [east, north],
  ]);
  return ({ lon, lat }: { lon: number; lat: number }) => {
    const [x = 0, y = 0] = view.project([lon, lat]);
    return { x: box.x + x, y: box.y + y };
  };
}

describe.each(readdirSync(join(ROOT, 'cities')))('%s', (id) => {
  const city = loadCity(id, ROOT);
  const cases = WALLS.flatMap(([width, height]) =>
    (['ko', 'en'] as const).map((language) => [width, height, language] as const),
  );

  test.each(cases)(
    'on %i × %i in %s no word covers a mark, a legend, a callout or another word',
    (width, height, language) => {
      const box = boxOn(width, height);
      const { unit } = box;
      const project = projection(city.profile.bounds, box);
      const names = city.districts.map(({ name }) => say(name, language));
      const namePixels = city.districts.map(({ label }) => project(label));
      // A ramp and a list of symbols at the upper left, and something grave in each of seven districts.
      const legends = [
        { x: box.x + 220 * unit, y: box.y + 70 * unit, width: 440 * unit, height: 110 * unit },
        { x: box.x + 220 * unit, y: box.y + 190 * unit, width: 440 * unit, height: 100 * unit },
      ];
      const size = 54 * unit;
      const targets = city.districts.slice(0, 7).map(({ code, label }) => {
        const at = outOf(clearOf(project(label), namePixels, unit), legends, size);
        return { subject: code, at };
      });
      const given = assignSlots(targets, box, new Map(), { names: namePixels, legends, unit });
      const slots = slotsOf(box, undefined, unit, legends).filter((slot) =>
        [...given.values()].includes(slot.id),
      );
      const words = slots.map((slot) => {
        const wide = 0.6 * slot.width;
        return {
          x: slot.x + wide / 2,
          y: slot.y + slot.height / 2,
          width: wide,
          height: slot.height,
        };
      });
      const marks = targets.map(({ at }) => ({ ...at, width: size, height: size }));
      expect(words.flatMap((a) => legends.filter((b) => meet(a, b)))).toEqual([]);
      expect(marks.flatMap((a) => legends.filter((b) => meet(a, b)))).toEqual([]);

      const held = [...legends, ...marks, ...words];
      const gauges = city.districts.map(({ label: { lon, lat } }) => {
        return {
          ...project({ lon: lon + 0.004, lat: lat - 0.002 }),
          width: 24 * unit,
          height: 24 * unit,
        };
      });
      const labels = city.districts.map(({ label: { lon, lat } }, index) => ({
        text: `PM10 ${index + 90}`,
        at: project({ lon: lon + 0.004, lat: lat + 0.006 }),
      }));
      const labelPixels = labels.map(({ at }) => at);
      const shown = arrangeWords({
        names,
        namePixels,
        labels,
        labelPixels,
        held,
        marks: gauges,
        unit,
        language,
      });
      const type = language === 'ko' ? 42 : 33.6;
      const nameBoxes = names.flatMap((text, index) => {
        const at = shown.names[index];
        return at === undefined ? [] : [{ ...at, ...wordSize(text, type * unit) }];
      });
      const labelBoxes = labels.flatMap(({ text }, index) => {
        const at = shown.labels[index];
        return at === undefined ? [] : [{ ...at, ...wordSize(text, 36 * unit) }];
      });
      const all = [...nameBoxes, ...labelBoxes];
      for (const [index, word] of all.entries()) {
        expect(held.filter((other) => meet(word, other))).toEqual([]);
        expect(all.slice(index + 1).filter((other) => meet(word, other))).toEqual([]);
      }
      const calm = arrangeWords({
        names,
        namePixels,
        labels: [],
        labelPixels: [],
        held: [],
        marks: [],
        unit,
        language,
      });
      expect(calm.names.filter((spot) => spot === undefined)).toEqual([]);
    },
  );
});

const box = fc.record({
  x: fc.integer({ min: 0, max: 900 }),
  y: fc.integer({ min: 0, max: 600 }),
  width: fc.integer({ min: 10, max: 160 }),
  height: fc.integer({ min: 8, max: 40 }),
});

test('a name stays where it is while nothing is there, and never covers another or what is held', () => {
  fc.assert(
    fc.property(
      fc.array(box, { maxLength: 25 }),
      fc.array(box, { maxLength: 12 }),
      fc.array(box, { maxLength: 30 }),
      (names, held, marks) => {
        const spots = placeNames(names, held, marks);
        const placed = names.flatMap((name, index) => {
          const spot = spots[index];
          return spot === undefined ? [] : [{ ...name, ...spot }];
        });
        for (const [index, word] of placed.entries()) {
          const others = [...held, ...placed.slice(index + 1)];
          expect(others.filter((other) => meet(word, other))).toEqual([]);
        }
        const [first] = names;
        if (first === undefined || [...held, ...marks].some((other) => meet(first, other))) return;
        expect(spots[0]).toEqual({ x: first.x, y: first.y });
      },
    ),
  );
});

test('a name goes round a single gauge, and is left out where everything is held', () => {
  const name = { x: 500, y: 300, width: 80, height: 24 };
  const gauge = { x: 505, y: 300, width: 14, height: 14 };
  const [spot] = placeNames([name], [], [gauge]);
  expect(spot === undefined || meet({ ...name, ...spot }, gauge)).toBe(false);
  expect(placeNames([name], [{ x: 500, y: 300, width: 900, height: 600 }], [])).toEqual([
    undefined,
  ]);
});

test('at the edge of a map words are whole or not there; a letter on its foot steps up', () => {
  const foot = { x: 200, y: 480, width: 400, height: 40 };
  const { names, labels } = arrangeWords({
    names: ['Geumcheon', 'Guro'],
    namePixels: [
      { x: 300, y: 200 },
      { x: 10, y: 300 },
    ],
    labels: [{ text: 'Sillim 5 Bridge 3.6 m' }, { text: 'A', isLetter: true }],
    labelPixels: [
      { x: 40, y: 100 },
      { x: 250, y: 490 },
    ],
    held: [foot],
    within: { x: 0, y: 0, width: 600, height: 500 },
    marks: [],
    unit: 0.5,
    language: 'en',
  });
  expect(names).toEqual([{ x: 300, y: 200 }, undefined]);
  expect(labels[0]).toBeUndefined();
  expect(labels[1]?.x).toBe(250);
  expect(labels[1]?.y).toBeLessThan(foot.y - foot.height / 2 + 10);
});
