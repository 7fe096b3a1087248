import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { selectOpenMatters } from '../../client/city/select-open-matters.ts';
import { createCityStore } from '../../client/city/store.ts';
import { createWording } from '../../client/design/wording.ts';
import { BlankPage } from '../../client/rooms/wall/blank-page.tsx';
import type { CityEvent } from '../../contract/event.ts';
import type { Mode } from '../../contract/delta.ts';
import { situation } from './office-events.ts';
import { alert, cityOf, nowMs } from './wall-events.ts';

function coverOf(
  events: readonly CityEvent[],
  parts: { readonly mode?: Mode; readonly isHeard?: boolean } = {},
): string {
  const { mode = 'live', isHeard = true } = parts;
  const { time } = createCityStore().getState();
  const page = createElement(BlankPage, {
    time: { ...time, nowMs },
    zone: 'Asia/Seoul',
    mode,
    matters: selectOpenMatters(cityOf(events).byKind),
    isHeard,
    soon: undefined,
  });
  const html = renderToStaticMarkup(
    createElement(I18nextProvider, { i18n: createWording('ko') }, page),
  );
  return html.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ');
}

const flood = situation('1', { severity: 'Extreme', title: { ko: '도림천 범람' } });

test('a covered wall says what is 심각: a situation, and a warning that none speaks for', () => {
  expect(coverOf([flood])).toContain('도림천 범람');
  const quake = alert('quake', {
    event: { ko: '지진' },
    headline: { ko: '지진 긴급재난문자' },
    severity: 'Extreme',
  });
  expect(coverOf([quake])).toContain('지진');
  expect(coverOf([flood, quake])).toContain('외 1');
  expect(coverOf([alert('drill', { severity: 'Extreme', status: 'Exercise' })])).not.toContain(
    '호우',
  );
});

test('what is covered in an exercise is said to be one', () => {
  expect(coverOf([flood], { mode: 'exercise' })).toContain('훈련 도림천 범람');
});

test('does not say that data keep coming in while none are heard', () => {
  expect(coverOf([])).toContain('자료는 계속 받음');
  expect(coverOf([], { isHeard: false })).toContain('화면을 가려 둠 · 자료 끊김');
});
