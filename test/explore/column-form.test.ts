import * as h3 from 'h3-js';
import { expect, test } from 'vitest';
import { columnForm } from '../../client/map/column-form.ts';
import type { FormContext } from '../../client/map/form-drawing.ts';
import { MAP_TOKENS, type TokenColours } from '../../client/layers/kit/token-colours.ts';
import { aRow } from './rows.ts';

const colours = Object.fromEntries(
  MAP_TOKENS.map((token) => [token, [0, 0, 0, 255]]),
) as unknown as TokenColours;
const CONTEXT = {
  lineScale: 1,
  nowMs: 0,
  language: 'ko',
  colours,
  zoom: 10.5,
  base: { bounds: [126.7, 37.4, 127.2, 37.7] },
  grid: h3,
  counted: undefined,
} as unknown as FormContext;
const choice = { id: 'observation/rain.depth10m', opacity: 1, form: 'column' } as const;
const gauges = Array.from({ length: 30 }, (_, index) =>
  aRow(`g${index}`, {
    ko: `관측소 ${index}`,
    unit: 'mm',
    ...(index === 0 ? {} : { value: index }),
    at: { lon: 126.8 + index * 0.01, lat: 37.5 },
  }),
);

test('the highest numbers are named above their columns, and a silent gauge has none', () => {
  const { above, labels, legend } = columnForm(choice, gauges, CONTEXT);
  expect(labels[0]?.text).toBe('관측소 29 29');
  expect(labels.map(({ text }) => text)).not.toContain('관측소 0');
  expect(legend).toMatchObject({ what: 'value', unit: 'mm', things: 30, unplaced: 0, most: 29 });
  expect(legend?.steps.map(({ from }) => from)).toEqual([0, 10, 20]);
  const heights = labels.map(({ raised }) => raised?.heightM ?? 0);
  expect(heights).toEqual(heights.toSorted((a, b) => b - a));
  const counts = above.map(({ props }) => (props.data as readonly unknown[]).length);
  expect(counts).toEqual([1, 29]);
});

test('more rows than columns can tell apart stand as columns of their cells', () => {
  const many = Array.from({ length: 6000 }, (_, index) =>
    aRow(`m${index}`, { at: { lon: 126.8 + (index % 300) * 0.001, lat: 37.5 } }),
  );
  const { legend, labels } = columnForm({ ...choice, id: 'request/a' }, many, CONTEXT);
  expect(legend).toMatchObject({ what: 'count', things: 6000 });
  expect(labels.length).toBeGreaterThan(3);
});
