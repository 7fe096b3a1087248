import type { Page } from 'playwright-core';
import type { ScreenSize } from '../support/browser.ts';
import { breakRule, drilled, kept, laid, noted, watched, type Prepared } from './desk-prepared.ts';
import type { StateName } from './pictured.ts';

/** The sizes that the desk is drawn for. */
export const DESK_SIZES: readonly ScreenSize[] = [
  { width: 1920, height: 1080 },
  { width: 1440, height: 900 },
];

/** Also looked at: the least width, a usual screen at 200 %, a phone. */
const OTHER_SIZES: readonly ScreenSize[] = [
  { width: 1280, height: 800 },
  { width: 960, height: 540 },
  { width: 390, height: 844 },
];

/** Columns of the desk's sheets. */
export const ALL_DESK_SIZES = [...DESK_SIZES, ...OTHER_SIZES];

/** What the desk shows: an address, and what is done there that no address carries. */
export interface DeskState {
  readonly name: string;
  /** Of the address, after `?`. */
  readonly asked: Readonly<Record<string, string | readonly string[]>>;
  readonly act?: (page: Page) => Promise<void>;
  /** What is kept at the server before. */
  readonly prepare?: (url: string) => Promise<Prepared>;
  /** Absent = in all of them. */
  readonly states?: readonly StateName[];
  /** Absent = the desk's two. */
  readonly sizes?: readonly ScreenSize[];
  /** Colours as a reader's own system has them. */
  readonly isForcedColours?: true;
}

const OGEUM = 'observation/river/1018697';
const BRIDGES = [
  OGEUM,
  ...['1018655', '1018698', '1018675'].map((id) => `observation/river/${id}`),
];
const SOUTH_WEST = '126.92,37.49,12.3';
const DORIMCHEON =
  'polygon,126.895,37.51,126.945,37.505,126.955,37.465,126.915,37.462,126.89,37.485';
const NIGHT = ['storm'] as const;
const RECORDED = ['storm', 'calm'] as const;

const typed = (text: string) => async (page: Page) => page.keyboard.insertText(text);
const pressed = (key: string) => async (page: Page) => page.keyboard.press(key);
/** By key: a pointer waits until nothing moves, and a map drawn in software is slow to rest. */
const used = (name: RegExp) => async (page: Page) =>
  page.getByRole('button', { name }).first().press('Enter');
const pause = (ms: number) => async (page: Page) => page.waitForTimeout(ms);
const inTurn =
  (...acts: readonly ((page: Page) => Promise<void>)[]) =>
  async (page: Page) => {
    for (const act of acts) await act(page);
  };

export const DESK_STATES: readonly DeskState[] = [
  { name: 'city', asked: {} },
  { name: 'city-sizes', asked: {}, sizes: OTHER_SIZES },
  { name: 'city-forced', asked: { table: '1' }, sizes: DESK_SIZES.slice(1), isForcedColours: true },
  {
    name: 'search',
    asked: {},
    act: inTurn(pressed('/'), typed('ㄷㄹㅊ')),
    states: RECORDED,
  },
  { name: 'layer', asked: {}, act: used(/^(하천 수위|River level)/u) },
  {
    name: 'filter',
    asked: { level: '2,3,4', gu: '11590,11620', open: '1', q: '침수' },
  },
  { name: 'districts', asked: { pane: 'districts' } },
  { name: 'district', asked: { district: '11620', map: SOUTH_WEST } },
  { name: 'asset', asked: { subject: OGEUM, map: SOUTH_WEST, hours: '6' } },
  {
    name: 'incident',
    asked: { on: 'incident/flood,situation/flood', map: SOUTH_WEST, table: '1' },
    act: async (page) => {
      await page.locator('[role=grid]').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    },
    states: NIGHT,
  },
  { name: 'compare', asked: { pane: 'compare', compare: BRIDGES } },
  { name: 'swipe', asked: { swipe: 'PT1H,0.5', map: SOUTH_WEST } },
  { name: 'hexes', asked: { on: 'incident/flood~hex', map: SOUTH_WEST }, states: NIGHT },
  {
    name: 'columns',
    asked: { on: 'observation/rain.depth10m~column', map: '126.98,37.54,10.6,52,-10' },
    states: RECORDED,
  },
  {
    name: 'measure',
    asked: {
      measure: 'ring,126.90,37.50,126.94,37.51,126.95,37.48,126.91,37.47',
      map: SOUTH_WEST,
    },
    states: RECORDED,
  },
  { name: 'area', asked: { area: DORIMCHEON, map: SOUTH_WEST, table: '1' }, states: RECORDED },
  {
    name: 'near',
    asked: { subject: OGEUM, near: `near,1000,${OGEUM}`, map: '126.874,37.508,14' },
  },
  { name: 'table', asked: { table: '1', group: 'district' } },
  {
    name: 'provenance',
    asked: { subject: OGEUM },
    act: inTurn(async (page) => page.waitForTimeout(3_000), pressed('p')),
  },
  { name: 'palette', asked: {}, act: inTurn(pressed('Control+k'), typed('ㅇㄱㄱ')) },
  { name: 'keys', asked: {}, act: pressed('?'), states: NIGHT },
  { name: 'workspaces', asked: {}, act: used(/^(작업공간|Workspace)/u), states: NIGHT },
  { name: 'notes', asked: {}, act: used(/^(지도 메모|Notes)/u), states: NIGHT },
  { name: 'watch-list', asked: {}, act: used(/^(지켜보기|Watching)/u), states: NIGHT },
  { name: 'to-wall', asked: {}, act: pressed('Shift+W'), states: NIGHT },
  {
    name: 'range',
    asked: {
      from: '2022-08-08T20:30:00+09:00',
      to: '2022-08-08T21:30:00+09:00',
      span: '180',
      table: '1',
    },
    states: NIGHT,
  },
  { name: 'past', asked: { at: '2022-08-08T20:40:00+09:00', speed: '0' }, states: NIGHT },
  // From here on the night keeps what is prepared, so the states above come first.
  {
    name: 'overlays',
    asked: { map: SOUTH_WEST, on: 'situation/flood' },
    prepare: laid,
    act: async (page) => {
      const list = page.getByText('도림천 수문').first();
      await list.scrollIntoViewIfNeeded();
    },
    states: NIGHT,
  },
  {
    name: 'workspaces-kept',
    asked: {},
    prepare: kept,
    act: used(/^(작업공간|Workspace)/u),
    states: NIGHT,
  },
  {
    name: 'bookmarks',
    asked: {
      from: '2022-08-08T20:30:00+09:00',
      to: '2022-08-08T21:30:00+09:00',
      subject: OGEUM,
    },
    prepare: kept,
    states: NIGHT,
  },
  {
    name: 'notes-kept',
    asked: { on: 'note,situation/flood', map: SOUTH_WEST },
    prepare: noted,
    act: used(/^(지도 메모|Notes)/u),
    states: NIGHT,
  },
  {
    name: 'notes-on-map',
    asked: { on: 'note,situation/flood', map: '126.905,37.488,13.2', table: '1' },
    prepare: noted,
    states: NIGHT,
  },
  {
    name: 'watch-list-fired',
    asked: {},
    prepare: watched,
    act: inTurn(breakRule, pause(6_000), used(/^(지켜보기|Watching)/u)),
    states: NIGHT,
  },
  { name: 'exercise', asked: {}, prepare: drilled, states: NIGHT },
];
