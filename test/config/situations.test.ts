import { expect, test } from 'vitest';
import { loadCity } from '../../server/config/load-city.ts';
import { situationSettings } from '../../server/situations-of.ts';
import { PRODUCT, spoiltProduct } from './city-folder.ts';

test.each<readonly [string, string, string, RegExp]>([
  [
    'a feed that the city has not',
    'feeds: [seoul-sewer-level]',
    'feeds: [sewers]',
    /^cities\/seoul\/situations\.yaml: expected ids under feeds of city\.yaml \(.*\), but sewers is none$/,
  ],
  [
    'a stream that no registry has',
    'stream: st05',
    'stream: st99',
    /^cities\/seoul\/situations\.yaml: basins: stream: expected a code of streams\.csv, found "st99"$/,
  ],
  [
    'closing above opening',
    'closesAt: 0.5',
    'closesAt: 0.9',
    /situations\.yaml.*rules\.0\.closesAt: expected less than opensAt/,
  ],
  [
    'a number without how it is got',
    'as: fill',
    'confined: true',
    /situations\.yaml.*signs\.0\.as: expected `as` with `observation`/,
  ],
  [
    'water from a basin that is not there',
    'upstream: [dorimcheon, mokgamcheon]',
    'upstream: [dorimcheon, hangang]',
    /situations\.yaml.*upstream: expected ids of other basins \(dorimcheon, .*\)/,
  ],
])('%s is one line', (_name, from, to, line) => {
  using product = spoiltProduct();
  product.edit('situations.yaml', from, to);
  expect(() => situationSettings(loadCity('seoul', product.root))).toThrow(line);
});

test('each city has its own rules; a city without the file has none', () => {
  const hazards = (id: string) =>
    situationSettings(loadCity(id, PRODUCT))?.rules.map(({ hazard }) => hazard);
  expect(hazards('seoul')).toEqual(['flood', 'fire']);
  expect(hazards('delhi')).toEqual(['flood']);
  expect(hazards('seberang-perai')).toEqual(['power']);
  using product = spoiltProduct();
  product.remove('situations.yaml');
  expect(situationSettings(loadCity('seoul', product.root))).toBeUndefined();
});
