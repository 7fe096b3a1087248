import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairAttempts, WRONG_A_MINUTE } from '../../server/hub/screens/pair-attempts.ts';

const MINUTE_MS = 60_000;

test('however many addresses guess, no more than five of one and twenty of all are looked at in a minute', () => {
  const tries = fc.array(
    fc.record({ address: fc.nat({ max: 8 }), afterMs: fc.nat({ max: 5_000 }) }),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(tries, (asked) => {
      let atMs = 0;
      const codes = pairAttempts(() => atMs, WRONG_A_MINUTE);
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
