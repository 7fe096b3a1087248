import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CityEvent, ObservationEvent } from '../../contract/event.ts';
import type { AggregateBy, AggregateQuery } from '../../contract/history.ts';
import { incidentAt, instantAtMinute, observationAt } from '../support/city-events.ts';
import { given, historyOf, type FollowedLog } from '../support/history-of.ts';

const MINUTES = 240;
const HOUR_MS = 3_600_000;
const PLACES = [['11620'], ['11620', '11590'], []] as const;

/** A thing of one of three places, so that groups have none, one or two districts. */
function placed<E extends CityEvent>(event: E, key: number): E {
  return { ...event, data: { ...event.data, districts: PLACES[key % PLACES.length] ?? [] } };
}

const gauge = (key: number, minute: number, result: number): ObservationEvent =>
  placed(observationAt(key, minute, result), key);

/** Four hours: incidents told of again and again, gauges, and every tenth minute something late or put right. */
async function fourHours(): Promise<FollowedLog> {
  const followed = await historyOf();
  let last: CityEvent | undefined;
  for (let minute = 1; minute <= MINUTES; minute += 1) {
    const events = [
      ...(minute % 6 === 0 ? [placed(incidentAt(minute % 5, minute), minute % 5)] : []),
      ...(minute % 4 === 0 ? [gauge(minute % 3, minute, minute)] : []),
    ];
    const spoken = minute - 45;
    const recordedtime = instantAtMinute(minute);
    const late =
      minute % 10 === 0 && spoken > 0
        ? [
            { ...placed(incidentAt(7, spoken), 7), recordedtime },
            { ...gauge(spoken % 3, spoken, -spoken), recordedtime },
          ]
        : [];
    const numbered = followed.log.step(instantAtMinute(minute), events, late);
    last = numbered.at(-1) ?? last;
  }
  await followed.has(last);
  return followed;
}

/** Counts from the list of events as it was known then. */
async function byHand(followed: FollowedLog, asked: AggregateQuery): Promise<unknown> {
  const { kind, by, districts, knownAt } = asked;
  const [fromMs, toMs] = [asked.from, asked.to].map((at) => Date.parse(at));
  const firstMs = Math.floor((fromMs ?? 0) / HOUR_MS) * HOUR_MS;
  const endMs = Math.ceil((toMs ?? 0) / HOUR_MS) * HOUR_MS;
  const { events } = given(
    await followed.history().events({
      kinds: [kind],
      from: new Date(firstMs).toISOString(),
      to: new Date(endMs).toISOString(),
      limit: 1000,
      ...(knownAt === undefined ? {} : { knownAt }),
    }),
  );
  const groups = new Map<string, Set<string>>();
  for (const { subject, time, data, domain } of events) {
    const all = data.districts.length === 0 ? [''] : data.districts;
    const within = all.filter((code) => districts?.includes(code) !== false);
    const hour = new Date(Math.floor(Date.parse(time) / HOUR_MS) * HOUR_MS).toISOString();
    for (const district of by.includes('district') ? within : within.slice(0, 1)) {
      const facts: Partial<Record<AggregateBy, string>> = { district, hour, domain, kind };
      const key = by.map((name) => facts[name] ?? '').join(' ');
      groups.set(key, (groups.get(key) ?? new Set()).add(subject));
    }
  }
  return new Map([...groups].map(([key, subjects]) => [key, subjects.size]));
}

test(
  'counts of what was known then are those of the events that were known then',
  { timeout: 60_000 },
  async () => {
    await using followed = await fourHours();
    const anInstant = fc.integer({ min: 0, max: MINUTES }).map(instantAtMinute);
    const by: readonly (readonly AggregateBy[])[] = [
      ['district'],
      ['hour'],
      ['district', 'hour'],
      ['domain'],
      ['hour', 'kind'],
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('incident' as const, 'observation' as const),
        fc.constantFrom(...by),
        fc.constantFrom(undefined, ['11590'], ['11590', '11620']),
        anInstant,
        fc.integer({ min: 1, max: MINUTES }),
        fc.option(anInstant, { nil: undefined }),
        async (kind, groupedBy, districts, from, minutes, knownAt) => {
          const to = new Date(Date.parse(from) + minutes * 60_000).toISOString();
          const asked: AggregateQuery = {
            kind,
            by: groupedBy,
            from,
            to,
            ...(districts === undefined ? {} : { districts }),
            ...(knownAt === undefined ? {} : { knownAt }),
          };
          const answer = given(await followed.history().aggregate(asked));
          const counted = answer.groups.map(({ key, count }) => [key.join(' '), count] as const);
          expect(new Map(counted)).toEqual(await byHand(followed, asked));
          expect(answer.known).toBe(knownAt);
          expect(answer.heldFrom).toBe(instantAtMinute(1));
        },
      ),
      { numRuns: 60 },
    );
  },
);

test('values that came or were put right later are in no spread of what was known', async () => {
  await using followed = await historyOf();
  const { log, history } = followed;
  log.step(instantAtMinute(1), [gauge(0, 1, 10)]);
  const recordedtime = instantAtMinute(20);
  log.step(instantAtMinute(20), [], [{ ...gauge(0, 1, 11), recordedtime }]);
  const [last] = log.step(instantAtMinute(30), [gauge(0, 30, 50)]);
  await followed.has(last);
  const spread = async (knownAt?: string) => {
    const { groups } = given(
      await history().aggregate({
        kind: 'observation',
        observedProperty: 'water.level',
        by: ['hour'],
        from: instantAtMinute(0),
        to: instantAtMinute(60),
        ...(knownAt === undefined ? {} : { knownAt }),
      }),
    );
    return groups.map(({ count, min, max }) => [count, min, max]);
  };
  expect(await spread(instantAtMinute(0))).toEqual([]);
  expect(await spread(instantAtMinute(5))).toEqual([[1, 10, 10]]);
  expect(await spread(instantAtMinute(25))).toEqual([[1, 11, 11]]);
  expect(await spread()).toEqual([[1, 11, 50]]);
});
