import { expect, test } from 'vitest';
import { converted, sourceUnit } from '../../server/feeds/source-unit.ts';

test.each([
  ['MTR', 1, 'm', 1],
  ['CMT', 238, 'm', 2.38],
  ['CEL', 12.2, 'Cel', 12.2],
  ['KMH', 50, 'km/h', 50],
  ['KWH', 3.5, 'kW.h', 3.5],
  ['Wh', 1500, 'kW.h', 1.5],
  ['mA', 250, 'A', 0.25],
  ['P1', 40, '%', 40],
  ['GQ', 69, 'ug/m3', 69],
  ['GP', 0.5, 'mg/m3', 0.5],
  ['MQH', 3600, 'm3/s', 1],
])('%s: %d is %s %d', (code, value, unit, result) => {
  const known = sourceUnit(code);
  expect(known?.unit).toBe(unit);
  expect(known?.convert(value)).toBe(result);
});

test('a unit nobody listed is not guessed, and what measures something else is not converted', () => {
  expect(sourceUnit('XYZ')).toBeUndefined();
  expect(converted(1, 'A', 'W')).toBeUndefined();
  expect(converted(1.41, 'kW', 'W')).toBe(1410);
});
