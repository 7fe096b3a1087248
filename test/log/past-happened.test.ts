import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import { isOlder } from '../../server/city/is-older.ts';
import { anyArrivals } from '../support/any-arrivals.ts';
import type { LogStep } from '../support/any-log.ts';
import { incidentAt, instantAtMinute } from '../support/city-events.ts';
import { bySubject, writtenPast } from '../support/written-past.ts';

const DAY_MS = 24 * 3_600_000;

/** Of each subject the highest version that speaks of the instant or before, heard within a day. */
function turnedOut(steps: readonly LogStep[], atMs: number): readonly CityEvent[] {
  const held = new Map<string, CityEvent>();
  for (const { delta, late } of steps) {
    if (instantMs(delta.now) > atMs + DAY_MS) continue;
    for (const event of [...delta.upserts, ...late]) {
      if (instantMs(event.time) > atMs) continue;
      const rival = held.get(event.subject);
      if (rival === undefined || isOlder(rival, event)) held.set(event.subject, event);
    }
  }
  return bySubject(held.values());
}

test(
  'as it happened: at any instant the highest version that speaks of it, however late it came',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        anyArrivals(false),
        fc.array(fc.nat(4000), { maxLength: 12 }),
        async (steps, minutes) => {
          fc.pre(steps.length > 0);
          await using past = writtenPast(steps);
          const { reader } = past;
          const from = instantMs(steps[0]?.delta.now ?? '');
          const to = instantMs(steps.at(-1)?.delta.now ?? '');
          for (const minute of minutes) {
            const atMs = from + Math.min(minute * 60_000, to - from);
            const held = await reader.at(instantOf(atMs), 'happened');
            expect(bySubject(held?.events ?? [])).toEqual(turnedOut(steps, atMs));
          }
          const [known, happened] = [
            await reader.at(instantOf(to)),
            await reader.at(instantOf(to), 'happened'),
          ];
          expect(bySubject(happened?.events ?? [])).toEqual(bySubject(known?.events ?? []));
        },
      ),
      { numRuns: 12 },
    );
  },
);

test('an end is shown at its own instant, not since the begin of what ended', async () => {
  const begun = incidentAt(1, 0);
  const ended: CityEvent = {
    ...begun,
    id: `${begun.subject}@ended`,
    recordedtime: instantAtMinute(60),
    data: { ...begun.data, status: 'ended', endedAt: instantAtMinute(30) },
  };
  const step = (minute: number, seq: number, event: CityEvent): LogStep => ({
    delta: {
      epoch: 'epoch-1',
      from: seq,
      to: seq,
      now: instantAtMinute(minute),
      upserts: [event],
      removals: [],
    },
    late: [],
    hasKeyframe: seq === 1,
  });
  await using past = writtenPast([step(1, 1, begun), step(60, 2, ended)]);
  const statusAt = async (minute: number, basis: 'known' | 'happened'): Promise<unknown> => {
    const held = await past.reader.at(instantAtMinute(minute), basis);
    const [event] = held?.events ?? [];
    return event?.kind === 'incident' ? event.data.status : undefined;
  };
  expect(await statusAt(29, 'happened')).toBe('active');
  expect(await statusAt(30, 'happened')).toBe('ended');
  expect(await statusAt(59, 'known')).toBe('active');
  expect(await statusAt(60, 'known')).toBe('ended');
});
