// @vitest-environment happy-dom
import { act, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import { createWording } from '../../client/design/wording.ts';
import { deskLayers, type DeskLayer } from '../../client/explore/desk-layers.ts';
import { plainChoice } from '../../client/explore/layer-stack.ts';
import { FIRST_VIEW } from '../../client/explore/explore-view.ts';
import { createThings } from '../../client/explore/things-of-city.ts';
import type { Place } from '../../client/explore/places.ts';
import type { Thing } from '../../client/explore/thing.ts';
import { LayerPanel } from '../../client/panels/explore/layer-panel.tsx';
import { floodCity } from '../client/flood-city.ts';
import { nowMs } from '../client/wall-events.ts';

const NO_OVERLAYS = [] as const;
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const things = createThings()(floodCity);
const nothing = (): void => undefined;
const toggled: string[] = [];
const acts = {
  toggle: (id: string) => void toggled.push(id),
  change: nothing,
  move: nothing,
  only: nothing,
  zoomTo: nothing,
};
const selected: Thing[] = [];
const select = (thing: Thing): void => void selected.push(thing);
const feeds = selectFeeds(new Map());
const choices = [plainChoice('observation/water.level')];
const all = (): readonly Thing[] => things;
const stream: Place = {
  subject: 'stream/도림천',
  name: { ko: '도림천', en: 'Dorimcheon' },
  kind: 'stream',
  geometry: {
    type: 'LineString',
    coordinates: [
      [126.9, 37.47],
      [126.92, 37.5],
    ],
  },
};
const places = (): readonly Place[] => [stream];
const gone: string[] = [];
const go = ({ subject }: Place): void => void gone.push(subject);

/** How often each layer's name was read: once a drawing of its row. */
const read = new Map<string, number>();
const watched = (layer: DeskLayer): DeskLayer => ({
  ...layer,
  get title() {
    read.set(layer.id, (read.get(layer.id) ?? 0) + 1);
    return layer.title;
  },
});

let tick = nothing;
let clockMs = nowMs;
const clock = {
  onTick: (listener: () => void) => {
    tick = listener;
    return nothing;
  },
  nowMs: () => clockMs,
};

const i18n = createWording('ko');
const page = (layers: readonly DeskLayer[]): JSX.Element => (
  <I18nextProvider i18n={i18n}>
    <LayerPanel
      layers={layers}
      choices={choices}
      things={all}
      places={places}
      feeds={feeds}
      clock={clock}
      acts={acts}
      list={FIRST_VIEW.list}
      onList={nothing}
      overlays={NO_OVERLAYS}
      onOverlay={nothing}
      onPlace={go}
      onThing={select}
    />
  </I18nextProvider>
);

function mounted() {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  return { host, show: (layers: readonly DeskLayer[]) => act(() => root.render(page(layers))) };
}

test('only the row whose layer has changed is drawn again; an age by the clock draws no row', () => {
  const layers = deskLayers(things, floodCity.byKind).map(watched);
  const { show } = mounted();
  show(layers);
  read.clear();
  const [first, ...others] = layers;
  if (first === undefined) throw new Error('no layers');
  show([watched({ ...first, count: first.count + 1 }), ...others]);
  expect([...read.keys()]).toEqual([first.id]);
  read.clear();
  clockMs += 3_600_000;
  act(() => tick());
  expect(read.size).toBe(0);
});

/** React listens to what a browser does when somebody types. */
function type(field: HTMLInputElement, text: string): void {
  act(() => {
    Reflect.set(HTMLInputElement.prototype, 'value', text, field);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const press = (field: HTMLElement, key: string, more: KeyboardEventInit = {}): void =>
  act(
    () => void field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more })),
  );

test('Enter takes what was found: a layer is switched, a thing selected; not while a syllable is put together', () => {
  const { host, show } = mounted();
  show(deskLayers(things, floodCity.byKind));
  const field = host.querySelector('input[role=combobox]');
  if (!(field instanceof HTMLInputElement)) throw new Error('no field');
  type(field, 'ㅎㅅㄱ');
  expect(host.querySelectorAll('[role=option]').length).toBeGreaterThan(0);
  press(field, 'Enter', { isComposing: true });
  press(field, 'Enter', { keyCode: 229 });
  expect(toggled).toEqual([]);
  press(field, 'Enter');
  expect(toggled).toEqual(['observation/sewer.level']);
  // The stream itself stands before what is told of it.
  type(field, 'ㄷㄹㅊ');
  press(field, 'Enter');
  expect(gone).toEqual(['stream/도림천']);
  // Taken: the list of layers is back.
  expect(field.value).toBe('');
  type(field, '도림천 범람');
  press(field, 'Enter');
  expect(selected.map(({ name }) => name.ko)).toEqual(['도림천 범람']);
});
