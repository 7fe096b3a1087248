import type { JSX } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import type { Language } from '../../client/design/language.ts';
import { createWording } from '../../client/design/wording.ts';
import { deskLayers, type DeskLayer } from '../../client/explore/desk-layers.ts';
import { layerLegend } from '../../client/explore/layer-legend.ts';
import { plainChoice } from '../../client/explore/layer-stack.ts';
import { FIRST_VIEW } from '../../client/explore/explore-view.ts';
import { createThings } from '../../client/explore/things-of-city.ts';
import { LayerHealth } from '../../client/panels/explore/layer-health.tsx';
import { LayerOptions } from '../../client/panels/explore/layer-options.tsx';
import { LayerPanel } from '../../client/panels/explore/layer-panel.tsx';
import { floodCity } from '../client/flood-city.ts';
import { feed, nowMs } from '../client/wall-events.ts';

const NO_OVERLAYS = [] as const;
const things = createThings()(floodCity);
const layers = deskLayers(things, floodCity.byKind);
const clock = { onTick: () => () => undefined, nowMs: () => nowMs };
const nothing = (): void => undefined;
const acts = { toggle: nothing, change: nothing, move: nothing, only: nothing, zoomTo: nothing };

const html = (element: JSX.Element, language: Language): string =>
  renderToStaticMarkup(<I18nextProvider i18n={createWording(language)}>{element}</I18nextProvider>);

const text = (element: JSX.Element, language: Language = 'ko'): string =>
  html(element, language)
    .replaceAll(/<[^>]+>/gu, '|')
    .replaceAll(/\|+/gu, '|');

const minutes = (n: number): number => nowMs - n * 60_000;
type Health = Parameters<typeof LayerHealth>[0]['layer'];
const health = (parts: Partial<Health>, language: Language = 'ko'): string =>
  text(
    <LayerHealth layer={{ count: 1, newestMs: minutes(2), ...parts }} clock={clock} />,
    language,
  );

test('a row tells how new it is, or why it is not', () => {
  expect(health({ health: 'live' })).toBe('|2분|');
  expect(health({ health: 'late', lastGoodMs: minutes(6) })).toBe('|지연 6분|');
  expect(health({ health: 'stale', lastGoodMs: minutes(11) }, 'en')).toBe('|late 11 min|');
  expect(health({ health: 'down', lastGoodMs: minutes(41) })).toBe('|끊김 41분|');
  expect(health({ health: 'down' })).toBe('|끊김|');
  expect(health({ health: 'not-connected' })).toBe('|미연결|');
  expect(health({ count: 0, newestMs: 0 })).toBe('|지금 없음|');
  expect(health({ count: 0, newestMs: 0, lack: 'unknown' })).toBe('|알 수 없음|');
});

const panel = (language: Language): string =>
  html(
    <LayerPanel
      layers={layers}
      choices={[plainChoice('observation/water.level')]}
      things={() => things}
      places={() => []}
      feeds={selectFeeds(
        new Map(
          [
            feed('a', 'live', null),
            feed('b', 'late', null),
            feed('c', 'down', null),
            feed('d', 'not-connected', null),
          ].map((event) => [event.subject, event]),
        ),
      )}
      clock={clock}
      acts={acts}
      list={FIRST_VIEW.list}
      onList={nothing}
      overlays={NO_OVERLAYS}
      onOverlay={nothing}
      onPlace={nothing}
      onThing={nothing}
    />,
    language,
  );

test('the list names every layer by domain, says which is on and how the sources are', () => {
  for (const [language, foot] of [
    ['ko', '지연 1 · 끊김 1 · 미연결 1'],
    ['en', 'late 1 · lost 1 · not connected 1'],
  ] as const) {
    const told = panel(language);
    for (const { title } of layers) {
      const name = language === 'ko' ? title.ko : (title.en ?? '');
      expect(told).toContain(name.replaceAll('&', '&amp;'));
    }
    expect(told.match(/checked=""/gu)).toHaveLength(1);
    expect(told).toContain(foot);
  }
});

test('an open row has its legend with numbers, its order and its forms', () => {
  const layer = layers.find(({ id }) => id === 'observation/water.level');
  if (layer === undefined) throw new Error('no river');
  const options = (own: DeskLayer, language: Language): string =>
    text(
      <LayerOptions
        layer={own}
        choice={plainChoice(own.id)}
        at={0}
        of={2}
        legend={layerLegend(things.filter((thing) => thing.layer === own.id))}
        acts={acts}
      />,
      language,
    );
  const told = options(layer, 'ko');
  for (const part of [
    '경계 1',
    '정상 1',
    '값 1.00–3.20 m',
    '주의 2.00 m부터',
    '2개 중 1번째',
    '육각 집계',
    '기둥',
  ]) {
    expect(told).toContain(part);
  }
  expect(options(layer, 'en')).toContain('values 1.00–3.20 m');
  // What has no value has no columns; an area is not counted.
  const calls = layers.find(({ id }) => id === 'incident/flood');
  expect(calls === undefined ? '' : options(calls, 'ko')).not.toContain('기둥');
});
