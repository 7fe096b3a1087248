import { expect, test } from 'vitest';
import { measureWords } from '../../client/design/measure.ts';
import { columnOf } from '../../client/explore/table-columns.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import { unitOf } from '../../client/explore/thing-unit.ts';
import { valueOf } from '../../client/rooms/explore/provenance-of.ts';
import { at, indicator, observation } from '../client/wall-events.ts';
import { aRow, tellingOf, wordsOf } from './rows.ts';

test('an index or a pH is the number that it is, never per cent', () => {
  const words = wordsOf('ko');
  for (const [observedProperty, result, told] of [
    ['air.khai', 82, '82'],
    ['water.ph', 7.2, '7.2'],
  ] as const) {
    const event = observation('station', { observedProperty, unit: '1', result });
    const thing = thingOfEvent(event);
    expect(measureWords(result, unitOf(thing, 'ko'), words)).toBe(told);
    expect(valueOf(event, thing, words)).toEqual({ text: told, unit: '', told });
  }
});

test.each([
  ['[ppm]', 0.045, '0.045 ppm'],
  ['[ppm]', 0.0004, '0.0004 ppm'],
  ['[ppm]', 1.24, '1.2 ppm'],
  ['mg/L', 0.034, '0.034 mg/L'],
  ['m3/s', 812.4, '812.4 m³/s'],
  ['mm', 0, '0 mm'],
  ['mm', 0.5, '0.5 mm'],
])('a small value in %s is not told as 0, nor its unit as a code', (unit, value, told) => {
  const words = wordsOf('ko');
  expect(measureWords(value, unit, words).replaceAll(/\s/gu, ' ')).toBe(told);
});

test('the table tells small values in full, with the unit as people write it', () => {
  const column = columnOf('value');
  const told = (unit: string, value: number): string | undefined =>
    column?.text(aRow('a', { unit, value }), tellingOf()).replaceAll(/\s/gu, ' ');
  expect(told('[ppm]', 0.0045)).toBe('0.0045 ppm');
  expect(told('{bike}', 12)).toBe('12대');
  expect(told('m', 6.84)).toBe('6.84 m');
  expect(told('mm', -0.25)).toBe('\u22120.25 mm');
});

test('a key figure has its unit in the table too', () => {
  const figure = thingOfEvent(
    indicator('figure/rain', {
      form: 'figure',
      figure: 'rain',
      label: { ko: '최대 시간당 강우' },
      span: { ko: '1시간' },
      value: 141.5,
      unit: { ko: 'mm' },
      severity: 'Extreme',
      asOf: at('21:31'),
      derivedFrom: ['feed/rain'],
    }),
  );
  expect(columnOf('value')?.text(figure, tellingOf()).replaceAll(/\s/gu, ' ')).toBe('141.5 mm');
  expect(columnOf('unit')?.text(figure, tellingOf())).toBe('mm');
});
