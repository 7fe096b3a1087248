import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DensityBucket, DensityQuery } from '../../contract/density.ts';
import type { CityEvent } from '../../contract/event.ts';
import { incidentAt, instantAtMinute, observationAt } from '../support/city-events.ts';
import { given, historyOf } from '../support/history-of.ts';

const MINUTES = 300;
const minuteMs = 60_000;
const startMs = Date.parse(instantAtMinute(0));

/** Three incidents told of again and again, two gauges; every seventh minute nothing. */
const EVENTS: readonly (readonly [minute: number, events: readonly CityEvent[]])[] = Array.from(
  { length: MINUTES },
  (_, minute) => [
    minute,
    minute % 7 === 0
      ? []
      : [
          ...(minute % 3 === 0 ? [incidentAt(minute % 5, minute)] : []),
          observationAt(0, minute, minute),
          ...(minute % 2 === 0 ? [observationAt(1, minute, -minute)] : []),
        ],
  ],
);

function naive({ from, to, stepSec, knownAt }: DensityQuery): readonly Partial<DensityBucket>[] {
  const stepMs = stepSec * 1000;
  const first = Math.floor(Date.parse(from) / stepMs);
  const end = Math.floor((Date.parse(to) - 1) / stepMs) + 1;
  const told = EVENTS.filter(
    ([minute]) => knownAt === undefined || startMs + minute * minuteMs <= Date.parse(knownAt),
  ).flatMap(([, events]) => events);
  return Array.from({ length: end - first }, (_, index) => {
    const fromMs = (first + index) * stepMs;
    const inside = told.filter(({ time }) => {
      const ms = Date.parse(time);
      return ms >= fromMs && ms < Math.min(fromMs + stepMs, Date.parse(to));
    });
    const incidents = inside.filter(({ kind }) => kind === 'incident');
    return {
      at: new Date(fromMs).toISOString(),
      observations: inside.length - incidents.length,
      incidents: new Set(incidents.map(({ subject }) => subject)).size,
    };
  }).filter(({ observations, incidents }) => observations + incidents > 0);
}

test(
  'stretches hold what a count by hand finds, then and as it was known',
  { timeout: 60_000 },
  async () => {
    await using followed = await historyOf();
    let last: CityEvent | undefined;
    for (const [minute, events] of EVENTS) {
      if (events.length > 0) last = followed.log.step(instantAtMinute(minute), events).at(-1);
    }
    await followed.has(last);
    const anInstant = fc.integer({ min: 0, max: MINUTES }).map(instantAtMinute);
    await fc.assert(
      fc.asyncProperty(
        anInstant,
        fc.integer({ min: 1, max: MINUTES }),
        fc.constantFrom(60 as const, 300 as const, 900 as const, 3600 as const),
        fc.option(anInstant, { nil: undefined }),
        async (from, minutes, stepSec, knownAt) => {
          const to = new Date(Date.parse(from) + minutes * minuteMs).toISOString();
          const query = { from, to, stepSec, ...(knownAt === undefined ? {} : { knownAt }) };
          const { buckets, heldFrom } = given(await followed.history().density(query));
          expect(heldFrom).toBe(instantAtMinute(1));
          const counted = buckets.map(({ at, observations, incidents }) => ({
            at,
            observations,
            incidents,
          }));
          expect(counted).toEqual(naive(query));
        },
      ),
      { numRuns: 40 },
    );
  },
);

test('too many stretches, and a span that ends before it begins, are refused with the reason', async () => {
  await using followed = await historyOf();
  const ask = (from: string, to: string) => followed.history().density({ from, to, stepSec: 60 });
  const [early, late] = ['2022-08-08T00:00:00.000Z', '2022-08-18T00:00:00.000Z'];
  expect(await ask(early, late)).toMatchObject({ ok: false, kind: 'too-much' });
  expect(await ask(late, early)).toMatchObject({ ok: false, kind: 'bad-query' });
});
