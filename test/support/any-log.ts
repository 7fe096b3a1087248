import fc from 'fast-check';
import type { CityEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import type { LogEntry } from '../../server/log/event-log.ts';
import { anyEvent, instantAtMinute } from './city-events.ts';
import { positionAt } from './positions.ts';

const START_MS = Date.parse(instantAtMinute(0));

/** A step of a log and whether a keyframe follows it. */
export interface LogStep extends LogEntry {
  readonly hasKeyframe: boolean;
}

interface Drawn {
  readonly afterSec: number;
  readonly upserts: readonly CityEvent[];
  readonly removes: readonly number[];
  readonly hasKeyframe: boolean;
}

const anyStep: fc.Arbitrary<Drawn> = fc.record({
  afterSec: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 400 })),
  upserts: fc.array(
    fc.oneof(
      anyEvent,
      fc.tuple(fc.nat(3), fc.nat(30)).map(([bus, minute]) => positionAt(bus, minute)),
    ),
    { maxLength: 5 },
  ),
  removes: fc.array(fc.nat(20), { maxLength: 2 }),
  hasKeyframe: fc.boolean(),
});

/** Any steps of any city: what a log must give back, whatever made it. The first has a keyframe. */
export const anyLog: fc.Arbitrary<readonly LogStep[]> = fc
  .array(anyStep, { minLength: 1, maxLength: 12 })
  .map((drawn) => {
    const held = new Set<string>();
    let seq = 0;
    let atMs = START_MS;
    return drawn.map(({ afterSec, upserts, removes, hasKeyframe }, index) => {
      atMs += afterSec * 1000;
      const bySubject = new Map(upserts.map((event) => [event.subject, event]));
      const subjects = [...held].filter((subject) => !bySubject.has(subject));
      const removals = new Set(
        removes.flatMap((place) => subjects[place % Math.max(1, subjects.length)] ?? []),
      );
      const from = seq + 1;
      seq += Math.max(1, bySubject.size + removals.size);
      for (const subject of bySubject.keys()) held.add(subject);
      for (const subject of removals) held.delete(subject);
      return {
        delta: {
          epoch: 'epoch-1',
          from,
          to: seq,
          now: instantOf(atMs),
          upserts: [...bySubject.values()],
          removals: [...removals],
        },
        late: [],
        hasKeyframe: hasKeyframe || index === 0,
      };
    });
  });

/** The city after steps: the definition that every reader of a log is held to. */
export function foldOf(steps: readonly LogEntry[]): Map<string, CityEvent> {
  const held = new Map<string, CityEvent>();
  for (const { delta } of steps) {
    for (const event of delta.upserts) held.set(event.subject, event);
    for (const subject of delta.removals) held.delete(subject);
  }
  return held;
}
