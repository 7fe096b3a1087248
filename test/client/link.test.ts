import { expect, test } from 'vitest';
import { foldPending, heartbeatsBehind, reconnectDelayMs } from '../../client/link/fold-pending.ts';
import { linkStatus, newLink, notice } from '../../client/link/link-state.ts';
import { readClock, setClock } from '../../client/link/server-clock.ts';
import type { Delta, Heartbeat } from '../../contract/delta.ts';
import { at, cityOf, incident, nowMs } from './wall-events.ts';

const delta = (from: number, to: number, epoch = 'e'): Delta => ({
  epoch,
  from,
  to,
  now: at('21:33'),
  upserts: [incident(`i${to}`, {})],
  removals: [],
});

const beat = (seq: number, epoch = 'e'): Heartbeat => ({
  epoch,
  seq,
  now: at('21:33'),
  mode: 'live',
  build: 'b',
  speed: 1,
});

test('a burst of deltas is one new city; a repeat is dropped', () => {
  const { city, isGap } = foldPending(cityOf([]), [delta(2, 2), delta(2, 2), delta(3, 5)]);
  expect(isGap).toBe(false);
  expect(city.position).toEqual({ epoch: 'e', seq: 5 });
  expect(city.byKind.incident.size).toBe(2);
});

test('a hole keeps what came before it and asks to be filled', () => {
  const { city, isGap } = foldPending(cityOf([]), [delta(2, 2), delta(4, 4)]);
  expect(isGap).toBe(true);
  expect(city.position.seq).toBe(2);
});

test('two heartbeats in a row ahead of us are a gap, one is not', () => {
  const held = { epoch: 'e', seq: 5 };
  const once = heartbeatsBehind(0, held, beat(6));
  expect(once).toBe(1);
  expect(heartbeatsBehind(once, { ...held, seq: 6 }, beat(6))).toBe(0);
  expect(heartbeatsBehind(once, held, beat(7))).toBe(2);
  expect(heartbeatsBehind(0, held, beat(5, 'other'))).toBe(1);
});

test('reconnects wait at random below a ceiling from 1 s to 30 s', () => {
  expect(reconnectDelayMs(0, 0.999)).toBeLessThanOrEqual(1000);
  expect(reconnectDelayMs(3, 0.5)).toBe(4000);
  expect(reconnectDelayMs(50, 0.999)).toBeLessThanOrEqual(30_000);
  expect(reconnectDelayMs(50, 0)).toBe(0);
});

test('the link is lost after 12 s of silence and dark after 60 s, and says since when', () => {
  const heard = notice(
    notice(newLink(0), { type: 'opened' }, 0),
    { type: 'heard', timelineMs: nowMs },
    1000,
  );
  expect(linkStatus(heard, 6000)).toMatchObject({ phase: 'connected', silentSec: 0 });
  expect(linkStatus(heard, 12_999).phase).toBe('connected');
  expect(linkStatus(heard, 13_000)).toMatchObject({ phase: 'lost', heardAtMs: nowMs });
  expect(linkStatus(heard, 61_000).phase).toBe('dark');
  const closed = notice(heard, { type: 'closed' }, 2000);
  expect(linkStatus(closed, 4000)).toMatchObject({ phase: 'reconnecting', silentSec: 3 });
});

test('a page that never heard a server says so', () => {
  expect(linkStatus(newLink(0), 5000).phase).toBe('connecting');
  expect(linkStatus(newLink(0), 20_000)).toMatchObject({ phase: 'lost', heardAtMs: undefined });
});

test('the clock runs at the speed of the timeline and stops 12 s after the last word', () => {
  const clock = setClock(undefined, { epoch: 'e', nowMs, speed: 60 }, 0);
  expect(readClock(clock, 1000)).toBe(nowMs + 60_000);
  expect(readClock(clock, 12_000)).toBe(nowMs + 720_000);
  expect(readClock(clock, 3_600_000)).toBe(nowMs + 720_000);
});

test('a paused timeline stands still', () => {
  const clock = setClock(undefined, { epoch: 'e', nowMs, speed: 0 }, 0);
  expect(readClock(clock, 9000)).toBe(nowMs);
});

test('a late packet hardly moves the clock, a seek moves it at once', () => {
  const clock = setClock(undefined, { epoch: 'e', nowMs, speed: 1 }, 0);
  const late = setClock(clock, { epoch: 'e', nowMs: nowMs + 4600, speed: 1 }, 5000);
  expect(readClock(late, 5000)).toBe(nowMs + 4900);
  const ahead = setClock(clock, { epoch: 'e', nowMs: nowMs + 5100, speed: 1 }, 5000);
  expect(readClock(ahead, 5000)).toBe(nowMs + 5100);
  const back = setClock(clock, { epoch: 'e2', nowMs: nowMs - 500, speed: 1 }, 5000);
  expect(readClock(back, 5000)).toBe(nowMs - 500);
});
