import { expect, test } from 'vitest';
import { inUcum } from '../../server/feed-kit/units.ts';

test.each([
  ['ft', 10, 'm', 3.048],
  ['ft3/s', 100, 'm3/s', 2.83168466],
  ['ft^3/s', 100, 'm3/s', 2.83168466],
  ['mph', 60, 'km/h', 96.56064],
  ['kn', 10, 'km/h', 18.52],
  ['degF', 212, 'Cel', 100],
  ['deg C', 21, 'Cel', 21],
  ['in', 2, 'mm', 50.8],
  ['inHg', 30, 'hPa', 1015.9166],
  ['µg/m³', 12, 'ug/m3', 12],
  ['K', 273.15, 'Cel', 0],
  ['MW', 3, 'MW', 3],
  ['mW', 3, 'W', 0.003],
  ['mWh', 2_000_000, 'kW.h', 2],
  ['MWh', 2, 'MW.h', 2],
  ['mL/d', 86_400_000, 'L/s', 1],
  ['{bike}', 4, '{bike}', 4],
  ['%', 40, '%', 40],
])('%s: %d is %s %d', (name, value, unit, converted) => {
  const known = inUcum(name);
  expect(known?.unit).toBe(unit);
  expect(known?.convert(value)).toBeCloseTo(converted, 5);
});

test.each(['furlong', 'C', 'F', '', 'toString', '{}', 'm/s/s'])('%j is not guessed', (name) => {
  expect(inUcum(name)).toBeUndefined();
});
