import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Delta } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import type { Step } from '../log/last-steps.ts';
import type { World } from '../world.ts';
import { LAST } from '../city-log.ts';
import type { ExerciseGround } from './exercise-ground.ts';
import { lastHours } from './last-hours.ts';

const DIGITS = 16;
/** Longest the event loop is kept. */
const TURN_MS = 20;

/** A city at an instant. */
export interface CopiedCity {
  readonly now: Instant;
  readonly seq: number;
  readonly events: readonly CityEvent[];
  readonly seen: readonly string[];
}

/** The city as it stands in this turn; its events are never changed, so that none is copied. */
export function copiedCity({ state, inForce }: World): CopiedCity {
  return { now: state.now, seq: state.seq, events: inForce(), seen: state.seen.keys() };
}

/** What the city's log knows of its last hours, up to the copy. */
export async function hoursBefore(
  { logPath, nowMs }: ExerciseGround,
  { seq }: CopiedCity,
): Promise<readonly Step[]> {
  const limits = { ...LAST, count: 0, ageMs: 0 };
  const steps = await lastHours({ path: logPath, nowMs: nowMs(), limits });
  const copied = String(seq).padStart(DIGITS, '0');
  // What came after the copy comes to the exercise by itself.
  const isBefore = ({ sequence = '' }: CityEvent): boolean => sequence <= copied;
  return steps.flatMap(({ now, events }) => {
    const before = events.filter(isBefore);
    return before.length === 0 ? [] : [{ now, events: before }];
  });
}

/** Makes an empty city stand as the copied one, under a numbering of its own; answers its first step. */
export async function goOnFrom(
  world: World,
  copied: CopiedCity,
  steps: readonly Step[],
): Promise<Delta> {
  const { now, seen } = copied;
  const events = copied.events.map((event, index) => ({
    ...event,
    sequence: String(index + 1).padStart(DIGITS, '0'),
  }));
  const { epoch } = world.state;
  let turnStarted = performance.now();
  for (const _ of world.restoring({ epoch, seq: events.length, now, events, seen }, steps)) {
    if (performance.now() - turnStarted < TURN_MS) continue;
    await nextTurn();
    turnStarted = performance.now();
  }
  return { epoch, from: 1, to: events.length, now, upserts: events, removals: [] };
}
