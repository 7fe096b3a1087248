import { expect, test } from 'vitest';
import type { MapLegend } from '../../client/map/define-layer.ts';
import { oncePerTitle } from '../../client/map/once-per-title.ts';

test('warnings of several sorts are one line of the legend, told by the worst; others stand as they are', () => {
  const alert = (line: NonNullable<MapLegend['line']>): MapLegend => ({
    title: '경보 구역',
    steps: [],
    line,
  });
  const rain: MapLegend = { title: '강우', steps: [] };
  expect(oncePerTitle([alert('sev-1'), rain, alert('sev-4'), alert('g-7')])).toEqual([
    alert('sev-4'),
    rain,
  ]);
});
