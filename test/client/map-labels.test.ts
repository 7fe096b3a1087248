import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readDistricts } from '../../client/map/basemap/registry-lines.ts';

/** The city's outline, 0.4177° of longitude wide, fills 1454 px of the wall. */
const PX_PER_LON = 1454 / 0.4177;
const PX_PER_LAT = PX_PER_LON / Math.cos((37.56 * Math.PI) / 180);
const TEXT_PX = 42;

const districts = readDistricts(readFileSync('cities/seoul/districts.csv', 'utf8'));

function collisions(
  nameOf: (index: number) => { readonly text: string; readonly em: number; readonly high: number },
) {
  const boxes = districts.map(({ name, label }, index) => {
    const { text, em, high } = nameOf(index);
    return {
      name: name.ko,
      x: label.lon * PX_PER_LON,
      y: label.lat * PX_PER_LAT,
      width: text.length * em * TEXT_PX,
      height: high * TEXT_PX,
    };
  });
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) =>
          Math.abs(a.x - b.x) < (a.width + b.width) / 2 &&
          Math.abs(a.y - b.y) < (a.height + b.height) / 2,
      )
      .map((b) => `${a.name} ${b.name}`),
  );
}

test('no two of the 25 names touch on the wall, in Korean or in English', () => {
  expect(districts).toHaveLength(25);
  const korean = collisions((index) => ({
    text: districts[index]?.name.ko ?? '',
    em: 0.9,
    high: 1.1,
  }));
  const english = collisions((index) => ({
    text: districts[index]?.name.en ?? '',
    em: 0.46,
    high: 0.88,
  }));
  expect({ korean, english }).toEqual({ korean: [], english: [] });
});
