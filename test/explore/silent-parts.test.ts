import fc from 'fast-check';
import { expect, test } from 'vitest';
import { silentParts } from '../../client/explore/silent-parts.ts';

const MINUTE_MS = 60_000;
const part = (fromMin: number, toMin: number) => ({
  fromMs: fromMin * MINUTE_MS,
  toMs: toMin * MINUTE_MS,
});

test('of a city that nobody tells of all is silent; a pause between two answers is not', () => {
  expect(silentParts([], part(0, 60))).toEqual([part(0, 60)]);
  expect(silentParts([part(0, 5), part(10, 15), part(40, 45)], part(0, 50))).toEqual([
    part(15, 40),
  ]);
  expect(silentParts([part(-5, 5)], part(0, 30))).toEqual([part(5, 30)]);
});

test('what was told is never silent, and silence lies within the window', () => {
  const told = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 30 }))
      .map(([from, wide]) => part(from, from + wide)),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(told, fc.integer({ min: 331, max: 400 }), (parts, until) => {
      for (const silent of silentParts(parts, part(0, until))) {
        expect(silent.fromMs).toBeGreaterThanOrEqual(0);
        expect(silent.toMs).toBeLessThanOrEqual(until * MINUTE_MS);
        for (const each of parts)
          expect(each.toMs <= silent.fromMs || each.fromMs >= silent.toMs).toBe(true);
      }
    }),
  );
});
