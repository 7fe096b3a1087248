import express from 'express';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import type { Note } from '../../contract/office.ts';
import { createCityStore } from '../../client/city/store.ts';
import { FIRST_VIEW, type ExploreView } from '../../client/explore/explore-view.ts';
import { plainChoice } from '../../client/explore/layer-stack.ts';
import { rangeParameters, rangeQuestion } from '../../client/explore/range-question.ts';
import { createRangeTaker, type RangeRows } from '../../client/explore/range-rows.ts';
import { createDeskData } from '../../client/rooms/explore/desk-data.ts';
import { createExploreStore } from '../../client/rooms/explore/explore-store.ts';
import { followRange } from '../../client/rooms/explore/follow-range.ts';
import { readRange } from '../../client/rooms/explore/read-range.ts';
import { eventsPageRoute } from '../../server/hub/events-page-route.ts';
import { incidentAt, instantAtMinute, observationAt } from '../support/city-events.ts';
import { historyOf } from '../support/history-of.ts';
import { servedStream } from '../support/served-stream.ts';
import { situation } from '../client/office-events.ts';
import { cityOf, seoul } from '../client/wall-events.ts';

const atMinute = (minute: number): number => Date.parse(instantAtMinute(minute));

/** Events in a history on disk, each step at the minute it came in, answered over HTTP. */
async function served(events: readonly CityEvent[]) {
  const followed = await historyOf();
  const steps = [...Map.groupBy(events, ({ recordedtime }) => recordedtime)].toSorted(
    ([a], [b]) => Date.parse(a) - Date.parse(b),
  );
  let last: CityEvent | undefined;
  for (const [now, own] of steps) last = followed.log.step(now, own).at(-1);
  await followed.has(last);
  const stream = await servedStream();
  const app = express();
  const parts = { history: followed.history(), city: seoul, timeline: stream.stream };
  app.use('/events', eventsPageRoute(parts));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return {
    addressOf: (parameters: URLSearchParams) => `http://127.0.0.1:${port}/events?${parameters}`,
    close,
    [Symbol.asyncDispose]: async () => {
      await close();
      await stream[Symbol.asyncDispose]();
      await followed[Symbol.asyncDispose]();
    },
  };
}

/** The same incident told once more, later. */
function told(key: number, minute: number, recorded: number, ko: string): CityEvent {
  const event = incidentAt(key, minute);
  const time = instantAtMinute(recorded);
  return {
    ...event,
    id: `${event.id}~${recorded}`,
    recordedtime: time,
    data: { ...event.data, version: time, headline: { ko } },
  };
}

const range = { fromMs: atMinute(0), toMs: atMinute(30) };
const INCIDENTS = rangeQuestion(['incident/fire', 'incident/flood', 'position/bus'], [], range);

async function readAll(
  addressOf: (parameters: URLSearchParams) => string,
  at: { readonly clockMs: number; readonly isAsHappened: boolean },
  question = INCIDENTS,
): Promise<readonly RangeRows[]> {
  const all: RangeRows[] = [];
  await readRange(question, at, addressOf, (rows) => all.push(rows), new AbortController().signal);
  return all;
}

test(
  'a range is read to its end, told while it is read, and never beyond the clock',
  {
    timeout: 60_000,
  },
  async () => {
    const many = Array.from({ length: 2200 }, (_, key) => incidentAt(key, 1));
    const late = told(9001, 5, 20, '늦게 안 것');
    const once = [told(9002, 4, 4, '처음'), told(9002, 4, 8, '다시'), told(9002, 4, 25, '나중')];
    const future = incidentAt(9003, 12);
    await using server = await served([...many, late, ...once, future, observationAt(1, 3)]);

    const clock = { clockMs: atMinute(10), isAsHappened: false };
    const answers = await readAll(server.addressOf, clock);
    expect(answers[0]).toMatchObject({ state: 'reading', read: 1000 });
    const last = answers.at(-1);
    expect(last).toMatchObject({ state: 'whole', notKept: ['position/bus'] });
    const rows = last?.rows ?? [];
    expect(rows).toHaveLength(2201);
    // One row, told as it was known at the clock.
    expect(
      rows.filter(({ subject }) => subject === 'incident/test/9002').map(({ name }) => name.ko),
    ).toEqual(['다시']);
    expect(rows.every(({ knownMs, atMs }) => Math.max(knownMs, atMs) <= clock.clockMs)).toBe(true);
    expect(rows.every(({ kind }) => kind === 'incident')).toBe(true);

    // As it happened: what came later of that time too, but nothing of a time still to come.
    const happened = await readAll(server.addressOf, { ...clock, isAsHappened: true });
    const names = (happened.at(-1)?.rows ?? []).map(({ name }) => name.ko);
    expect(names).toContain('늦게 안 것');
    expect(names).toContain('나중');
    expect(happened.at(-1)?.rows.some(({ subject }) => subject === future.subject)).toBe(false);
  },
);

test(
  'of what lies before the history a range says that it is not known',
  { timeout: 60_000 },
  async () => {
    await using server = await served([incidentAt(1, 4), incidentAt(2, 5)]);
    const clock = { clockMs: atMinute(10), isAsHappened: false };
    const whole = (await readAll(server.addressOf, clock)).at(-1);
    expect(whole?.rows).toHaveLength(2);
    expect(whole?.unknown).toEqual([{ fromMs: atMinute(0), toMs: atMinute(4) }]);
    const later = { fromMs: atMinute(5), toMs: atMinute(9) };
    const known = await readAll(server.addressOf, clock, { ...INCIDENTS, range: later });
    expect(known.at(-1)?.unknown).toEqual([]);
  },
);

