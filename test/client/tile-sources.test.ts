// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import { createCityStore } from '../../client/city/store.ts';
import { createWording } from '../../client/design/wording.ts';
import type { Scene } from '../../client/scenes/define-scene.ts';
import air from '../../client/scenes/air.scene.tsx';
import disaster from '../../client/scenes/disaster.scene.tsx';
import traffic from '../../client/scenes/traffic.scene.tsx';
import water from '../../client/scenes/water.scene.tsx';
import type { FeedEvent } from '../../contract/event.ts';
import { feedEvent } from '../../server/city/feed-health.ts';
import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { feedRecords } from '../../server/feed-facts.ts';
import { cityOf, nowMs, seoul } from './wall-events.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const ROOT = process.cwd();
const DAY_MS = 86_400_000;

/** Every source of the city, none of them ever heard. */
async function silentSources(id: string): Promise<readonly FeedEvent[]> {
  const city = loadCity(id, ROOT);
  const bound = bindFeeds(city, await findConnectors(ROOT));
  const feeds = new Map(bound.map((feed) => [feed.connector.id, feed]));
  const now = new Date(nowMs).toISOString();
  return feedRecords(city, feeds, nowMs - 40 * DAY_MS, {}).map((record) =>
    feedEvent(id, record, now, nowMs),
  );
}

/** What each tile of a scene says of its sources, by its title. */
function countsOf(scene: Scene, events: readonly FeedEvent[]): Readonly<Record<string, string>> {
  const { link, time } = createCityStore().getState();
  const host = document.createElement('div');
  const city = cityOf(events);
  const told = { matters: [], feeds: selectFeeds(city.byKind.feed), minuteMs: nowMs };
  const props = { ...told, city, cityAnswer: seoul, link, time: { ...time, nowMs } };
  const page = createElement(scene.Panels, props);
  act(() =>
    createRoot(host).render(createElement(I18nextProvider, { i18n: createWording('ko') }, page)),
  );
  const tiles = [...host.querySelectorAll('[data-tile]')];
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
