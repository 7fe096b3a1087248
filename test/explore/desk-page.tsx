import { act, type JSX, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { onTestFinished, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createCityStore } from '../../client/city/store.ts';
import { createWording } from '../../client/design/wording.ts';
import { FIRST_VIEW, type ExploreView } from '../../client/explore/explore-view.ts';
import type { PresenceLink } from '../../client/link/presence-link.ts';
import type { TimeStand } from '../../client/panels/time-keys.ts';
import { createDeskData } from '../../client/rooms/explore/desk-data.ts';
import { DeskContext, type Desk } from '../../client/rooms/explore/desk.ts';
import { createExploreStore } from '../../client/rooms/explore/explore-store.ts';
import { createDeskShell } from '../../client/rooms/explore/keys/desk-shell.ts';
import { createOverlayStore } from '../../client/rooms/explore/overlays/overlay-store.ts';
import { createWorkStore } from '../../client/rooms/explore/work/work-store.ts';
import type { CityEvent } from '../../contract/event.ts';
import { seoul } from '../client/wall-events.ts';
import { cityOf } from '../client/flood-city.ts';

export const NOW_MS = Date.parse('2022-08-08T12:32:00.000Z');
const NOBODY = { workspace: undefined, version: 0, colleagues: [] };

/** A desk in no workspace. */
export const ALONE: PresenceLink = {
  enter: () => undefined,
  leave: () => undefined,
  point: () => undefined,
  look: () => undefined,
  company: () => NOBODY,
  onCompany: () => () => undefined,
};

export const STAND: TimeStand = {
  isPast: false,
  isPaused: false,
  speed: 1,
  atMs: NOW_MS,
  fromMs: NOW_MS - 3_600_000,
  toMs: NOW_MS,
  basis: 'known',
};

/** A desk over a city of these events at `NOW_MS`, and the page it stands on. */
export function openDesk(events: readonly CityEvent[], view: Partial<ExploreView> = {}) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  const city = createCityStore();
  city.setState(({ time }) => ({ city: cityOf([...events]), time: { ...time, nowMs: NOW_MS } }));
  const explore = createExploreStore({ ...FIRST_VIEW, ...view });
  const { data, follow } = createDeskData(city, explore);
  const desk: Desk = {
    city,
    explore,
    data,
    stand: createStore<{ readonly stand: TimeStand | undefined }>(() => ({ stand: STAND })),
    wish: () => undefined,
    cityAnswer: seoul,
    presence: ALONE,
    overlays: createOverlayStore(),
    work: createWorkStore(),
    shell: createDeskShell(),
  };
  const leave = follow();
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  onTestFinished(() => {
    act(() => root.unmount());
    leave();
  });
  const show = (part: ReactNode): void => {
    const page: JSX.Element = (
      <I18nextProvider i18n={createWording('ko')}>
        <DeskContext value={desk}>{part}</DeskContext>
      </I18nextProvider>
    );
    act(() => root.render(page));
  };
  /** The clock goes on, or back. */
  const clock = (nowMs: number, more: Partial<{ basis: 'known' | 'happened' }> = {}): void =>
    act(() => city.setState(({ time }) => ({ time: { ...time, ...more, nowMs } })));
  return { desk, host, show, clock, unmount: () => act(() => root.unmount()) };
}

/** A server: what it is asked, and what it answers; `undefined` = it never does. */
export function serve(
  answer: (url: URL, asked: RequestInit) => Response | Promise<Response> | undefined,
): { readonly asked: readonly URL[] } {
  const asked: URL[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit = {}) => {
    const url = new URL(path, 'http://desk.test');
    asked.push(url);
    return Promise.resolve(answer(url, init) ?? new Promise<Response>(() => undefined));
  });
  return { asked };
}

/** Lets what was answered come to the page. */
export const settle = (): Promise<void> =>
  act(async () => {
    await new Promise((resolve) => setTimeout(resolve));
  });
