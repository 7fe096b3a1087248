import { expect, test } from 'vitest';
import { cityMap } from '../../client/map/basemap/city-map.ts';
import { enclosedM2, lengthM, type Line } from '../../client/map/basemap/coordinates.ts';
import { baseMapFiles } from '../../client/map/basemap/features.ts';
import { readRegistryLines } from '../../client/map/basemap/registry-lines.ts';

const files = await cityMap('cities/seoul');

function linesOf(name: 'outline' | 'river'): Line[] {
  return files[name].features.flatMap(({ geometry }) =>
    geometry.type === 'MultiLineString' ? (geometry.coordinates as unknown as Line[]) : [],
  );
}

test('the 25 districts carry their code and both names', () => {
  const names = files.districts.features.map(({ properties }) => properties);
  expect(names).toHaveLength(25);
  expect(names).toContainEqual({ code: '11350', ko: '노원구', en: 'Nowon' });
  expect(names.filter((district) => !/^11\d{3}$/.test(String(district?.['code'])))).toEqual([]);
});

test('the Han is one line from Paldang to Gimpo, as long as the river is there', () => {
  const lines = linesOf('river');
  expect(lines).toHaveLength(1);
  const km = lengthM(lines[0] ?? []) / 1000;
  expect(km).toBeGreaterThan(70);
  expect(km).toBeLessThan(95);
});

test('the outline is one closed line around the area of Seoul, without slivers', () => {
  const [outline = [], ...rest] = linesOf('outline');
  expect(rest).toEqual([]);
  expect(outline[0]).toEqual(outline.at(-1));
  const km2 = enclosedM2(outline) / 1e6;
  expect(km2).toBeGreaterThan(595);
  expect(km2).toBeLessThan(615);
});

test('the whole base map stays small enough to come with the page', () => {
  expect(JSON.stringify(files).length).toBeLessThan(600_000);
});

test('a district without a boundary, or a vertex that is no place, stops the build', () => {
  const districts = [
    { code: '99999', name: { ko: '없는구' }, label: { lon: 0, lat: 0 }, population: 0 },
  ];
  const window = [126, 37, 128, 38] as const;
  expect(() => baseMapFiles({ boundaries: [], districts, window, roads: [], streams: [] })).toThrow(
    '99999',
  );
  expect(() => readRegistryLines('code,name_ko,name_en,vertices\na,가,A,126.9 x')).toThrow(
    '126.9 x',
  );
});
