import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jitterMin, untilNightlyMs } from '../../client/page/nightly-hour.ts';
import { SHIFT_EVERY_MS, shiftAt } from '../../client/page/retention-shift.ts';

const MINUTE_MS = 60_000;

test('the nightly minute is 04:00 ± 10 min on the city’s clock, and the same each night', () => {
  const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 1, 20) });
  fc.assert(
    fc.property(
      instant,
      fc.uuid(),
      fc.constantFrom('Asia/Seoul', 'Asia/Kolkata'),
      (nowMs, id, zone) => {
        const atMs = nowMs + untilNightlyMs(nowMs, zone, id);
        const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', {
          timeZone: zone,
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        })
          .format(atMs)
          .split(':')
          .map(Number);
        expect(hour * 60 + minute - 240).toBe(jitterMin(id));
        expect(Math.abs(jitterMin(id))).toBeLessThanOrEqual(10);
        // From the minute itself it is the next night's.
        expect(untilNightlyMs(atMs, zone, id)).toBeGreaterThan(23 * 60 * MINUTE_MS);
      },
    ),
  );
});

test('walls of one house do not all load at once', () => {
  const minutes = new Set(Array.from({ length: 40 }, () => jitterMin(crypto.randomUUID())));
  expect(minutes.size).toBeGreaterThan(8);
});

test('the picture wanders by at most 8 px in all, a little every 3 min, and comes to stand in many places', () => {
  const places = new Set<string>();
  for (let step = 0; step < 500; step += 1) {
    const here = shiftAt(step * SHIFT_EVERY_MS);
    const next = shiftAt((step + 1) * SHIFT_EVERY_MS);
    expect(Math.max(Math.abs(here.x), Math.abs(here.y))).toBeLessThanOrEqual(4);
    expect(Math.max(Math.abs(next.x - here.x), Math.abs(next.y - here.y))).toBeLessThanOrEqual(2);
    places.add(`${here.x},${here.y}`);
  }
  expect(places.size).toBeGreaterThan(25);
});
