import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CityEvent, ObservationEvent } from '../../contract/event.ts';
import { incidentAt, instantAtMinute, observationAt } from '../support/city-events.ts';
import { floodSteps } from '../support/flood-steps.ts';
import { given, historyOf, type FollowedLog } from '../support/history-of.ts';

const SLOW = { timeout: 60_000 };

/** All pages, newest first. */
async function allEvents({ history }: FollowedLog, limit = 1_000): Promise<readonly CityEvent[]> {
  const events: CityEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = given(
      await history().events({ limit, ...(cursor === undefined ? {} : { cursor }) }),
    );
    events.push(...page.events);
    cursor = page.next;
  } while (cursor !== undefined);
  return events;
}

test('what the night brought comes back equal in every attribute, newest first', SLOW, async () => {
  await using followed = await historyOf();
  const { log } = followed;
  const written: CityEvent[] = [];
  for (const { now, events } of await floodSteps('16:07')) written.push(...log.step(now, events));
  const kept = written.filter(({ kind }) => kind !== 'position' && kind !== 'feed');
  await followed.has(kept.at(-1));
  const read = (await allEvents(followed)).filter(({ kind }) => kind !== 'feed');
  expect(read).toHaveLength(kept.length);
  const bySequence = new Map(kept.map((event) => [event.sequence, event]));
  for (const event of read) expect(event).toEqual(bySequence.get(event.sequence));
  expect(new Set(read.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(3);
  const sequences = read.map(({ sequence = '' }) => sequence);
  expect(sequences).toEqual(sequences.toSorted().toReversed());
});

const odd = fc.record(
  {
    result: fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string(),
      fc.constant(null),
    ),
    resultQuality: fc.constantFrom('good', 'provisional', 'suspect', 'bad', 'missing'),
    version: fc.oneof(fc.string(), fc.constant(undefined)),
    range: fc.oneof(fc.constant(undefined), fc.constant([1, 2] as const)),
    flags: fc.oneof(fc.constant(undefined), fc.constant(['late', 'outlier'] as const)),
    id: fc.oneof(fc.constant(undefined), fc.string()),
    ref: fc.oneof(
      fc.string(),
      fc.constant('2022-08-08 20:01:00.0 #7'),
      fc.constant('202208082001'),
    ),
    late: fc.boolean(),
    place: fc.option(fc.record({ ko: fc.string() }), { nil: undefined }),
  },
  { noNullPrototype: true },
);

test('any value, also an odd one, comes back equal', SLOW, async () => {
  await using followed = await historyOf();
  const { log, history } = followed;
  const written: CityEvent[] = [];
  let minute = 0;
  for (const shapes of fc.sample(fc.array(odd, { minLength: 1, maxLength: 8 }), 60)) {
    minute += 1;
    const events = shapes.map((shape, gauge): ObservationEvent => {
      const base = observationAt(gauge, minute);
      const { result, resultQuality, version, range, flags, ref, place } = shape;
      const data = {
        ...base.data,
        result: Object.is(result, -0) ? 0 : result,
        resultQuality,
        version: version ?? base.data.version,
        ...(range === undefined ? {} : { range }),
        ...(flags === undefined ? {} : { flags }),
        ...(place === undefined ? {} : { place }),
        provenance: { ...base.data.provenance, ref },
      };
      return { ...base, id: `${shape.id ?? base.subject}@${minute}.${gauge}`, data };
    });
    const late = events.filter((_, index) => shapes[index]?.late === true);
    const inForce = events.filter((event) => !late.includes(event));
    written.push(...log.step(instantAtMinute(minute), inForce, late), ...late);
  }
  const last = observationAt(99, minute);
  const [end] = log.step(instantAtMinute(minute), [last]);
  await followed.has(end);
  for (const event of written) expect(given(await history().event(event.id))).toEqual([event]);
  expect(await allEvents(followed, 7)).toHaveLength(written.length + 1);
});

test('pages stay whole while the log grows', SLOW, async () => {
  await using followed = await historyOf();
  const { log, history } = followed;
  const first = Array.from({ length: 30 }, (_, minute) => observationAt(1, minute));
  for (const event of first) log.step(event.time, [event]);
  const [last] = log.step(instantAtMinute(30), [incidentAt(1, 30)]);
  await followed.has(last);
  const page = given(await history().events({ limit: 10 }));
  const [newer] = log.step(instantAtMinute(31), [observationAt(1, 31)]);
  await followed.has(newer);
  const next = given(await history().events({ limit: 100, cursor: page.next ?? '' }));
  const times = [...page.events, ...next.events].map(({ time }) => time);
  const expected = Array.from({ length: 31 }, (_, minute) => instantAtMinute(30 - minute));
  expect(times).toEqual(expected);
  const wrong = await history().events({ limit: 10, cursor: 'x' });
  expect(wrong).toMatchObject({ ok: false, kind: 'bad-query' });
});

test('a restart goes on where it ended; a damaged file is built anew', SLOW, async () => {
  await using followed = await historyOf();
  const { log, historyPath } = followed;
  const [first] = log.step(instantAtMinute(1), [observationAt(1, 1), incidentAt(1, 1)]);
  await followed.has(first);
  await followed.reopen(() => log.step(instantAtMinute(2), [observationAt(1, 2)]));
  const [third] = log.step(instantAtMinute(3), [observationAt(1, 3)]);
  await followed.has(third);
  expect(await allEvents(followed)).toHaveLength(4);
  expect(followed.troubles).toEqual([]);
  await followed.reopen(() => writeFileSync(historyPath, randomBytes(20_000)));
  await followed.has(third);
  expect(await allEvents(followed)).toHaveLength(4);
});

test('what the log cannot give is told, and the rest is taken', SLOW, async () => {
  await using followed = await historyOf();
  const { log } = followed;
  log.step(instantAtMinute(1), [observationAt(1, 1)]);
  log.step(instantAtMinute(2), [observationAt(1, 2)]);
  log.skip(5);
  log.step(instantAtMinute(3), [observationAt(1, 3)]);
  log.database.exec('update delta_log set body = substr(body, 2) where seq_from = 2');
  const [last] = log.step(instantAtMinute(4), [observationAt(1, 4)]);
  await followed.has(last);
  expect((await allEvents(followed)).map(({ time }) => time)).toEqual(
    [4, 3, 1].map((minute) => instantAtMinute(minute)),
  );
  expect(followed.troubles).toEqual([
    'numbers 2 to 2 of the log: damaged in the log',
    'numbers 3 to 7 of the log: not in the log',
  ]);
});

test('another history of the city takes over: nothing of the first is told', SLOW, async () => {
  await using followed = await historyOf();
  const { log, history } = followed;
  const [first] = log.step(instantAtMinute(1), [observationAt(1, 1)]);
  await followed.has(first);
  log.restart('second');
  history().reset();
  const [second] = log.step(instantAtMinute(2), [observationAt(2, 2)]);
  await followed.has(second);
  expect(await allEvents(followed)).toEqual([second]);
  // Also when nobody said so: the log's own rows tell, and what was held is kept beside.
  await followed.reopen(() => log.restart('third'));
  const [third] = log.step(instantAtMinute(3), [observationAt(3, 3)]);
  await followed.has(third);
  expect(await allEvents(followed)).toEqual([third]);
  expect(existsSync(`${followed.historyPath}.bad-1`)).toBe(true);
});

test('whoever asks while it closes is told so, not kept waiting', SLOW, async () => {
  await using followed = await historyOf();
  const { log, history } = followed;
  const events = Array.from({ length: 5_000 }, (_, key) => observationAt(key, 1));
  await followed.has(log.step(instantAtMinute(1), events).at(-1));
  const closing = history();
  let settled = 0;
  const ask = (): void => {
    const questions = [closing.events({ limit: 1_000 }), closing.datastreams()];
    for (const question of questions) void question.finally(() => (settled += 1));
  };
  for (let count = 0; count < 10; count += 1) ask();
  // The log is said to hold what it does not yet: these wait for it.
  closing.note({ seq: Number.MAX_SAFE_INTEGER, atMs: 0 });
  for (let count = 0; count < 10; count += 1) ask();
  await followed.reopen();
  ask();
  await new Promise((resolve) => setImmediate(resolve));
  expect(settled).toBe(42);
});

test('without a log, and after it is closed, the history says so', SLOW, async () => {
  await using followed = await historyOf();
  const { log, history } = followed;
  expect(given(await history().events({ limit: 10 })).events).toEqual([]);
  expect(given(await history().event('nobody@sent'))).toEqual([]);
  const closing = history();
  await followed.reopen(() => rmSync(log.path));
  expect(await closing.events({ limit: 1 })).toMatchObject({ ok: false, kind: 'unavailable' });
  expect(given(await followed.history().datastreams())).toEqual([]);
});
