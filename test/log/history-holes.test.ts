import { expect, test, vi } from 'vitest';
import type { HistoryHole } from '../../contract/history.ts';
import { openHistory } from '../../server/log/history.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { given } from '../support/history-of.ts';
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
      history.note(10);
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
