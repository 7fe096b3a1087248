import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CityEvent, IncidentEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { expire, KEEP_ENDED_MS } from '../../server/city/expire.ts';
import { merge } from '../../server/city/merge.ts';
import { restore } from '../../server/city/restore.ts';
import { incidentAt, instantAtMinute, observationAt } from '../support/city-events.ts';
import { inForce, smallCity } from '../support/small-city.ts';

const DAY_MS = 24 * 3_600_000;

/** Told at a minute: begun or renewed, or ended a while ago. */
function incident(key: number, minute: number, endedFor: number | undefined): IncidentEvent {
  const event = incidentAt(key, minute);
  if (endedFor === undefined) return event;
  const endedAt = instantAtMinute(minute - endedFor);
  return { ...event, data: { ...event.data, status: 'ended', endedAt } };
}

const step = fc.record({
  afterMin: fc.integer({ min: 1, max: 400 }),
  key: fc.integer({ min: 0, max: 4 }),
  endedFor: fc.option(fc.integer({ min: 0, max: 50 }), { nil: undefined }),
  isValue: fc.boolean(),
  isRestart: fc.boolean(),
});

/** As it should stand: the ended for an hour, values for a day, the rest for ever. */
function stays({ kind, recordedtime, data }: CityEvent, nowMs: number): boolean {
  if (kind === 'observation') return instantMs(recordedtime) >= nowMs - DAY_MS;
  const endedAt = 'endedAt' in data ? data.endedAt : undefined;
  return endedAt === undefined || instantMs(endedAt) >= nowMs - KEEP_ENDED_MS;
}

test('time removes what has been over for long, all of it and nothing else, whatever was renewed or restarted', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state = smallCity();
      let minute = 0;
      let model = new Map<string, CityEvent>();
      for (const { afterMin, key, endedFor, isValue, isRestart } of steps) {
        minute += afterMin;
        const now = instantAtMinute(minute);
        const event = isValue ? observationAt(key, minute) : incident(key, minute, endedFor);
        merge(state, [event], now);
        model.set(event.subject, event);
        expire(state, now);
        model = new Map([...model].filter(([, held]) => stays(held, instantMs(now))));
        const held = [...inForce(state).values()].filter(({ kind }) => kind !== 'feed');
        expect(held.map(({ id }) => id).toSorted()).toEqual(
          [...model.values()].map(({ id }) => id).toSorted(),
        );
        if (!isRestart) continue;
        const { epoch, seq } = state;
        const events = [...inForce(state).values()];
        state = smallCity();
        restore(state, { epoch, seq, now, events, seen: [], recent: [] });
      }
    }),
    { numRuns: 200 },
  );
});
