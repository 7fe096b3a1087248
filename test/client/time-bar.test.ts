// @vitest-environment happy-dom
import { act, createElement, createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { expect, test, vi } from 'vitest';
import { createCityStore, type TimeStatus } from '../../client/city/store.ts';
import type { Language } from '../../client/design/language.ts';
import { createWording } from '../../client/design/wording.ts';
import { densityBy, densityOf } from '../../client/panels/density.ts';
import { ModeFrame } from '../../client/panels/mode-frame.tsx';
import { TimeBar } from '../../client/panels/time-bar.tsx';
import { timeKey, type TimeStand, type TimeWish } from '../../client/panels/time-keys.ts';
import { WallTop } from '../../client/rooms/wall/wall-top.tsx';
import { selectFeeds } from '../../client/city/select-feeds.ts';
import type { Mode } from '../../contract/delta.ts';
import type { AggregateAnswer } from '../../contract/history.ts';
import { at, cityOf, feed, nowMs } from './wall-events.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const zone = 'Asia/Seoul';
const ms = (clock: string): number => Date.parse(at(clock));
const past: TimeStand = {
  isPast: true,
  isPaused: false,
  speed: 10,
  atMs: ms('20:00'),
  fromMs: ms('16:00'),
  toMs: nowMs,
  basis: 'known',
};
const present: TimeStand = { ...past, isPast: false, atMs: nowMs };
const press = (key: string, stand: TimeStand, shiftKey = false) =>
  timeKey({ key, shiftKey }, stand);

/** Words of something drawn in a language, and the page it is on. */
function drawn(element: React.ReactElement, language: Language = 'ko') {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const page = createElement(I18nextProvider, { i18n: createWording(language) }, element);
  act(() => createRoot(host).render(page));
  return { host, words: (host.textContent ?? '').replaceAll(/\s+/gu, ' ') };
}

const time: TimeStatus = {
  ...createCityStore().getState().time,
  nowMs: ms('20:00'),
  speed: 10,
  playSpeed: 10,
  isPlayback: true,
  mode: 'replay',
};

const topProps = (mode: Mode, status: TimeStatus) => ({
  city: undefined,
  feeds: selectFeeds(new Map()),
  minuteMs: nowMs,
  mode,
  link: { phase: 'connected', heardAtMs: nowMs, silentSec: 0, problem: undefined } as const,
  time: status,
  replay: undefined,
  presentMs: nowMs,
  zone,
  onLive: () => {},
  onPause: () => {},
  onLanguage: () => {},
});

const top = (mode: Mode, status: TimeStatus, language: Language = 'ko') =>
  drawn(createElement(WallTop, topProps(mode, status)), language);

test('arrows move a minute, with Shift ten, within what is held; one key leads back', () => {
  expect(press('ArrowLeft', past)).toEqual({ type: 'seek', atMs: ms('19:59') });
  expect(press('ArrowRight', past, true)).toEqual({ type: 'seek', atMs: ms('20:10') });
  expect(press('ArrowLeft', { ...past, atMs: ms('16:00') })).toEqual({
    type: 'seek',
    atMs: ms('16:00'),
  });
  for (const key of ['l', 'ㅣ', 'Escape']) expect(press(key, past)).toEqual({ type: 'live' });
  expect(press(' ', past)).toEqual({ type: 'pause', isPaused: true });
  expect(press(',', past)).toEqual({ type: 'step', direction: -1 });
  expect(press('+', past)).toEqual({ type: 'speed', speed: 60 });
  expect(press('+', { ...past, speed: 600 })).toEqual({ type: 'speed', speed: 600 });
  expect(press('-', { ...past, speed: 1 })).toEqual({ type: 'speed', speed: 0.25 });
});

test('now there is only the way back in time: nothing pauses or outruns the present', () => {
  expect(press('ArrowLeft', present)).toEqual({ type: 'seek', atMs: nowMs - 60_000 });
  for (const key of ['ArrowRight', ' ', '.', '+', 'l', 'Escape', 'End']) {
    expect(press(key, present)).toBeUndefined();
  }
});

test('a dragged slider asks for its instant; what the past alone can do is closed in the present', () => {
  const wishes: TimeWish[] = [];
  const bar = (stand: TimeStand) =>
    drawn(
      createElement(TimeBar, {
        stand,
        zone,
        isShown: true,
        live: '실시간으로',
        slider: createRef<HTMLInputElement>(),
        density: undefined,
        onWish: (wish) => void wishes.push(wish),
      }),
    ).host;
  const open = bar(past);
  const slider = open.querySelector('input');
  expect(slider?.getAttribute('aria-valuetext')).toBe('2022-08-08 20:00:00');
  act(() => {
    // As the browser does it: past React's own watch over the value.
    if (slider !== null) {
      Reflect.set(HTMLInputElement.prototype, 'value', String(ms('18:30')), slider);
    }
    slider?.dispatchEvent(new Event('input', { bubbles: true }));
  });
  act(() => [...open.querySelectorAll('button')].find((b) => b.textContent === '×600')?.click());
  expect(wishes).toEqual([
    { type: 'seek', atMs: ms('18:30') },
    { type: 'speed', speed: 600 },
  ]);
  const closed = [...bar(present).querySelectorAll<HTMLButtonElement>('button:disabled')];
  expect(closed.map(({ textContent }) => textContent)).toEqual([
    '이전 변화',
    '멈춤',
    '다음 변화',
    '+1분',
    '+10분',
  ]);
});

test('a past says of when it is, how it is told, how fast and how far from now', () => {
  expect(top('live', time).words).toContain(
    '과거 보기2022-08-08 20:00 기준그때 알던 대로지금보다 1시간 32분 전×10',
  );
  const paused = { ...time, speed: 0, basis: 'happened' } as const;
  const { words } = top('live', paused, 'en');
  expect(words).toContain('PAST VIEWas of 2022-08-08 20:00as it happened1 h 32 min before now');
  expect(words).toContain('PAUSED');
  expect(words).toContain('back to live');
  expect(words).not.toContain('LIVE');
});

test('live, past, demo, a past of the demo and an exercise read and look differently', () => {
  const shared = { ...time, isPlayback: false, nowMs };
  const words = [
    top('live', shared).words,
    top('live', time).words,
    top('demo', shared).words,
    top('demo', time).words,
    top('exercise', shared).words,
  ];
  expect(
    words.map((text) => /^(실시간|과거 보기데모|과거 보기|재생데모|훈련)/u.exec(text)?.[0]),
  ).toEqual(['실시간', '과거 보기', '재생데모', '과거 보기데모', '훈련']);
  for (const text of words.slice(2)) expect(text).toContain('실제 상황 아님');
  const frames = (['live', 'replay', 'demo', 'exercise'] as const).map(
    (mode) => drawn(createElement(ModeFrame, { mode })).host.firstElementChild,
  );
  expect(frames.map((frame) => frame?.getAttribute('data-mode'))).toEqual([
    undefined,
    'replay',
    'demo',
    'exercise',
  ]);
});

test('the page of the sources stays open when the screen goes to the past under it', () => {
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  const root = createRoot(host);
  const show = (status: TimeStatus): void => {
    const props = { ...topProps('live', status), city: cityOf([feed('a', 'live', at('20:00'))]) };
    const page = createElement(WallTop, props);
    act(() => root.render(createElement(I18nextProvider, { i18n: createWording('ko') }, page)));
  };
  show({ ...time, isPlayback: false });
  act(() => host.querySelector<HTMLElement>('[aria-haspopup=dialog]')?.click());
  expect(host.querySelector('dialog')).not.toBeNull();
  show(time);
  expect(host.textContent).toContain('과거 보기');
  expect(host.querySelector('dialog')?.open).toBe(true);
});

test('a refused command is a notice beside the picture', () => {
  const { words } = top('live', { ...time, isPlayback: false, refusal: 'held from 16:00' });
  expect(words).toContain('그 시각은 볼 수 없음: held from 16:00');
});

test('the strip on the rail adds the kinds up, keeps to the rail and marks what is missing', () => {
  const answer = (groups: AggregateAnswer['groups'], holes?: AggregateAnswer['holes']) => ({
    kind: 'incident' as const,
    by: ['hour' as const],
    from: at('16:00'),
    to: at('22:00'),
    groups,
    ...(holes === undefined ? {} : { holes }),
  });
  const density = densityOf(
    [
      answer([
        { key: [at('20:00')], count: 6 },
        { key: [at('21:00')], count: 20 },
      ]),
      answer([{ key: [at('20:00')], count: 4 }], [{ from: at('17:00'), to: at('18:00') }]),
    ],
    'hour',
  );
  const bar = (known: typeof density | undefined) =>
    drawn(
      createElement(TimeBar, {
        stand: { ...past, toMs: ms('21:00') + 30 * 60_000, fromMs: ms('16:00') },
        zone,
        isShown: true,
        live: '실시간으로',
        slider: createRef<HTMLInputElement>(),
        density: known,
        onWish: () => {},
      }),
    );
  const strip = bar(density);
  const parts = [...strip.host.querySelectorAll<HTMLElement>('[aria-hidden] i')];
  const heights = parts.map(({ style }) => style.height);
  expect(heights).toEqual(['50%', '100%', '100%']);
  for (const { style } of parts) {
    expect(Number.parseFloat(style.left) + Number.parseFloat(style.width)).toBeLessThan(100.001);
  }
  expect(strip.words).toContain('시간마다');

  // What is not known is no strip at all, and no calm one.
  const without = bar(undefined);
  expect(without.host.querySelector('[aria-hidden] i')).toBeNull();
  expect(without.words).not.toContain('시간마다');
  expect(densityBy({ fromMs: 0, toMs: 30 * 86_400_000 })).toBe('day');
});
