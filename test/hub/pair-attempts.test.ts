import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandRate } from '../../server/hub/command-rate.ts';
import { pairAttempts, WRONG_CODES } from '../../server/hub/screens/pair-attempts.ts';

const MINUTE_MS = 60_000;

test('however many addresses guess, no more than five of one and twenty of all are looked at in a minute', () => {
  const tries = fc.array(
    fc.record({ address: fc.nat({ max: 8 }), afterMs: fc.nat({ max: 5_000 }) }),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(tries, (asked) => {
      let atMs = 0;
      const codes = pairAttempts(() => atMs, WRONG_CODES);
      const looked: { readonly address: number; readonly atMs: number }[] = [];
      for (const { address, afterMs } of asked) {
        atMs += afterMs;
        if (codes.isTooOften(String(address))) continue;
        codes.note(String(address));
        looked.push({ address, atMs });
      }
      for (const { address, atMs: fromMs } of looked) {
        const minute = looked.filter((one) => one.atMs >= fromMs && one.atMs < fromMs + MINUTE_MS);
        expect(minute.length).toBeLessThanOrEqual(20);
        expect(minute.filter((one) => one.address === address).length).toBeLessThanOrEqual(5);
      }
    }),
  );
});

test('who guesses for a day is looked at 120 times an hour at most; a clock set back shuts nobody out', () => {
  let atMs = 0;
  const codes = pairAttempts(() => atMs, WRONG_CODES);
  let looked = 0;
  for (let tries = 0; tries < 24 * 60 * 4; tries += 1) {
    const address = String(tries % 50);
    atMs += MINUTE_MS / 4;
    if (codes.isTooOften(address)) continue;
    codes.note(address);
    looked += 1;
  }
  expect(looked).toBeGreaterThan(23 * 100);
  expect(looked).toBeLessThanOrEqual(24 * 120);
  atMs -= 26 * 60 * MINUTE_MS;
  expect(codes.isTooOften('1')).toBe(false);
});

test('a clock that is set back by an hour stops nobody who keeps to the rate', () => {
  let atMs = 3_600_000;
  const isInTime = commandRate(() => atMs, { burst: 2, perSec: 1 });
  expect([isInTime(), isInTime(), isInTime()]).toEqual([true, true, false]);
  atMs = 0;
  expect(isInTime()).toBe(false);
  atMs += 1000;
  expect(isInTime()).toBe(true);
});
