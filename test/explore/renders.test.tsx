// @vitest-environment happy-dom
import { act, Profiler, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { apply } from '../../client/city/apply.ts';
import { createCityStore } from '../../client/city/store.ts';
import type { PresenceLink } from '../../client/link/presence-link.ts';
import { createWording } from '../../client/design/wording.ts';
import { FIRST_VIEW } from '../../client/explore/explore-view.ts';
import type { TimeStand } from '../../client/panels/time-keys.ts';
import { ConductorSlot } from '../../client/rooms/explore/conductor-slot.tsx';
import { createDeskData } from '../../client/rooms/explore/desk-data.ts';
import { DeskContext, type Desk } from '../../client/rooms/explore/desk.ts';
import { createExploreStore } from '../../client/rooms/explore/explore-store.ts';
import { InspectorSlot } from '../../client/rooms/explore/inspector-slot.tsx';
import { LayersSlot } from '../../client/rooms/explore/layers-slot.tsx';
import { TableSlot } from '../../client/rooms/explore/table-slot.tsx';
import { createDeskShell } from '../../client/rooms/explore/keys/desk-shell.ts';
import { createOverlayStore } from '../../client/rooms/explore/overlays/overlay-store.ts';
import { createWorkStore } from '../../client/rooms/explore/work/work-store.ts';
import { seoul } from '../client/wall-events.ts';
import { cityOf, gauge, incident } from '../client/flood-city.ts';
import { report } from '../client/new-kinds.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
// No server: what asks for history finds none, and says so in its own part only.
beforeEach(() => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
});

const NOW_MS = Date.parse('2022-08-08T12:32:00.000Z');
const EVENTS = [gauge(1, {}), gauge(2, {}), incident('incident/1', {}), report('report-1')];
const PARTS = {
  layers: <LayersSlot />,
  table: <TableSlot />,
  inspector: <InspectorSlot />,
  conductor: <ConductorSlot />,
} satisfies Readonly<Record<string, JSX.Element>>;
type Part = keyof typeof PARTS;
const NOBODY = { workspace: undefined, version: 0, colleagues: [] };
/** A desk in no workspace. */
const ALONE: PresenceLink = {
  enter: () => undefined,
  leave: () => undefined,
  point: () => undefined,
  look: () => undefined,
  company: () => NOBODY,
  onCompany: () => () => undefined,
};

/** A desk on a page, and how often each of its parts was drawn since it was last asked. */
function openDesk() {
  const city = createCityStore();
  const explore = createExploreStore({
    ...FIRST_VIEW,
    layers: [{ id: 'observation/water.level', opacity: 1, form: 'each' }],
    table: { ...FIRST_VIEW.table, isOpen: true },
  });
  const { data, follow } = createDeskData(city, explore);
  const stand: TimeStand = {
    isPast: false,
    isPaused: false,
    speed: 1,
    atMs: NOW_MS,
    fromMs: NOW_MS - 3_600_000,
    toMs: NOW_MS,
    basis: 'known',
  };
  const first = cityOf(EVENTS);
  city.setState(({ time }) => ({ city: first, time: { ...time, nowMs: NOW_MS } }));
  const desk: Desk = {
    city,
    explore,
    data,
    stand: createStore(() => ({ stand })),
    wish: () => undefined,
    cityAnswer: seoul,
    presence: ALONE,
    overlays: createOverlayStore(),
    work: createWorkStore(),
    shell: createDeskShell(),
  };
  const leave = follow();
  const drawn = new Map<string, number>();
  const count = (id: string): void => {
    drawn.set(id, (drawn.get(id) ?? 0) + 1);
  };
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  onTestFinished(() => {
    act(() => root.unmount());
    leave();
  });
  act(() =>
    root.render(
      <I18nextProvider i18n={createWording('ko')}>
        <DeskContext value={desk}>
          {Object.entries(PARTS).map(([id, part]) => (
            <Profiler key={id} id={id} onRender={count}>
              {part}
            </Profiler>
          ))}
        </DeskContext>
      </I18nextProvider>,
    ),
  );
  /** Which parts are drawn by something that happens. */
  const drawnBy = (happen: () => void): readonly Part[] => {
    drawn.clear();
    act(happen);
    return (Object.keys(PARTS) as Part[]).filter((id) => drawn.has(id));
  };
  return { city, explore, drawnBy };
}

test('moving the map draws no part beside it', () => {
  const { explore, drawnBy } = openDesk();
  const camera = { lon: 127, lat: 37.5, zoom: 12, pitch: 0, bearing: 0 };
  expect(drawnBy(() => explore.change({ camera }, 'camera'))).toEqual([]);
});

test('news of things that no part shows draws only the list that counts them', () => {
  const { city, drawnBy } = openDesk();
  const { city: before } = city.getState();
  if (before === undefined) throw new Error('no city');
  const { epoch, seq } = before.position;
  const applied = apply(before, {
    epoch,
    from: seq + 1,
    to: seq + 1,
    now: before.now,
    upserts: [report('report-2')],
    removals: [],
  });
  if (applied.status !== 'applied') throw new Error(applied.status);
  const drawn = drawnBy(() => city.setState({ city: applied.city }));
  expect(drawn).not.toContain('table');
  expect(drawn).not.toContain('conductor');
});

test('a second of the clock draws at most the ages in the list again', () => {
  const { city, drawnBy } = openDesk();
  const tick = (): void =>
    city.setState(({ time }) => ({ time: { ...time, nowMs: NOW_MS + 1000 } }));
  expect(['layers'], 'no other part').toEqual(expect.arrayContaining([...drawnBy(tick)]));
});

test('a word of the filter draws list and table, not the time', () => {
  const { explore, drawnBy } = openDesk();
  const { filter } = explore.getState().view;
  const drawn = drawnBy(() => explore.change({ filter: { ...filter, text: '없는 이름' } }));
  expect(drawn).toContain('table');
  expect(drawn).not.toContain('conductor');
  expect(drawn).not.toContain('layers');
});
