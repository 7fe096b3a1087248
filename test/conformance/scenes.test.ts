import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, test } from 'vitest';
import type { City } from '../../client/city/city.ts';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import { selectOpenMatters } from '../../client/city/select-open-matters.ts';
import { createCityStore } from '../../client/city/store.ts';
import { LANGUAGES, type Language } from '../../client/design/language.ts';
import { ko } from '../../client/design/wording-ko.ts';
import { createWording } from '../../client/design/wording.ts';
import type { Scene } from '../../client/scenes/define-scene.ts';
import { WALL_SCENES } from '../../client/scenes/wall-scenes.ts';
import {
  alert,
  at,
  cityOf,
  feed,
  incident,
  indicator,
  nowMs,
  observation,
  seoul,
} from '../client/wall-events.ts';
import { situation } from '../client/office-events.ts';

const layerIds = Object.values(
  import.meta.glob<{ readonly default: { readonly id: string } }>(
    '../../client/layers/*.layer.ts',
    { eager: true },
  ),
).map((module) => module.default.id);

const wordPath = new RegExp(`\\b(${Object.keys(ko).join('|')})/\\w`, 'u');

function draw(scene: Scene, city: City | undefined, language: Language): string {
  return renderToStaticMarkup(
    createElement(
      I18nextProvider,
      { i18n: createWording(language) },
      createElement(scene.Panels, {
        city,
        cityAnswer: seoul,
        link: { phase: 'connected', heardAtMs: nowMs, silentSec: 0, problem: undefined },
        time: { ...createCityStore().getState().time, nowMs },
        matters: city === undefined ? [] : selectOpenMatters(city.byKind),
        feeds: selectFeeds(city?.byKind.feed ?? new Map()),
        minuteMs: nowMs,
      }),
    ),
  );
}

/** The words of a page, without its marks. */
function words(html: string): string {
  return html.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ');
}

const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] }) as const;

const full = cityOf([
  feed('rain', 'live', at('21:31')),
  feed('speed', 'late', at('21:26')),
  feed('power', 'down', at('20:50')),
  feed('cctv', 'not-connected', null),
  situation('dorimcheon', {
    severity: 'Severe',
    exposed: { people: 12_345, basis: { ko: '추정' } },
  }),
  ...Array.from({ length: 37 }, (_, index) =>
    incident(`flood/${index}`, {
      districts: ['11620'],
      severity: 'Extreme',
      basis: 'simulated',
      startedAt: at(`21:${10 + Math.floor(index / 2)}`),
      owner: { ko: '관악소방서' },
    }),
  ),
  incident('road', {
    districts: ['11590'],
    roadClosure: 'full',
    place: { ko: '동부간선도로' },
    headline: { ko: '동부간선도로 통제' },
  }),
  alert('og', {
    event: { ko: '홍수주의보' },
    originalSeverity: '홍수주의보',
    severity: 'Moderate',
    place: { ko: '오금교' },
    geometry: point(126.87, 37.5),
  }),
  observation('rain', {
    districts: ['11620'],
    basis: 'documented',
    thresholds: [{ value: 100, severity: 'Extreme', label: { ko: '기준' } }],
  }),
  indicator('figure/rain-hour-max', {
    form: 'figure',
    figure: 'rain-hour-max',
    label: { ko: '시간 강우 최다' },
    span: { ko: '1시간' },
    value: 141.5,
    unit: { ko: 'mm' },
    severity: 'Extreme',
    criterion: 100,
    at: { ko: '신대방' },
    asOf: at('21:31'),
    derivedFrom: ['rain'],
  }),
  indicator('figure/downtown-speed', {
    form: 'figure',
    figure: 'downtown-speed',
    label: { ko: '도심 통행속도' },
    span: { ko: '현재' },
    value: 11.8,
    unit: { ko: 'km/h' },
    severity: 'Moderate',
    normal: [22, 27],
    asOf: at('21:26'),
    derivedFrom: ['speed'],
  }),
  indicator('district-levels', {
    form: 'district-levels',
    until: at('21:30'),
    cellSec: 600,
    cells: { '11110': '0'.repeat(36), '11620': `${'0'.repeat(30)}123444` },
    reasons: { '11620': [{ ko: '침수 신고 37건' }] },
    derivedFrom: [],
  }),
]);

const allDown = cityOf([
  feed('rain', 'down', at('21:14')),
  feed('speed', 'down', at('21:10')),
  incident('held', { severity: 'Extreme', districts: ['11620'] }),
]);

test('there is at least one scene, each with its own id', () => {
  expect(WALL_SCENES.length).toBeGreaterThanOrEqual(1);
  expect(new Set(WALL_SCENES.map(({ id }) => id)).size).toBe(WALL_SCENES.length);
});

describe.each(WALL_SCENES.map((scene) => [scene.id, scene] as const))('%s', (_, scene) => {
  test('names only layers that exist', () => {
    expect(layerIds).toEqual(expect.arrayContaining([...scene.layers]));
  });

  test.each(LANGUAGES)('draws nothing yet, an empty city and a full one in %s', (language) => {
    for (const city of [undefined, cityOf([]), full, allDown]) {
      const html = draw(scene, city, language);
      expect(words(html)).not.toMatch(/undefined|NaN|\[object/u);
      // A path that is shown is a word that is missing.
      expect(words(html)).not.toMatch(wordPath);
    }
  });

  test('no tile looks normal once every source is lost', () => {
    const trusts = [...draw(scene, allDown, 'ko').matchAll(/data-trust="(\w+)"/gu)];
    expect(trusts.filter(([, trust]) => trust === 'live' || trust === 'partial')).toEqual([]);
  });
});

describe('overview', () => {
  const scene = WALL_SCENES.find(({ id }) => id === 'overview');
  if (scene === undefined) throw new Error('the overview is a scene');

  test('says every fact of a full city in text', () => {
    const said = words(draw(scene, full, 'ko'));
    for (const fact of ['141.5', '오금교', '동부간선도로', '침수 신고 37건', '관악소방서']) {
      expect(said).toContain(fact);
    }
    expect(said).toContain('21:32');
  });

  test('a late feed is named with its age, and never shown as current', () => {
    const said = words(draw(scene, full, 'ko'));
    expect(said).toContain('지연 6분 전');
    expect(said).toContain('자료 1/4 정상');
    expect(said).toContain('끊김 1');
    expect(said).toContain('미연결 1');
  });

  test('a silent city is unknown, never calm, and keeps the level it had', () => {
    const html = draw(scene, allDown, 'ko');
    expect(words(html)).toContain('상황을 알 수 없습니다');
    expect(words(html)).toContain('21:14:00 이전');
    expect(words(html)).not.toContain('진행 중인 상황 없음');
    expect(html).toContain('data-level="4"');
  });

  test('a quiet city says so', () => {
    const calm = cityOf([feed('rain', 'live', at('21:31'))]);
    expect(words(draw(scene, calm, 'ko'))).toContain('진행 중인 상황 없음');
    expect(words(draw(scene, calm, 'en'))).toContain('Nothing in progress');
  });
});
