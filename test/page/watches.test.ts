import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildDelayMs, buildWatch } from '../../client/page/build-watch.ts';
import { FRAME_WITHIN_MS, frameWatch } from '../../client/page/frame-watch.ts';
import { isHeapFull } from '../../client/page/heap.ts';
import { loadedBuild } from '../../client/page/loaded-build.ts';
import { isNightAt } from '../../client/page/night.ts';
import { nightWatch } from '../../client/page/night-watch.ts';
import { untilNightlyMs } from '../../client/page/nightly-hour.ts';
import { PROGRESS_WITHIN_MS, progressWatch } from '../../client/page/progress-watch.ts';

const HOUR_MS = 3_600_000;

test('a new build is taken in the device’s own moment of two minutes, and not if it goes back', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const delayMs = buildDelayMs(id);
      expect(delayMs).toBeLessThanOrEqual(120_000);
      const isDue = buildWatch('mine', id);
      expect(isDue('mine', 0)).toBe(false);
      expect(isDue('other', 1000)).toBe(delayMs === 0);
      expect(isDue('other', 1000 + delayMs)).toBe(true);
      expect(isDue('mine', 2000 + delayMs)).toBe(false);
      expect(isDue(undefined, 900_000)).toBe(false);
    }),
  );
});

test('a page that does not know its build never takes another for new', () => {
  const isDue = buildWatch(undefined, 'a-device');
  expect([isDue('b', 0), isDue('b', 900_000)]).toEqual([false, false]);
  const page = (content: string | null) => ({
    querySelector: () => ({ getAttribute: () => content }) as unknown as Element,
  });
  expect(['', null, 'a1b2'].map((told) => loadedBuild(page(told) as unknown as Document))).toEqual([
    undefined,
    undefined,
    'a1b2',
  ]);
});

test('a wall that was held all the hour leaves the night out, and is due in the next', () => {
  const openedMs = Date.UTC(2026, 7, 1, 3);
  const isDue = nightWatch('Asia/Seoul', 'a-device');
  const due = Array.from({ length: 48 * 60 }, (_, minute) => isDue(openedMs + minute * 60_000));
  expect(due.filter(Boolean)).toHaveLength(120);
  const first = due.indexOf(true);
  expect(due.slice(first, first + 60).every(Boolean)).toBe(true);
  expect(due.indexOf(true, first + 60) - first).toBe(24 * 60);
});

test('a wall that was loaded anew at night waits for the next one, however slow its own clock is', () => {
  const isDue = nightWatch('Asia/Seoul', 'a-device');
  // The first the page hears of the city's clock is the minute in which it was due.
  const dueMs =
    Date.UTC(2026, 7, 1, 12) + untilNightlyMs(Date.UTC(2026, 7, 1, 12), 'Asia/Seoul', 'a-device');
  const due = Array.from({ length: 60 }, (_, minute) => isDue(dueMs + 5000 + minute * 60_000));
  expect(due).not.toContain(true);
});

test('a picture that does not come in ten seconds is none, unless nobody sees the page', () => {
  let come: (() => void) | undefined;
  let isSeen = true;
  const frames = frameWatch(
    (next) => (come = next),
    () => isSeen,
  );
  frames.ask(0);
  expect(frames.isStuck(FRAME_WITHIN_MS - 1)).toBe(false);
  frames.ask(5000);
  expect(frames.isStuck(FRAME_WITHIN_MS)).toBe(true);
  isSeen = false;
  expect(frames.isStuck(FRAME_WITHIN_MS)).toBe(false);
  frames.ask(60_000);
  isSeen = true;
  frames.ask(61_000);
  come?.();
  expect(frames.isStuck(90_000)).toBe(false);
});

test('a page that takes nothing in for three heartbeats is stuck only if there is something to take in', () => {
  const at = { isFollowing: true, epoch: 'e', seq: 5, seqLag: 3 };
  const isStill = progressWatch();
  expect(isStill(at, 0)).toBe(false);
  expect(isStill({ ...at, seq: 6 }, 10_000)).toBe(false);
  expect(isStill({ ...at, seq: 6 }, 10_000 + PROGRESS_WITHIN_MS)).toBe(true);
  for (const calm of [{ seqLag: 0 }, { isFollowing: false }, { epoch: 'f' }]) {
    expect(isStill({ ...at, seq: 6, ...calm }, 900_000)).toBe(false);
  }
});

test('memory is nearly used at four fifths', () => {
  expect(isHeapFull({ usedJSHeapSize: 79, jsHeapSizeLimit: 100 })).toBe(false);
  expect(isHeapFull({ usedJSHeapSize: 81, jsHeapSizeLimit: 100 })).toBe(true);
});

test('the night reaches over midnight on the city’s clock', () => {
  const night = { from: '23:00', to: '06:00' };
  const at = (hour: number) => Date.UTC(2026, 0, 10, 0) - 9 * HOUR_MS + hour * HOUR_MS;
  const dark = [22.99, 23, 24, 29.9, 30, 36].map((hour) =>
    isNightAt(at(hour), 'Asia/Seoul', night),
  );
  expect(dark).toEqual([false, true, true, true, false, false]);
  expect(isNightAt(at(13), 'Asia/Seoul', { from: '12:00', to: '14:00' })).toBe(true);
});
