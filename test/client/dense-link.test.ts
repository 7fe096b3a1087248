import { expect, test, vi } from 'vitest';
import { createCityStore } from '../../client/city/store.ts';
import { epochsLeft } from '../../client/link/epochs-left.ts';
import { picture } from '../../client/link/picture.ts';
import { followTimeline } from '../../client/link/socket.ts';
import { TOPICS, type Snapshot } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { changesFrame, keyFrame } from '../../server/wire/dense-frame.ts';
import { denseTable, nextTable } from '../../server/wire/dense-table.ts';
import { instantAtMinute } from '../support/city-events.ts';
import { cuttableLink } from '../support/cuttable-link.ts';
import { rowsOfEvents, rowsOfTables } from '../support/dense-rows.ts';
import { positionAt } from '../support/positions.ts';
import { servedStream } from '../support/served-stream.ts';
import { inForce } from '../support/small-city.ts';

const NOW = instantAtMinute(60);
const SOON = { timeout: 15_000 };
const fleet = (minute: number, buses: number): readonly CityEvent[] =>
  Array.from({ length: buses }, (_, bus) => positionAt(bus, minute));

test('a page holds every vehicle where it is, also of what moved while its link was cut', async () => {
  await using served = await servedStream();
  served.put(fleet(1, 30));
  await using link = await cuttableLink(served.port);
  const store = createCityStore();
  const { stop } = followTimeline(store, link.url);
  const agree = () =>
    vi.waitFor(() => {
      const { city } = store.getState();
      expect(city?.position.seq).toBe(served.state.seq);
      expect(city?.byKind.position.size).toBe(0);
      expect(city && rowsOfTables(city.dense)).toEqual(
        rowsOfEvents(inForce(served.state).values()),
      );
    }, SOON);
  await agree();
  served.put(fleet(2, 20));
  await agree();
  link.cut();
  served.put(fleet(3, 40));
  served.stream.flush();
  served.put(fleet(4, 10));
  link.join();
  await agree();
  expect(store.getState().city?.dense.positions.length).toBe(40);
  stop();
});

const snapshot = (epoch: string): Snapshot => ({
  epoch,
  seq: 1,
  protocol: 1,
  city: 'seoul',
  view: 'ops',
  topics: TOPICS,
  mode: 'live',
  speed: 1,
  now: NOW,
  events: [],
});

/** Frames of a fleet that moves minute by minute; `seq` is the minute. */
function told(epoch: string) {
  const tables = [1, 2, 3].map((minute) => denseTable('positions', fleet(minute, 3)));
  const tableAt = (minute: number) => tables[minute - 1] ?? denseTable('positions', []);
  const head = (seq: number) => ({ epoch, seq, now: NOW });
  return {
    key: (minute: number) => keyFrame(tableAt(minute), head(minute)),
    next: (minute: number) => {
      const [before, after] = [
        tableAt(minute - 1),
        nextTable(tableAt(minute - 1), fleet(minute, 3), []),
      ];
      const frame = changesFrame(before, after, { ...head(minute), after: minute - 1 });
      return frame ?? new Uint8Array();
    },
  };
}

function shownIn(epoch: string) {
  const store = createCityStore();
  const left = epochsLeft();
  const shown = picture(store, left);
  shown.replace(snapshot(epoch), {});
  const minutes = () => {
    const atMs = store.getState().city?.dense.positions.columns.atMs ?? [];
    return [...atMs].map((ms) => (ms - Date.parse(instantAtMinute(0))) / 60_000);
  };
  return { shown, left, minutes };
}

test('a frame that is missing is asked for, and a key frame makes the picture whole', () => {
  const { shown, minutes } = shownIn('a');
  const { key, next } = told('a');
  shown.takeFrame(key(1));
  expect(shown.fold()).toBe(false);
  shown.takeFrame(next(3));
  expect(shown.fold()).toBe(true);
  expect(minutes()).toEqual([1, 1, 1]);
  shown.forget();
  shown.takeFrame(key(3));
  expect(shown.fold()).toBe(false);
  expect(minutes()).toEqual([3, 3, 3]);
});

test('bytes that cannot be read are a hole too, once', () => {
  const { shown, minutes } = shownIn('a');
  const { key } = told('a');
  shown.takeFrame(key(1));
  shown.takeFrame(key(2).slice(0, -1));
  expect(shown.fold()).toBe(true);
  expect(minutes()).toEqual([1, 1, 1]);
  shown.forget();
  expect(shown.fold()).toBe(false);
});

test('frames that overtake the picture they belong to wait for it; those of one that was left are nobody’s', () => {
  const { shown, left, minutes } = shownIn('a');
  shown.takeFrame(told('b').key(1));
  shown.takeFrame(told('a').key(2));
  shown.takeFrame(told('b').next(2));
  expect(shown.fold()).toBe(false);
  expect(minutes()).toEqual([2, 2, 2]);
  shown.replace(snapshot('b'), {});
  expect(minutes()).toEqual([]);
  shown.takeFrame(told('a').key(3));
  expect(left.has('a')).toBe(true);
  expect(shown.fold()).toBe(false);
  expect(minutes()).toEqual([2, 2, 2]);
});
