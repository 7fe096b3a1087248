import { expect, test } from 'vitest';
import { instantMs } from '../../contract/instant.ts';
import { incidentAt, instantAtMinute, observationAt } from '../support/city-events.ts';
import { given, historyOf } from '../support/history-of.ts';

const DAY = 24 * 60;

test(
  'after five weeks values are hours, and what happened is still found',
  { timeout: 60_000 },
  async () => {
    await using followed = await historyOf();
    const { log, history } = followed;
    const values = [1, 2, 3].map((minute) => observationAt(1, minute, minute * 10));
    for (const value of values) log.step(value.time, [value]);
    const [incident] = log.step(instantAtMinute(5), [incidentAt(1, 5)]);
    const now = 36 * DAY;
    const [last] = log.step(instantAtMinute(now), [observationAt(2, now)]);
    await followed.has(last);
    await expect
      .poll(
        async () => {
          const atMs = instantMs(instantAtMinute(now));
          history().note({ seq: Number(last?.sequence ?? 0), atMs });
          return given(await history().event(values[0]?.id ?? ''));
        },
        { timeout: 20_000 },
      )
      .toEqual([]);
    expect(given(await history().event(incident?.id ?? ''))).toEqual([incident]);
    const datastream = observationAt(1, 0).data.datastream;
    const span = { from: instantAtMinute(0), to: instantAtMinute(60) };
    const hour = { count: 3, min: 10, mean: 20, max: 30, last: 30 };
    for (const stepSec of [3600, 600]) {
      const { points } = given(await history().series({ datastream, ...span, stepSec }));
      expect(points[0]).toEqual({ at: instantAtMinute(0), ...hour });
      expect(points.slice(1).every(({ count }) => count === 0)).toBe(true);
    }
    // A value of that hour that comes now is added to what is left of it.
    const late = { ...observationAt(1, 4, 40), recordedtime: instantAtMinute(now + 1) };
    const [end] = log.step(instantAtMinute(now + 1), [observationAt(2, now + 1)], [late]);
    await followed.has(end);
    const { points } = given(await history().series({ datastream, ...span, stepSec: 3600 }));
    expect(points[0]).toMatchObject({ count: 4, min: 10, max: 40 });
  },
);
