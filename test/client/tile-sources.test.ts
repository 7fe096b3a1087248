// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import { createCityStore } from '../../client/city/store.ts';
import { selectTileTrust } from '../../client/city/select-tile-trust.ts';
import { createWording, type Words } from '../../client/design/wording.ts';
import { trustWords } from '../../client/panels/tile.tsx';
import type { Scene } from '../../client/scenes/define-scene.ts';
import air from '../../client/scenes/air.scene.tsx';
import disaster from '../../client/scenes/disaster.scene.tsx';
import { scenesWithoutSources } from '../../client/scenes/scenes-without-sources.ts';
import traffic from '../../client/scenes/traffic.scene.tsx';
import water from '../../client/scenes/water.scene.tsx';
import type { CityAnswer } from '../../contract/api.ts';
import type { CityEvent, FeedEvent } from '../../contract/event.ts';
import { feedEvent } from '../../server/city/feed-health.ts';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { feedRecords } from '../../server/feed-facts.ts';
import { lamp } from './new-kinds.ts';
import { at, cityOf, feed, nowMs, seoul } from './wall-events.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const ROOT = process.cwd();
const DAY_MS = 86_400_000;

/** Every source of the city, none of them ever heard. */
async function silentSources(id: string): Promise<readonly FeedEvent[]> {
  const city = loadCity(id, ROOT);
  const bound = bindFeeds(city, await findConnectors(ROOT));
  const feeds = new Map(bound.map((one) => [one.connector.id, one]));
  const now = new Date(nowMs).toISOString();
  return feedRecords(city, feeds, nowMs - 40 * DAY_MS, {}).map((record) =>
    feedEvent(id, record, now, nowMs),
  );
}

/** A scene as it stands on the page. */
function drawn(
  scene: Scene,
  events: readonly CityEvent[],
  cityAnswer: CityAnswer = seoul,
): HTMLElement {
  const { link, time } = createCityStore().getState();
  const host = document.createElement('div');
  const city = cityOf(events);
  const told = { matters: [], feeds: selectFeeds(city.byKind.feed), minuteMs: nowMs };
  const props = { ...told, city, cityAnswer, link, time: { ...time, nowMs } };
  const page = createElement(scene.Panels, props);
  act(() =>
    createRoot(host).render(createElement(I18nextProvider, { i18n: createWording('ko') }, page)),
  );
  return host;
}

const wordsOf = (scene: Scene, events: readonly CityEvent[], cityAnswer?: CityAnswer): string =>
  drawn(scene, events, cityAnswer).textContent;

/** What each tile of a scene says of its sources, by its title. */
function countsOf(scene: Scene, events: readonly CityEvent[]): Readonly<Record<string, string>> {
  const tiles = [...drawn(scene, events).querySelectorAll('[data-tile]')];
  return Object.fromEntries(
    tiles.map((tile) => [
      tile.getAttribute('aria-label') ?? '',
      /\d+\/\d+/u.exec(tile.querySelector('header')?.textContent ?? '')?.[0] ?? '',
    ]),
  );
}

test('a tile without rows counts the sources of what it shows, not all that are silent about its domain', async () => {
  const silent = await silentSources('seoul');
  expect(countsOf(traffic, silent)).toEqual({
    '통행 속도': '0/1',
    // TOPIS, UTIC and ITS.
    '통제 ': '0/3',
    '지하철·철도': '0/1',
    버스: '0/1',
    주차: '0/1',
    공공자전거: '0/1',
  });
  expect(countsOf(air, silent)).toEqual({
    대기질: '0/2',
    '구별 대기질': '0/2',
    '에너지·기후': '0/1',
    환경: '0/1',
  });
  expect(countsOf(water, silent)).toMatchObject({
    '① 비': '0/1',
    '② 하수관': '0/1',
    // The city's own gauges and those of the flood control office.
    '③ 하천': '0/2',
    수질: '0/1',
  });
  // Neither free beds nor cameras tell of calls.
  expect(countsOf(disaster, silent)).toMatchObject({ '119 진행': '0/1', '구별 119': '0/1' });
});

test('a city whose sources may tell anything of their kind counts those of the domain', async () => {
  const silent = await silentSources('seberang-perai');
  const counts = countsOf(traffic, silent);
  expect(counts).toMatchObject({ 버스: '0/1', 주차: '0/1', 공공자전거: '0/1' });
});

test('where no source of closures and disruptions is heard, none is not said', async () => {
  for (const id of ['delhi', 'seberang-perai']) {
    const said = wordsOf(traffic, await silentSources(id));
    expect(said).toContain('통제 알 수 없음');
    expect(said).toContain('운행 장애 알 수 없음');
    expect(said).not.toMatch(/통제 없음|알려진 운행 장애 없음/u);
  }
});

test('signals that are heard at the roads are no source of speeds', async () => {
  const silent = await silentSources('seberang-perai');
  const signal = lamp('signal/1', [100.4, 5.4]);
  const heard = {
    ...signal.data,
    provenance: { ...signal.data.provenance, feed: 'traffic-signals' },
  };
  expect(countsOf(traffic, silent)).toMatchObject({ '통행 속도': '0/1' });
  expect(countsOf(traffic, [...silent, { ...signal, data: heard }])).toMatchObject({
    '통행 속도': '',
  });
});

test('of several sources the gravest is told by its own word: late or not connected is not lost', () => {
  const late = feed('quakes', 'late', at('21:20'));
  const off = feed('police', 'not-connected', null);
  const live = feed('warnings', 'live', at('21:32'));
  const wording = createWording('ko');
  const words: Words = {
    language: 'ko',
    word: (path, fill) => wording.t(path, { ...fill }),
    say: ({ ko }) => ko,
  };
  const told = (...events: readonly FeedEvent[]): string | undefined => {
    const trust = selectTileTrust(cityOf(events).byKind.feed, () => true);
    return trustWords(trust, nowMs, 'Asia/Seoul', words);
  };
  expect(told(live, off, late)).toBe('지연 12분 전');
  expect(told(live, off)).toBe('1종 미연결');
  expect(told(live, off, late, feed('rain', 'down', null))).toBe('1종 끊김');
  expect(told(live)).toBeUndefined();
});

test('a page for which a city names no source takes no turn; one whose sources are lost does', async () => {
  const without = async (id: string): Promise<readonly string[]> =>
    scenesWithoutSources(cityOf(await silentSources(id)).byKind);
  expect(await without('seoul')).toEqual([]);
  expect(await without('delhi')).toEqual(['water', 'air']);
});

test("the number that people dial is the city's own, or none", async () => {
  const silent = await silentSources('delhi');
  const { emergencyNumber: _, ...elsewhere } = seoul;
  expect(wordsOf(disaster, silent)).toContain('119 상황 알 수 없음');
  expect(wordsOf(disaster, silent, elsewhere)).toContain('긴급전화 상황 알 수 없음');
  // The figure of that name is the other city's own.
  expect(wordsOf(disaster, silent, elsewhere)).not.toMatch(/119 (?:진행|상황|출동)|구별 119/u);
});
