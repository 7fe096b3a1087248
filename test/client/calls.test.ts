import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import type { IncidentData } from '../../contract/event.ts';
import type { ResponseSegment } from '../../contract/response.ts';
import { selectOpenCalls, countCalls, callsByDistrict } from '../../client/city/select-calls.ts';
import { selectSafety } from '../../client/city/select-safety.ts';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import { createCityStore } from '../../client/city/store.ts';
import { createWording } from '../../client/design/wording.ts';
import { DisasterPanels } from '../../client/scenes/disaster-panels.tsx';
import { selectOfficeIndicators } from '../../client/city/select-office-indicators.ts';
import { at, cityOf, feed, incident, indicator, nowMs, seoul } from './wall-events.ts';

const stretch = (id: string, from: string | null, to: string | null): ResponseSegment => {
  const breachAt = from === null ? undefined : new Date(Date.parse(from) + 60_000).toISOString();
  const isOver = breachAt !== undefined && Date.parse(breachAt) <= nowMs;
  return {
    id,
    label: { ko: id },
    targetSec: 60,
    from,
    to,
    state: from === null ? 'awaited' : to !== null ? 'met' : isOver ? 'breached' : 'running',
    ...(breachAt === undefined ? {} : { breachAt }),
  };
};

/** A call and its clock: `steps` are the times of call, dispatch, turn-out, arrival and action. */
function call(
  id: string,
  steps: readonly string[],
  lifecycle: 'rescue' | 'ems' = 'rescue',
  parts: Partial<IncidentData> = {},
) {
  const times = steps.map((clock) => at(clock));
  const ids = ['call-dispatch', 'dispatch-turnout', 'turnout-arrival', 'arrival-action'];
  return [
    incident(id, { category: 'rescue', severity: 'Minor', districts: ['11590'], ...parts }),
    indicator(`response/${id}`, {
      form: 'response-clock',
      incident: `incident/${id}`,
      lifecycle,
      steps: [],
      segments: ids.map((name, index) =>
        stretch(name, times[index] ?? null, times[index + 1] ?? null),
      ),
      breaches: 0,
      derivedFrom: [],
      why: { ko: '-' },
    }),
  ];
}

const city = cityOf([
  feed('f', 'live', at('21:32')),
  ...call('there', ['20:00', '20:01', '20:02', '20:10']),
  ...call('fresh', ['21:32']),
  ...call('late', ['21:20', '21:21', '21:22']),
  ...call('later', ['21:00']),
  ...call('done', ['19:00', '19:01', '19:02', '19:03', '19:04'], 'ems', { status: 'ended' }),
]);
const { clocks } = selectOfficeIndicators(city.byKind.indicator);
const calls = selectOpenCalls(city.byKind.incident, clocks);

test('nobody there comes first, then whose target was passed longest ago; what has ended is not open', () => {
  expect(calls.map(({ subject }) => subject.replace('incident/', ''))).toEqual([
    'later',
    'late',
    'fresh',
    'there',
  ]);
});

test('once their source is lost the sentence on calls says that it is not known', () => {
  const sentenceOf = (state: 'live' | 'down'): string => {
    const shown = cityOf([feed('f', state, at('21:31')), ...call('late', ['21:20', '21:21'])]);
    const { link, time } = createCityStore().getState();
    const props = { city: shown, cityAnswer: seoul, link, time: { ...time, nowMs }, matters: [] };
    const told = { feeds: selectFeeds(shown.byKind.feed), minuteMs: nowMs };
    const page = createElement(DisasterPanels, { ...props, ...told });
    const html = renderToStaticMarkup(
      createElement(I18nextProvider, { i18n: createWording('ko') }, page),
    );
    return /119[^<]*(?:진행 \d+건|알 수 없음)/u.exec(html)?.[0] ?? '';
  };
  expect(sentenceOf('live')).toBe('119 진행 1건');
  expect(sentenceOf('down')).toBe('119 상황 알 수 없음');
});

test('counts tell open, not reached and over target apart', () => {
  expect(countCalls(calls, nowMs)).toEqual({ open: 4, waiting: 3, breaching: 3 });
  expect([...callsByDistrict(calls)]).toEqual([['11590', 4]]);
});

test('no call of a feed that is heard is none; of one that is not heard it is not known', () => {
  const ended = call('done', ['19:00', '19:01'], 'ems', { status: 'ended' });
  const heard = cityOf([feed('f', 'live', at('21:32')), ...ended]);
  expect(selectSafety(heard.byKind, [], nowMs).counts).toEqual({
    open: 0,
    waiting: 0,
    breaching: 0,
  });
  const lost = cityOf([feed('f', 'down', at('21:00')), ...ended]);
  expect(selectSafety(lost.byKind, [], nowMs).counts).toBeUndefined();
  expect(selectSafety(cityOf([]).byKind, [], nowMs).counts).toBeUndefined();
});
