import { expect, test } from 'vitest';
import { intensityAt, quakeSeverity } from '../../server/feeds/quake-severity.ts';

test.each([
  [6.5, 10, 'Severe'],
  [8, 5, 'Extreme'],
  [5, 10, 'Moderate'],
  [7, 300, 'Minor'],
  [3, 10, 'Minor'],
])('M %d at %d km is %s', (magnitude, km, severity) => {
  expect(quakeSeverity(undefined, intensityAt(magnitude, km))).toBe(severity);
});

test('shaking grows with the magnitude and falls with the distance', () => {
  expect(intensityAt(6, 20)).toBeGreaterThan(intensityAt(5, 20));
  expect(intensityAt(6, 200)).toBeLessThan(intensityAt(6, 20));
});

test('a PAGER colour goes first; no colour and no magnitude is unknown', () => {
  expect(quakeSeverity('RED', 2)).toBe('Extreme');
  expect(quakeSeverity('Alert 1', undefined)).toBe('Unknown');
});
