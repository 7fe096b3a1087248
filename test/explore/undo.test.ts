// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createCityStore } from '../../client/city/store.ts';
import { FIRST_VIEW } from '../../client/explore/explore-view.ts';
import type { TimeStand, TimeWish } from '../../client/panels/time-keys.ts';
import { createDeskData } from '../../client/rooms/explore/desk-data.ts';
import type { Desk } from '../../client/rooms/explore/desk.ts';
import { createExploreStore } from '../../client/rooms/explore/explore-store.ts';
import type { DeskHands } from '../../client/rooms/explore/keys/desk-hands.ts';
import { DESK_KEYS } from '../../client/rooms/explore/keys/desk-keys.ts';
import { createDeskShell } from '../../client/rooms/explore/keys/desk-shell.ts';
import { PRESET_COMMANDS } from '../../client/rooms/explore/keys/preset-commands.ts';
import { createOverlayStore } from '../../client/rooms/explore/overlays/overlay-store.ts';
import { undoableWish } from '../../client/rooms/explore/time-turn.ts';
import { bookmarksTurn, rulesTurn, spaceTurn } from '../../client/rooms/explore/work/work-turns.ts';
import { createWorkStore } from '../../client/rooms/explore/work/work-store.ts';
import { seoul } from '../client/wall-events.ts';
import { cityOf, gauge, incident } from '../client/flood-city.ts';
import { CONTENT } from '../support/desk-people.ts';
import { wordsOf } from './rows.ts';

const NOW_MS = Date.parse('2022-08-08T12:32:00.000Z');
const LIVE: TimeStand = {
  isPast: false,
  isPaused: false,
  speed: 1,
  atMs: NOW_MS,
  fromMs: NOW_MS - 7_200_000,
  toMs: NOW_MS,
  basis: 'known',
};

/** Where a page stands once what it wished for has come. */
function after(stand: TimeStand, wish: TimeWish): TimeStand {
  switch (wish.type) {
    case 'seek':
      return { ...stand, isPast: true, atMs: wish.atMs };
    case 'live':
      return LIVE;
    case 'step':
      return { ...stand, isPaused: true, atMs: stand.atMs + wish.direction * 1000 };
    case 'basis':
      return { ...stand, basis: wish.basis };
    case 'pause':
      return { ...stand, isPaused: wish.isPaused };
    case 'speed':
      return { ...stand, speed: wish.speed };
  }
}

/** A desk in the past, with something selected, narrowed and brushed. */
function openDesk() {
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  const city = createCityStore();
  let clockMs = 0;
  const explore = createExploreStore(
    {
      ...FIRST_VIEW,
      layers: [{ id: 'observation/water.level', opacity: 1, form: 'each' }],
      subject: 'incident/1',
      range: { fromMs: NOW_MS - 3_600_000, toMs: NOW_MS - 1_800_000 },
      filter: { ...FIRST_VIEW.filter, text: '도림' },
      camera: { lon: 126.9, lat: 37.5, zoom: 12, pitch: 0, bearing: 0 },
      pane: 'districts',
      workspace: 'w1',
    },
    () => clockMs,
  );
  const { data } = createDeskData(city, explore);
  city.setState(({ time }) => ({
    city: cityOf([gauge(1, {}), incident('incident/1', {})]),
    time: { ...time, nowMs: NOW_MS },
  }));
  const past: TimeStand = { ...LIVE, isPast: true, isPaused: true, atMs: NOW_MS - 600_000 };
  const stand = createStore<{ readonly stand: TimeStand | undefined }>(() => ({ stand: past }));
  const move = (wish: TimeWish): void =>
    stand.setState(({ stand: here = LIVE }) => ({ stand: after(here, wish) }));
  const desk: Desk = {
    city,
    explore,
    data,
    stand,
    wish: undoableWish(explore, stand, move),
    cityAnswer: seoul,
    presence: {
      enter: () => undefined,
      leave: () => undefined,
      point: () => undefined,
      look: () => undefined,
      company: () => ({ workspace: undefined, version: 0, colleagues: [] }),
      onCompany: () => () => undefined,
    },
    overlays: createOverlayStore(),
    work: createWorkStore(),
    shell: createDeskShell(),
  };
  const hands: DeskHands = {
    desk,
    words: wordsOf('ko'),
    tell: () => undefined,
    switchLanguage: () => undefined,
  };
  /** All that is seen of view and time: how fast it runs is no place. */
  const seen = () => {
    const { isPast, atMs, basis } = stand.getState().stand ?? LIVE;
    return { view: { ...explore.getState().view }, isPast, atMs, basis };
  };
  return { desk, hands, seen, wait: () => (clockMs += 10_000) };
}

/** They lead to another page, or are the way back themselves. */
const LEFT_OUT = new Set(['undo', 'redo', 'roomWall', 'roomOps', 'roomBriefing', 'link']);

test('whatever a key or a command of the desk changes is taken back in one step, and done again', () => {
  const changed: string[] = [];
  for (const { id, run } of [...DESK_KEYS, ...PRESET_COMMANDS]) {
    if (LEFT_OUT.has(id)) continue;
    const { desk, hands, seen, wait } = openDesk();
    const before = seen();
    run(hands);
    wait();
    const then = seen();
    const isSame = JSON.stringify(then) === JSON.stringify(before);
    // What changes nothing is no step.
    expect([id, desk.explore.getState().past.length]).toEqual([id, isSame ? 0 : 1]);
    if (!isSame) changed.push(id);
    desk.explore.undo();
    expect([id, seen()]).toEqual([id, before]);
    desk.explore.redo();
    expect([id, seen()]).toEqual([id, then]);
  }
  expect(changed).toEqual(
    expect.arrayContaining(['table', 'swipe', 'close', 'startOver', 'clearFilter', 'home']),
  );
  expect(changed).toEqual(
    expect.arrayContaining(['live', 'back1', 'on10', 'stepOn', 'basis', 'rangeFrom', 'clearRange']),
  );
});

test('a workspace, bookmarks and rules come back; rules of somebody else are left alone', () => {
  const { desk } = openDesk();
  const { work, explore } = desk;
  const stamps = { createdAt: '', changedAt: '', changedBy: '', owner: '김분석' };
  const held = { ...CONTENT, ...stamps, id: 'w1', version: 3 };
  work.setState({ held, bookmarks: CONTENT.bookmarks });
  explore.done(bookmarksTurn(work, CONTENT.bookmarks));
  work.setState({ bookmarks: [] });
  explore.done(spaceTurn(work, explore, work.getState()));
  work.setState({ held: undefined });
  explore.settle(({ workspace: _left, ...view }) => view);
  explore.undo();
  expect([work.getState().held?.id, explore.getState().view.workspace]).toEqual(['w1', 'w1']);
  explore.undo();
  expect(work.getState().bookmarks).toEqual(CONTENT.bookmarks);
  explore.redo();
  expect(work.getState().bookmarks).toEqual([]);
  explore.redo();
  expect([work.getState().held, explore.getState().view.workspace]).toEqual([undefined, undefined]);

  const kept: unknown[] = [];
  explore.done(rulesTurn(work, (rules) => kept.push(rules), work.getState()));
  explore.undo();
  expect(kept).toEqual([[]]);
  explore.redo();
  work.setState({
    session: { actor: { name: '이분석', role: 'viewer' }, may: [], isReadOnly: false },
  });
  explore.undo();
  expect(kept).toHaveLength(2);
});