test('nothing is asked where nothing can be answered', () => {
  const at = { clockMs: atMinute(10), isAsHappened: false };
  expect(rangeParameters(rangeQuestion(['position/bus'], [], range), at)).toBeUndefined();
  expect(rangeParameters(INCIDENTS, { ...at, clockMs: atMinute(-5) })).toBeUndefined();
  expect(rangeParameters(INCIDENTS, at)?.get('to')).toBe(instantAtMinute(10));
});

/** A desk at the clock with these layers on and a brushed range. */
function desk(addressOf: (parameters: URLSearchParams) => string, view: Partial<ExploreView>) {
  const city = createCityStore();
  const clock = (minute: number): void =>
    city.setState(({ time }) => ({ time: { ...time, nowMs: atMinute(minute) } }));
  city.setState({ city: cityOf([]) });
  clock(10);
  const explore = createExploreStore({
    ...FIRST_VIEW,
    layers: [plainChoice('observation/water.level')],
    range,
    ...view,
  });
  const { data, follow } = createDeskData(city, explore);
  const leave = follow();
  const following = followRange({ city, explore, data, addressOf });
  const stop = (): void => {
    following.stop();
    leave();
  };
  return { data, explore, clock, again: following.again, stop };
}

test(
  'map, table and files show the range, and follow filter, clock and brush',
  {
    timeout: 60_000,
  },
  async () => {
    const values = Array.from({ length: 20 }, (_, minute) => observationAt(1, minute, minute));
    await using server = await served(values);
    const { data, explore, clock, stop } = desk(server.addressOf, {});
    const minutes = (): readonly (number | undefined)[] =>
      data
        .getState()
        .shown.map(({ value }) => value)
        .toSorted((a = 0, b = 0) => a - b);
    await vi.waitFor(() => expect(data.getState().range?.state).toBe('whole'), 20_000);
    expect(data.getState().source).toBe('range');
    expect(minutes()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);

    const { filter } = explore.getState().view;
    explore.change({ filter: { ...filter, value: { least: 3, most: 6 } } });
    expect(minutes()).toEqual([3, 4, 5, 6]);
    explore.change({ filter });

    // Back in time: what was not known yet is gone at once, not when the server has answered.
    clock(5);
    expect(minutes()).toEqual([]);
    await vi.waitFor(() => expect(minutes()).toEqual([0, 1, 2, 3, 4]), 20_000);

    explore.drop('range');
    expect(data.getState()).toMatchObject({ source: 'now', range: undefined, shown: [] });
    stop();
  },
);

test('what cannot be had is said, and had once it can be', { timeout: 60_000 }, async () => {
  const server = await served([observationAt(1, 1)]);
  let isRefused = true;
  const { data, again, stop } = desk(
    (parameters) =>
      server.addressOf(isRefused ? new URLSearchParams({ kind: 'none' }) : parameters),
    {},
  );
  await vi.waitFor(
    () => expect(data.getState().range).toMatchObject({ state: 'failed', why: '400' }),
    20_000,
  );
  isRefused = false;
  again();
  await vi.waitFor(() => expect(data.getState().shown).toHaveLength(1), 20_000);
  await server.close();
  again();
  await vi.waitFor(() => expect(data.getState().range?.state).toBe('failed'), 20_000);
  stop();
  await server[Symbol.asyncDispose]();
});

test('a long range is read to its end again and again, however fast the clock runs', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  onTestFinished(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  // Three pages of four seconds each: longer than the pause between two questions.
  vi.stubGlobal('fetch', async (address: string) => {
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const page = Number(new URL(address).searchParams.get('cursor') ?? 1);
    const headers = page < 3 ? { 'x-next-cursor': String(page + 1) } : {};
    return new Response(JSON.stringify([observationAt(page, page)]), { headers });
  });
  const { data, clock, stop } = desk((parameters) => `http://desk.test/events?${parameters}`, {});
  const askedAt = new Set<number>();
  for (let second = 0; second < 60; second += 1) {
    clock(10 + second);
    await vi.advanceTimersByTimeAsync(1000);
    const { range: read } = data.getState();
    if (read?.state === 'whole') askedAt.add(read.clockMs);
  }
  expect(askedAt.size).toBeGreaterThan(2);
  stop();
});

test('notes that are written in a situation are rows of a range of which they speak', () => {
  const question = rangeQuestion(['note'], [], range);
  expect(question.kinds).toEqual(['situation']);
  const note = (minute: number, text: string): Note => ({
    at: instantAtMinute(minute),
    actor: { name: 'a', role: 'operator' },
    text,
    pin: { from: instantAtMinute(minute) },
  });
  const event = situation('situation/flood', {
    notes: [note(3, '다리 아래 물'), note(200, '이튿날')],
  });
  const taker = createRangeTaker(range);
  taker.take([event, { ...event, id: 'before' }]);
  const notes = taker.rows().filter(({ layer }) => layer === 'note');
  expect(notes.map(({ name }) => name.ko)).toEqual(['다리 아래 물']);
});
