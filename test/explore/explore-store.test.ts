import { expect, test } from 'vitest';
import { FIRST_VIEW } from '../../client/explore/explore-view.ts';
import { withSpace } from '../../client/explore/with-space.ts';
import { createExploreStore, type Turn } from '../../client/rooms/explore/explore-store.ts';

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

test('what changes nothing is no step', () => {
  const store = createExploreStore(FIRST_VIEW);
  store.drop('range');
  store.change({ filter: { ...FIRST_VIEW.filter } });
  expect(store.getState().past).toEqual([]);
});

/** Something beside the view that knows where it is, as the clock of a page does. */
function placeOf(first: number) {
  const place = { at: first };
  const turn = (to: number): Turn => ({
    what: { word: 'time' },
    take: () => {
      const here = place.at;
      place.at = to;
      return turn(here);
    },
  });
  return { place, turn };
}

test('what was done beside the view is taken back in its turn, and done again', () => {
  let atMs = 0;
  const store = createExploreStore(FIRST_VIEW, () => atMs);
  const { place, turn } = placeOf(1);
  store.change({ district: '11620' });
  // Three steps of a slider in time, then much later one more.
  for (const to of [2, 3, 4]) {
    atMs += 100;
    store.done(turn(place.at), 'time');
    place.at = to;
  }
  atMs += 5000;
  store.done(turn(place.at), 'time');
  place.at = 5;
  const stand = () => [place.at, store.getState().view.district];
  store.undo();
  expect(stand()).toEqual([4, '11620']);
  expect(store.getState().way).toMatchObject({ is: 'undone', turns: [{ what: { word: 'time' } }] });
  store.undo();
  expect(stand()).toEqual([1, '11620']);
  store.undo();
  expect(stand()).toEqual([1, undefined]);
  store.redo();
  store.redo();
  expect(stand()).toEqual([4, '11620']);
  store.redo();
  expect(stand()).toEqual([5, '11620']);
  expect(store.getState().way?.is).toBe('redone');
});

test('what one act does is one step, and the open workspace is none', () => {
  const store = createExploreStore(FIRST_VIEW);
  const { place, turn } = placeOf(1);
  store.asOne(() => {
    store.done(turn(place.at), 'time');
    place.at = 9;
    store.change({ subject: 'situation/flood/1', pane: 'city' });
  });
  expect(store.getState().past).toHaveLength(1);
  store.settle((view) => withSpace(view, 'w1'));
  expect(store.getState().past).toHaveLength(1);
  store.undo();
  expect([place.at, store.getState().view]).toEqual([1, { ...FIRST_VIEW, workspace: 'w1' }]);
  store.redo();
  expect([place.at, store.getState().view.subject]).toEqual([9, 'situation/flood/1']);
});

test('taking away what is not there is no step: undo goes to the change before, and redo still leads on', () => {
  const store = createExploreStore(FIRST_VIEW);
  store.change({ spanMin: 60 });
  store.undo();
  store.drop('camera', 'range');
  store.redo();
  expect(store.getState().view.spanMin).toBe(60);
  store.drop('camera');
  store.undo();
  expect(store.getState().view.spanMin).toBe(FIRST_VIEW.spanMin);
});
