import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import { timeAxis } from '../../client/city/time-axis.ts';
import { createCityStore } from '../../client/city/store.ts';
import { createWording } from '../../client/design/wording.ts';
import { GaugeLane } from '../../client/panels/takeover/gauge-lane.tsx';
import { AirPanels } from '../../client/scenes/air-panels.tsx';
import { TrafficPanels } from '../../client/scenes/traffic-panels.tsx';
import type { CityEvent, ObservationData } from '../../contract/event.ts';
import type { FeedState } from '../../contract/feed-health.ts';
import { cityOf as denseCity, gauge } from './flood-city.ts';
import { at, cityOf, feed, nowMs, observation, seoul } from './wall-events.ts';

const i18n = createWording('ko');
const wordsIn = (html: string): string =>
  html.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ');

const sourceOf = (event: CityEvent): string =>
  'provenance' in event.data ? event.data.provenance.feed : '';

describe('the sentences of the air', () => {
  function airOf(state: FeedState, data: Partial<ObservationData> = {}): string {
    const station = observation('pm', {
      observedProperty: 'air.pm25',
      unit: 'ug/m3',
      result: 12,
      phenomenonTime: at('21:00'),
      districts: ['11620'],
      ...data,
    });
    const city = cityOf([station, feed('f', state, at('21:00'))]);
    const { link, time } = createCityStore().getState();
    const props = { city, cityAnswer: seoul, link, time: { ...time, nowMs }, matters: [] };
    const told = { feeds: selectFeeds(city.byKind.feed), minuteMs: nowMs };
    const page = createElement(AirPanels, { ...props, ...told });
    return wordsIn(renderToStaticMarkup(createElement(I18nextProvider, { i18n }, page)));
  }

  test('tell its mean and that no district is bad while its source is heard', () => {
    expect(airOf('live')).toContain('초미세먼지 평균 12');
    expect(airOf('live')).toContain('나쁨 이상인 구 없음');
  });

  test('are of nobody once the source is lost, and call nothing good of late values', () => {
    expect(airOf('down')).toContain('대기질을 알 수 없음');
    expect(airOf('down')).not.toContain('나쁨 이상인 구 없음');
    expect(airOf('late')).toContain('초미세먼지 평균 12');
    expect(airOf('late')).not.toContain('나쁨 이상인 구 없음');
  });

  test('say nothing of districts where no station stands in one', () => {
    expect(airOf('live', { districts: [] })).not.toContain('나쁨 이상인 구 없음');
  });
});

test('the mean speed of the roads is told while its source is heard, and of nobody once it is lost', () => {
  const sumOf = (state: FeedState): string => {
    const road = gauge(1, {
      observedProperty: 'traffic.speed',
      unit: 'km/h',
      result: 24,
      geometry: {
        type: 'LineString',
        coordinates: [
          [127, 37.5],
          [127, 37.51],
        ],
      },
    });
    const city = denseCity([road, feed(sourceOf(road), state, at('21:30'))]);
    const { link, time } = createCityStore().getState();
    const props = { city, cityAnswer: seoul, link, time: { ...time, nowMs }, matters: [] };
    const told = { feeds: selectFeeds(city.byKind.feed), minuteMs: nowMs };
    const page = createElement(TrafficPanels, { ...props, ...told });
    return wordsIn(renderToStaticMarkup(createElement(I18nextProvider, { i18n }, page)));
  };
  expect(sumOf('live')).toContain('도로 전체 평균 24 km/h');
  expect(sumOf('down')).toContain('도로 속도를 알 수 없음');
  expect(sumOf('down')).not.toContain('도로 전체 평균');
});

test('a gauge whose value cannot be used has none in the evidence', () => {
  const laneOf = (data: Partial<ObservationData>): string => {
    const own = cityOf([observation('g', data)]).byKind.observation.get('observation/g');
    if (own === undefined) throw new Error('no gauge');
    const page = createElement(GaugeLane, {
      gauge: own,
      steps: [],
      isLost: false,
      stepMs: 300_000,
      axis: timeAxis(nowMs - 3_600_000, nowMs),
      nowMs,
    });
    return wordsIn(renderToStaticMarkup(createElement(I18nextProvider, { i18n }, page)));
  };
  expect(laneOf({ result: 141.5 })).toContain('141.5');
  expect(laneOf({ result: 141.5, resultQuality: 'bad' })).not.toContain('141.5');
  expect(laneOf({ result: 141.5, resultQuality: 'bad' })).toContain('값 없음');
});
