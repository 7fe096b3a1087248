import { expect, test } from 'vitest';
import { movingPace } from '../../client/map/moving-pace.ts';

/** Whether each picture of a map that moves at `everyMs` is drawn with less, and what asks again. */
function moved(everyMs: number, pictures: number) {
  const pace = movingPace();
  const isThin = Array.from({ length: pictures }, (_, index) => {
    const { againMs } = pace.picture(true, index * everyMs);
    pace.took(everyMs);
    return againMs !== undefined;
  });
  return { pace, isThin, lastMs: (pictures - 1) * everyMs };
}

test('a machine that follows draws all while the map moves', () => {
  expect(moved(16, 20).isThin).not.toContain(true);
});

test('one that does not draws less from the third picture on, and all once the map stands', () => {
  const { pace, isThin, lastMs } = moved(400, 5);
  expect(isThin).toEqual([false, false, true, true, true]);
  expect(pace.picture(false, lastMs + 300).againMs).toBe(800);
  expect(pace.picture(false, lastMs + 800).againMs).toBeUndefined();
  expect(pace.picture(true, lastMs + 2000).againMs).toBeUndefined();
});

test('one slow picture among others is no reason', () => {
  const pace = movingPace();
  for (const [index, ms] of [16, 300, 16, 16, 120, 30].entries()) {
    expect(pace.picture(true, index * 500).againMs).toBeUndefined();
    pace.took(ms);
  }
});
