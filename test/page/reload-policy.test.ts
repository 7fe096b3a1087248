import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeReload, type PastReload, type ReloadCause } from '../../client/page/reload-policy.ts';
import { pastReloads, recordReload } from '../../client/page/reload-record.ts';

const MINUTE_MS = 60_000;
const own = ['build', 'nightly', 'stuck', 'memory', 'chunk', 'map'] as const;

test('whatever goes wrong and however often, a page loads itself at most three times an hour, and once a cause in ten minutes', () => {
  const wish = fc.record({
    cause: fc.constantFrom<ReloadCause>(...own),
    afterMs: fc.integer({ min: 0, max: 5 * MINUTE_MS }),
  });
  fc.assert(
    fc.property(fc.array(wish, { minLength: 20, maxLength: 200 }), (wishes) => {
      let nowMs = 1_000_000_000_000;
      let past: readonly PastReload[] = [];
      for (const { cause, afterMs } of wishes) {
        nowMs += afterMs;
        if (judgeReload(cause, past, nowMs, false) === 'now')
          past = [...past, { cause, atMs: nowMs }];
      }
      for (const { atMs, cause } of past) {
        const near = (spanMs: number) =>
          past.filter((one) => one.atMs >= atMs && one.atMs < atMs + spanMs);
        expect(near(60 * MINUTE_MS).length).toBeLessThanOrEqual(3);
        expect(near(10 * MINUTE_MS).filter((one) => one.cause === cause)).toHaveLength(1);
      }
    }),
  );
});

test('while somebody must look, only a page that shows nothing true is loaded anew', () => {
  const verdicts = own.map((cause) => [cause, judgeReload(cause, [], 0, true)]);
  expect(Object.fromEntries(verdicts)).toEqual({
    build: 'held',
    nightly: 'held',
    memory: 'held',
    stuck: 'now',
    chunk: 'now',
    map: 'now',
  });
});

test('a page without memory never loads itself, a person always may', () => {
  for (const cause of own) expect(judgeReload(cause, undefined, 0, false)).toBe('spent');
  expect(judgeReload('person', undefined, 0, true)).toBe('now');
});

test('what is written down is read again after the reload, whatever else stood there', () => {
  const kept = new Map<string, string>([['reloads', '[{"cause":"guess","atMs":1},7,null]']]);
  const storage = () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
  });
  const past = pastReloads(1000, storage);
  expect(past).toEqual([]);
  expect(recordReload({ cause: 'map', atMs: 1000 }, past ?? [], storage)).toBe(true);
  expect(pastReloads(2000, storage)).toEqual([{ cause: 'map', atMs: 1000 }]);
  expect(pastReloads(25 * 3_600_000, storage)).toEqual([]);
});

test('a browser that keeps nothing says so', () => {
  const broken = () => {
    throw new Error('denied');
  };
  expect(pastReloads(0, broken)).toBeUndefined();
  expect(recordReload({ cause: 'map', atMs: 0 }, [], broken)).toBe(false);
});
