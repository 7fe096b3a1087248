// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { freshnessOf } from '../../client/city/select-freshness.ts';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import { selectRawIds } from '../../client/city/select-raw-ids.ts';
import type { Language } from '../../client/design/language.ts';
import { createWording } from '../../client/design/wording.ts';
import { FeedStrip } from '../../client/panels/feed-strip.tsx';
import type { CityEvent, FeedEvent } from '../../contract/event.ts';
import type { FeedHealth } from '../../contract/feed-health.ts';
import type { FigureData } from '../../contract/indicator.ts';
import { at, cityOf, feed, indicator, nowMs, observation } from './wall-events.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const known = (id: string, health: Partial<FeedHealth>): FeedEvent => {
  const event = feed(id, 'live', at('21:31'));
  return { ...event, data: { ...event.data, transport: 'poll', ...health } };
};

/** The strip of a city on a page; `open` as somebody who taps on it. */
function strip(events: readonly CityEvent[], language: Language = 'ko', isPast = false) {
  const city = cityOf(events);
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const props = { feeds: selectFeeds(city.byKind.feed), city, minuteMs: nowMs, zone: 'Asia/Seoul' };
  const page = createElement(
    I18nextProvider,
    { i18n: createWording(language) },
    createElement(FeedStrip, { ...props, isPast, coverage: [] }),
  );
  act(() => createRoot(host).render(page));
  const words = (): string => (host.textContent ?? '').replaceAll(/\s+/gu, ' ');
  const open = (): void => act(() => host.querySelector('button')?.click());
  return { host, words, open };
}

test('when all is well the line says only that', () => {
  const { words } = strip([known('a', {}), known('b', {})]);
  expect(words()).toBe('자료 2/2 정상가장 오래된 자료 1분 전자세히');
});

test('a feed that cannot be read in full is not among the normal ones, and named', () => {
  const { words, host } = strip([known('a', {}), known('b', { quality: 'uncertain' })]);
  expect(words()).toContain('자료 1/2 정상');
  expect(words()).toContain('불확실 1 자료 b');
  expect(host.querySelectorAll('[data-state="uncertain"]').length).toBeGreaterThan(0);
});

test('what a recording leaves out is counted apart; what nobody connected stays an exception', () => {
  const { words } = strip([
    known('a', {}),
    known('b', { state: 'not-connected', lastGood: null }),
    feed('c', 'not-connected', null),
  ]);
  expect(words()).toContain('자료 1/2 정상');
  expect(words()).toContain('미연결 1 자료 c');
  expect(words()).toContain('이 기록에 없음 1');
});

test('opened, each source tells its counts, its first reject, its calls and its format', () => {
  const { words, open, host } = strip([
    known('rain', {
      accepted: 1204,
      rejected: 3,
      lagSec: 90,
      rejects: [{ where: 'row 7', why: 'no such time' }],
      budget: { key: 'K', callsPerDay: 1000, left: 312, resetsAt: at('21:00') },
      drift: ['column RAIN is gone'],
      licence: 'KOGL 1',
      attribution: '서울특별시',
    }),
  ]);
  expect(host.querySelector('dialog')).toBeNull();
  open();
  for (const fact of [
    '정상 1분 전',
    '받음 1,204 · 거절 3',
    '시차 1분',
    '호출 312/1000 남음',
    '첫 거절 row 7: no such time',
    '형식 바뀜: column RAIN is gone',
    '가져옴 · 1분마다 · 서울특별시 · KOGL 1',
  ]) {
    expect(words()).toContain(fact);
  }
});

test('from a source there is a way to the bytes on screen and to the rows nobody could read', () => {
  const value = observation('x', {});
  const provenance = { ...value.data.provenance, feed: 'rain', rawId: 'rain@list/2022 08#1' };
  const { open, host } = strip([
    known('rain', { rejected: 2 }),
    known('calm', {}),
    { ...value, data: { ...value.data, provenance } },
  ]);
  open();
  const links = [...host.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual(['/api/v1/raw/rain%40list%2F2022%2008%231', '/api/v1/feeds/rain/rejects']);
});

test('a past has no way to the list of rejects, which is of the present', () => {
  const { open, host, words } = strip([known('rain', { rejected: 2 })], 'ko', true);
  open();
  expect(words()).toContain('거절 2');
  expect(host.querySelectorAll('a')).toHaveLength(0);
});

test('the details close again, by their button', () => {
  const { open, host } = strip([known('a', {})], 'en');
  open();
  const close = [...host.querySelectorAll('button')].find((each) => each.textContent === 'close');
  act(() => close?.click());
  expect(host.querySelector('dialog')).toBeNull();
});

test('the newest answer of a feed is the one that is shown', () => {
  const value = (id: string, rawId: string, recordedtime: string) => {
    const event = observation(id, {});
    const provenance = { ...event.data.provenance, rawId };
    return { ...event, recordedtime, data: { ...event.data, provenance } };
  };
  const city = cityOf([
    value('a', 'new', at('21:31')),
    value('b', 'old', at('21:10')),
    value('c', '', at('21:32')),
  ]);
  expect([...selectRawIds(city)]).toEqual([['f', 'new']]);
});

test('a figure inherits the doubt of the worst of its feeds; what is dead has no number to doubt', () => {
  const figure = indicator('figure/x', {
    form: 'figure',
    figure: 'x',
    label: { ko: 'x' },
    span: { ko: '' },
    value: 1,
    unit: { ko: '' },
    severity: 'Normal',
    asOf: at('21:31'),
    derivedFrom: ['a', 'b'],
  }).data as FigureData;
  const of = (...feeds: readonly FeedEvent[]) =>
    freshnessOf(figure, cityOf(feeds).byKind.feed, nowMs);
  const doubtful = { quality: 'uncertain' } as const;
  expect(of(known('a', {}), known('b', doubtful))).toEqual({ state: 'fresh', isUncertain: true });
  expect(of(known('a', { state: 'late' }), known('b', doubtful)).isUncertain).toBe(true);
  expect(of(known('a', {}), known('c', doubtful))).toEqual({ state: 'fresh' });
  expect(of(known('a', { ...doubtful, state: 'down' }))).toEqual({ state: 'dead', why: 'down' });
});

test('since when it is counted is told once for all, or by each where they differ; nothing is guessed', () => {
  const counted = (id: string, time: string): FeedEvent => known(id, { countedSince: at(time) });
  const same = strip([counted('a', '16:00'), counted('b', '16:00')]);
  same.open();
  expect(same.words().match(/2022-08-08 16:00부터 집계/gu)).toHaveLength(1);

  const differing = strip([counted('a', '16:00'), counted('b', '20:10')], 'en');
  differing.open();
  expect(differing.words()).toContain('counted since 2022-08-08 16:00');
  expect(differing.words()).toContain('counted since 2022-08-08 20:10');

  const untold = strip([known('a', {})]);
  untold.open();
  expect(untold.words()).not.toContain('집계');
});
