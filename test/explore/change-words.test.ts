import { expect, test } from 'vitest';
import { changeWords } from '../../client/explore/change-words.ts';
import { closeTopmost } from '../../client/explore/close-topmost.ts';
import { FIRST_VIEW, type ExploreView } from '../../client/explore/explore-view.ts';
import { plainChoice, toggleLayer } from '../../client/explore/layer-stack.ts';
import { LAST_WEEK } from '../../client/explore/swipe-instant.ts';
import { wordsOf } from './rows.ts';

const names = {
  layer: (id: string) => (id === 'observation/water.level' ? '하천 수위' : id),
  subject: () => '오금교',
  district: () => '관악구',
  time: (ms: number) => `${ms}`,
};
const { word } = wordsOf('ko');
const told = (before: ExploreView, after: ExploreView, isTold = false): readonly string[] =>
  changeWords(before, after, names, isTold).map((one) =>
    word(`explore/keys/change/${one.word}`, one.fill),
  );

test('what is otherwise is told by its name', () => {
  const one = { ...FIRST_VIEW, layers: [plainChoice('incident/flood')] };
  const two = { ...one, layers: toggleLayer(one.layers, 'observation/water.level') };
  expect(told(one, two)).toEqual(['레이어 하천 수위 켬']);
  expect(told(two, one)).toEqual(['레이어 하천 수위 끔']);
  expect(told(two, { ...two, subject: 'a', pane: 'provenance' })).toEqual(['오금교 선택', '출처']);
  expect(told(one, { ...one, swipe: LAST_WEEK })).toEqual(['두 시각 비교 켬']);
  const open = { ...one, table: { ...one.table, isOpen: true } };
  expect(told(one, open)).toEqual(['표 열림']);
});

test('a map that is moved is seen, and told only to whoever goes back', () => {
  const moved = { ...FIRST_VIEW, camera: { lon: 127, lat: 37, zoom: 9, pitch: 0, bearing: 0 } };
  expect(told(FIRST_VIEW, moved)).toEqual([]);
  expect(told(moved, FIRST_VIEW, true)).toEqual(['지도 이동']);
});

test('Escape closes one thing after the other, the topmost first, and the district last', () => {
  let view: ExploreView | undefined = {
    ...FIRST_VIEW,
    district: '11620',
    subject: 'a',
    event: 'e',
    pane: 'provenance',
    swipe: LAST_WEEK,
  };
  const steps: string[] = [];
  while (view !== undefined) {
    const { pane, event, swipe, subject, district } = view;
    steps.push([pane, event, swipe && 'swipe', subject, district].filter(Boolean).join(' '));
    view = closeTopmost(view);
  }
  expect(steps).toEqual([
    'provenance e swipe a 11620',
    'city swipe a 11620',
    'city a 11620',
    'city 11620',
    'city',
  ]);
});
