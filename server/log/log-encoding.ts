import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { eventText, listOfEvents, textWithEvents } from '../wire/event-text.ts';
import type { Waiting } from './log-backlog.ts';
import type { EntryText } from './log-job.ts';
import { sharedBody } from './log-shared-body.ts';

/** Longest that the event loop is kept by making JSON; an alarm may be waiting. */
const TURN_MS = 5;
/** Events between two looks at the clock. */
const LOOK_EVERY = 50;

/** Makes the JSON of each event ahead, letting others have their turn. */
export async function encodeAhead(events: Iterable<CityEvent>): Promise<void> {
  let turnStarted = performance.now();
  let count = 0;
  for (const event of events) {
    eventText(event);
    count += 1;
    if (count % LOOK_EVERY !== 0 || performance.now() - turnStarted < TURN_MS) continue;
    await nextTurn();
    turnStarted = performance.now();
  }
}

/** The events whose JSON the rows of these steps hold; positions have a table of their own. */
export function* eventsOfRows(steps: Iterable<Waiting>): Iterable<CityEvent> {
  for (const { delta, late } of steps) {
    for (const event of delta.upserts) if (event.kind !== 'position') yield event;
    for (const event of late) if (event.kind !== 'position') yield event;
  }
}

/** From so many events on, a body is not handed over as text. */
const SHARED_FROM = 5_000;

/** The rows of steps; quick when their events are encoded ahead. */
export async function entryTexts(steps: readonly Waiting[]): Promise<readonly EntryText[]> {
  const entries: EntryText[] = [];
  for (const step of steps) entries.push(await entryText(step));
  return entries;
}

async function entryText({
  delta,
  late,
  atMs,
  recordedMs,
  gapFromMs,
}: Waiting): Promise<EntryText> {
  const { upserts, ...head } = withoutPositions(delta);
  const isLarge = upserts.length >= SHARED_FROM;
  const ofTables = late.filter(({ kind }) => kind !== 'position');
  return {
    from: delta.from,
    to: delta.to,
    epoch: delta.epoch,
    at: atMs,
    recordedAt: recordedMs,
    timeMin: Math.min(earliestMs(upserts, atMs), earliestMs(ofTables, atMs)),
    body: isLarge
      ? await sharedBody(`${JSON.stringify(head).slice(0, -1)},"upserts":`, upserts)
      : textWithEvents(head, 'upserts', upserts),
    ...(ofTables.length === 0 ? {} : { late: listOfEvents(ofTables) }),
    ...(gapFromMs === undefined ? {} : { gapFrom: gapFromMs }),
  };
}

function earliestMs(events: readonly CityEvent[], atMs: number): number {
  let earliest: string | undefined;
  for (const { time } of events) if (earliest === undefined || time < earliest) earliest = time;
  const ms = earliest === undefined ? Number.NaN : instantMs(earliest);
  return Number.isNaN(ms) ? atMs : ms;
}

/** Positions have a table of their own. */
export function withoutPositions(delta: Delta): Delta {
  if (delta.upserts.every(({ kind }) => kind !== 'position')) return delta;
  return { ...delta, upserts: delta.upserts.filter(({ kind }) => kind !== 'position') };
}
