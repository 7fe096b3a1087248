import { expect, test } from 'vitest';
import { movingPace } from '../../client/map/moving-pace.ts';

/** Whether each picture of a moving map is drawn with less, when each takes so long. */
function moved(tookMs: readonly number[]) {
  const pace = movingPace();
  let nowMs = 0;
  const isThin = tookMs.map((ms) => {
    const isLess = pace.picture(true, nowMs);
    nowMs += ms;
    pace.frame(nowMs);
    return isLess;
  });
  return { pace, isThin, nowMs };
}

test('a machine that follows draws all while the map moves', () => {
  expect(moved(Array.from({ length: 20 }, () => 16)).isThin).not.toContain(true);
});

test('one that does not draws less from the third picture on, and all once the map stands', () => {
  const { pace, isThin, nowMs } = moved([400, 400, 400, 400]);
  expect(isThin).toEqual([false, false, true, true]);
  // However long the next frame takes, the map may go on in it.
  expect(pace.frame(nowMs + 900)).toBe(false);
  expect(pace.picture(false, nowMs + 900)).toBe(true);
  expect(pace.frame(nowMs + 1000)).toBe(true);
  expect(pace.picture(false, nowMs + 1000)).toBe(false);
  expect(pace.picture(true, nowMs + 3000)).toBe(false);
});

test('frames that come quickly are waited for: a hand that rests is not a map that stands', () => {
  const { pace, nowMs } = moved([100, 100, 100]);
  const frames = [16, 32, 48, 120, 200].map((ms) => pace.frame(nowMs + ms));
  expect(frames).toEqual([false, false, false, false, true]);
});

test('one slow picture among others is no reason', () => {
  expect(moved([16, 300, 16, 16, 120, 30]).isThin).not.toContain(true);
});
