import { expect, test, vi } from 'vitest';
import type { HistoryHole } from '../../contract/history.ts';
import { instantMs } from '../../contract/instant.ts';
import { openHistory } from '../../server/log/history.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { given, historyOf } from '../support/history-of.ts';
import { lostLog, thinnedLog } from '../support/holed-log.ts';

const WAIT = { timeout: 30_000, interval: 100 };

test.for([
  ['folded to the last words', thinnedLog, { from: 3, to: 7 }],
  ['lost', lostLog, { from: 3, to: 6 }],
] as const)(
  'an answer over what was %s names it; one beside it does not',
  async ([, made, hole]) => {
    const log = made();
    const history = await openHistory({
      logPath: log.path,
      historyPath: log.path.replace('.db', '-history.db'),
      zone: 'Asia/Seoul',
      deadlineMs: 30_000,
      onTrouble: () => undefined,
    });
    try {
      history.note({ seq: 10, atMs: instantMs(instantAtMinute(9)) });
      const last = observationAt(9, 9);
      await vi.waitFor(
        async () => expect(given(await history.event(last.id))).toHaveLength(1),
        WAIT,
      );
      const span = (from: number, to: number) => ({
        from: instantAtMinute(from),
        to: instantAtMinute(to),
      });
      const told: HistoryHole[] = [span(hole.from, hole.to)];
      expect(given(await history.events({ ...span(0, 10), limit: 5 })).holes).toEqual(told);
      expect(given(await history.events({ limit: 5 })).holes).toEqual(told);
      for (const [from, to] of [
        [0, 3],
        [8, 10],
      ] as const) {
        expect(given(await history.events({ ...span(from, to), limit: 5 }))).not.toHaveProperty(
          'holes',
        );
      }
      const known = { ...span(0, 10), limit: 5, knownAt: instantAtMinute(2) };
      expect(given(await history.events(known))).not.toHaveProperty('holes');

      const { datastream } = last.data as { datastream: string };
      const day = 86_400;
      const series = given(await history.series({ datastream, ...span(0, 10), stepSec: 60 }));
      expect(series.holes).toEqual(told);
      const later = span(day / 60, day / 60 + 10);
      const shifted = await history.series({ datastream, ...later, stepSec: 60, shiftSec: day });
      expect(given(shifted).holes).toEqual([span(day / 60 + hole.from, day / 60 + hole.to)]);
      const counts = await history.aggregate({ kind: 'observation', by: ['hour'], ...span(0, 10) });
      expect(given(counts).holes).toEqual(told);
      const next = { kind: 'observation', by: ['hour'], ...span(180, 240) } as const;
      expect(given(await history.aggregate(next))).not.toHaveProperty('holes');
    } finally {
      await history.close();
      log.remove();
    }
  },
);

test(
  'behind a log that is written faster than it is read, an answer names the end it lacks, or there is none',
  { timeout: 60_000 },
  async () => {
    await using followed = await historyOf();
    await using farBehind = await historyOf();
    const [first] = followed.log.step(instantAtMinute(1), [observationAt(1, 1)]);
    await followed.has(first);
    await farBehind.has(farBehind.log.step(instantAtMinute(1), [observationAt(1, 1)])[0]);
    // The log is said to hold what it does not yet.
    const end = (minute: number) => ({
      seq: Number.MAX_SAFE_INTEGER,
      atMs: instantMs(instantAtMinute(minute)),
    });
    followed.history().note(end(5));
    farBehind.history().note(end(60));
    const history = followed.history();
    const span = { from: instantAtMinute(0), to: instantAtMinute(10) };
    const { datastream } = observationAt(1, 1).data;
    const [page, before, values, counts, one, all, far] = await Promise.all([
      history.events({ limit: 5 }),
      history.events({ ...span, to: instantAtMinute(1), limit: 5 }),
      history.series({ datastream, ...span, stepSec: 60 }),
      history.aggregate({ kind: 'observation', by: ['hour'], ...span }),
      history.event(first?.id ?? ''),
      history.datastreams(),
      farBehind.history().events({ limit: 5 }),
    ]);
    const holes = [{ from: instantAtMinute(1), to: instantAtMinute(5) }];
    expect(given(page)).toMatchObject({ events: [{ id: first?.id }], holes });
    expect(given(before)).not.toHaveProperty('holes');
    expect(given(values)).toMatchObject({ heldTo: instantAtMinute(1), holes });
    expect(given(counts).holes).toEqual(holes);
    for (const none of [one, all, far]) {
      expect(none).toMatchObject({ ok: false, kind: 'unavailable' });
    }
  },
);
