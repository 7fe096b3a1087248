// @vitest-environment happy-dom
import { act, createElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { expect, test, vi } from 'vitest';
import { createCityStore, type TimeStatus } from '../../client/city/store.ts';
import { addressOfPast, pastOfAddress } from '../../client/rooms/wall/past-address.ts';
import { usePastAddress } from '../../client/rooms/wall/use-past-address.ts';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const atMs = Date.parse('2026-11-21T18:10:00Z');

test('a link names an instant with its zone, a speed and a basis', () => {
  const asked = '?at=2026-11-22T03:10:00+09:00&speed=10&basis=happened&lang=en';
  const start = { place: { at: '2026-11-21T18:10:00.000Z' }, speed: 10, basis: 'happened' };
  expect(pastOfAddress(asked)).toEqual({ start });
  expect(pastOfAddress(asked.replace('+', '%2B'))).toEqual({ start });
});

test.each([
  ['P1D', 86_400_000],
  ['P7D', 604_800_000],
  ['P1W', 604_800_000],
  ['PT1H30M', 5_400_000],
])('a link names the present less %s', (shift, shiftMs) => {
  expect(pastOfAddress(`?shift=${shift}`)).toEqual({
    start: { place: { shiftMs }, speed: 1, basis: 'known' },
  });
});

test.each(['?at=yesterday', '?at=2026-11-22T03:10:00', '?shift=1d', '?shift=P0D', '?shift=P'])(
  '%s is told, never guessed',
  (search) => {
    const { start, problem } = pastOfAddress(search);
    expect(start).toBeUndefined();
    expect(problem).toBe(search.slice(1));
  },
);

test('a speed or basis that does not exist is told, too', () => {
  const instant = 'at=2026-11-22T03:10:00Z';
  expect(pastOfAddress(`?${instant}&speed=601`)).toEqual({ problem: 'speed=601' });
  expect(pastOfAddress(`?${instant}&basis=guessed`)).toEqual({ problem: 'basis=guessed' });
  expect(pastOfAddress('?lang=en')).toEqual({});
});

test('an address is written as it is read, keeps what else it says, and forgets the past', () => {
  const wall = new URL('http://wall.example/wall?lang=en&shift=P1D');
  const shown = { atMs, speed: 60, basis: 'happened' } as const;
  const written = addressOfPast(wall, shown, 'Asia/Seoul');
  expect(written.search).toBe('?lang=en&at=2026-11-22T03:10:00%2B09:00&speed=60&basis=happened');
  expect(pastOfAddress(written.search).start).toEqual({
    place: { at: new Date(atMs).toISOString() },
    speed: 60,
    basis: 'happened',
  });
  expect(addressOfPast(written, undefined, 'Asia/Seoul').search).toBe('?lang=en');
});

function Address({ time, isShown }: { readonly time: TimeStatus; readonly isShown: boolean }) {
  usePastAddress(time, isShown, 'Asia/Seoul');
  return null;
}

test('the page waits for its first picture, then its address follows what is shown', async () => {
  const before = '/wall?at=2026-11-22T03:10:00%2B09:00';
  window.history.replaceState(null, '', before);
  const root: Root = createRoot(document.createElement('div'));
  const show = (time: Partial<TimeStatus>, isShown: boolean): void => {
    const status = { ...createCityStore().getState().time, ...time };
    act(() => root.render(createElement(Address, { time: status, isShown })));
  };
  show({}, false);
  expect(window.location.search).toBe('?at=2026-11-22T03:10:00%2B09:00');
  show({ isPlayback: true, nowMs: atMs + 60_000, speed: 0 }, true);
  const next = '?at=2026-11-22T03:11:00%2B09:00&speed=0';
  await vi.waitFor(() => expect(window.location.search).toBe(next), { timeout: 5000 });
  show({ isPlayback: false, nowMs: atMs + 90_000 }, true);
  await vi.waitFor(() => expect(window.location.search).toBe(''), { timeout: 5000 });
  act(() => root.unmount());
});
