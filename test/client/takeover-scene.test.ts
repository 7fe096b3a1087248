import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import type { City } from '../../client/city/city.ts';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import { createCityStore } from '../../client/city/store.ts';
import { createWording } from '../../client/design/wording.ts';
import { TakeoverPanels } from '../../client/scenes/takeover-panels.tsx';
import type { Mode } from '../../contract/delta.ts';
import { directive, situation } from './office-events.ts';
import { at, cityOf, feed, nowMs, seoul } from './wall-events.ts';

function words(
  city: City,
  parts: { readonly mode?: Mode; readonly subject?: string } = {},
): string {
  const html = renderToStaticMarkup(
    createElement(
      I18nextProvider,
      { i18n: createWording('ko') },
      createElement(TakeoverPanels, {
        city,
        cityAnswer: { ...seoul, mode: parts.mode ?? 'live' },
        link: { phase: 'connected', heardAtMs: nowMs, silentSec: 0, problem: undefined },
        time: { ...createCityStore().getState().time, nowMs },
        matters: [],
        feeds: selectFeeds(city.byKind.feed),
        minuteMs: nowMs,
        subject: parts.subject,
        onScene: () => undefined,
      }),
    ),
  );
  return html.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ');
}

const contact = { id: 'c', name: { ko: '관악구 상황실' }, duty: { ko: '현장' } } as const;
const flood = situation('1', {
  severity: 'Extreme',
  districts: ['11620'],
  incharge: [
    { ...contact, tel: 'tel:+82-2-120' },
    { ...contact, id: 'd', name: { ko: '당직' } },
  ],
  cameras: [
    { name: { ko: '신대방역' }, lon: 126.9, lat: 37.4, distanceM: 320 },
    {
      name: { ko: '신림교' },
      lon: 126.9,
      lat: 37.4,
      distanceM: 1400,
      stream: { kind: 'mjpeg', url: 'http://10.0.0.1/cam' },
    },
  ],
  missing: [
    { factor: 'sewer', label: { ko: '하수관로' }, feeds: ['rain'], why: { ko: '계기 없음' } },
  ],
});
const live = feed('rain', 'live', at('21:31'));

test('says what, where, since when, who, what is missing, and whom to call how', () => {
  const said = words(cityOf([flood, live]));
  for (const fact of [
    '도림천 유역 침수 위험',
    '심각 · 관악 · 커지는 중',
    '20:10부터',
    '관악구 상황실',
    '미확인',
    '1/1 상황',
    '하수관로',
    '계기 없음',
    '전화 +82-2-120',
    '당직',
    '이 상황에 내린 지시 없음',
  ]) {
    expect(said).toContain(fact);
  }
});

test('who saw it stands where nobody had', () => {
  const actor = { name: '상황실장', role: 'supervisor' } as const;
  const seen = situation('1', { ...flood.data, acknowledged: { at: at('21:24'), actor } });
  const said = words(cityOf([seen, live]));
  expect(said).toContain('확인 21:24 상황실장');
  expect(said).not.toContain('미확인');
});

test('orders say their state, to whom, and how long they are overdue', () => {
  const said = words(
    cityOf([
      flood,
      live,
      directive('1', { about: flood.subject, dueAt: at('21:20') }),
      directive('2', { about: flood.subject, state: 'done' }),
    ]),
  );
  expect(said).toContain('지시 2');
  expect(said).toContain('완료 1 · 진행 0 · 미착수 1');
  expect(said).toContain('12분 지남');
});

test('an order that is due on another day says which', () => {
  const dueAt = '2022-08-09T00:30:00.000Z';
  const said = words(cityOf([flood, live, directive('1', { about: flood.subject, dueAt })]));
  expect(said).toContain('8.9. 09:30까지');
});

test('live pictures only of what is now: none in a replay or an exercise', () => {
  const city = cityOf([flood, live]);
  expect(words(city)).toContain('연결 중');
  expect(words(city)).toContain('연결 안 됨 · 영상 주소 없음');
  expect(words(city, { mode: 'replay' })).not.toContain('연결');
  expect(words(city, { mode: 'replay' })).toContain('재생 중 — 영상 없음');
  const exercise = words(city, { mode: 'exercise' });
  expect(exercise).toContain('훈련 중 — 영상 없음');
  expect(exercise).toContain('훈련 도림천 유역 침수 위험');
});

test('once nothing is heard the level stays, told as the one before', () => {
  const said = words(cityOf([flood, feed('rain', 'down', at('21:14'))]));
  expect(said).toContain('끊기기 전 단계 · 심각');
  expect(said).toContain('끊김 · 21:14 이전 자료');
});

test('without a situation it says so and when the last ended; of a silent city it says nothing', () => {
  const over = situation('old', { phase: 'closed', endedAt: at('20:32') });
  const quiet = words(cityOf([over, live]));
  expect(quiet).toContain('진행 중인 상황 없음');
  expect(quiet).toContain('마지막 상황 20:32 끝남 · 1시간 전');
  const silent = words(cityOf([feed('rain', 'down', at('21:14'))]));
  expect(silent).toContain('상황을 알 수 없습니다');
  expect(silent).not.toContain('진행 중인 상황 없음');
});

test('without a source of calls no response is not the same as none needed', () => {
  const dispatch = feed('dispatch', 'live', at('21:31'));
  const calls = {
    ...dispatch,
    data: { ...dispatch.data, about: 'safety' as const, tells: ['incident'] },
  };
  expect(words(cityOf([flood, live]))).toContain('출동 자료가 오지 않음');
  expect(words(cityOf([flood, live, calls]))).toContain('대응 시계가 도는 출동 없음');
});
