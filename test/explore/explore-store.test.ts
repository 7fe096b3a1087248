import { expect, test } from 'vitest';
import { FIRST_VIEW } from '../../client/explore/explore-view.ts';
import { createExploreStore } from '../../client/rooms/explore/explore-store.ts';

test('undo goes back step by step, redo forward; a slider is one step', () => {
  let atMs = 0;
  const store = createExploreStore(FIRST_VIEW, () => atMs);
  store.change({ district: '11620' });
  for (const share of [0.2, 0.4, 0.6]) {
    atMs += 100;
    store.change({ swipe: { other: { shiftMs: 3_600_000 }, share } }, 'swipe');
  }
  const shown = () => store.getState().view;
  expect(shown().swipe?.share).toBe(0.6);
  store.undo();
  expect(shown().swipe).toBeUndefined();
  expect(shown().district).toBe('11620');
  store.undo();
  expect(shown()).toEqual(FIRST_VIEW);
  store.undo();
  expect(shown()).toEqual(FIRST_VIEW);
  store.redo();
  store.redo();
  expect(shown().swipe?.share).toBe(0.6);
  store.drop('swipe');
  expect('swipe' in shown()).toBe(false);
  expect(store.getState().future).toEqual([]);
});
