import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import type { EventLog, EventLogParts, LogState } from '../../server/log/event-log.ts';
import { openLog } from '../../server/log/open-log.ts';

export const START_MS = Date.parse('2022-08-08T11:00:00.000Z');

export function logPath(name = 'seoul.db'): string {
  return join(mkdtempSync(join(tmpdir(), 'log-')), 'log', name);
}

/** A city that numbers what it is given and appends it, and what its log told of. */
export interface LoggedCity {
  readonly log: EventLog;
  readonly committed: Delta[];
  readonly states: LogState[];
  readonly inForce: Map<string, CityEvent>;
  /** One step; `at` on the timeline's clock. */
  step(events: readonly CityEvent[], at?: number, removals?: readonly string[]): Delta;
  late(events: readonly CityEvent[]): void;
  seq(): number;
  setEpoch(epoch: string): void;
}

export async function loggedCity(
  path: string,
  parts: Partial<EventLogParts> = {},
): Promise<LoggedCity> {
  const committed: Delta[] = [];
  const states: LogState[] = [];
  const inForce = new Map<string, CityEvent>();
  let epoch = 'epoch-1';
  const log = await openLog({
    path,
    mode: 'live',
    city: 'seoul',
    nowMs: Date.now,
    onCommitted: (delta) => committed.push(delta),
    inForce: () => [...inForce.values()],
    onState: (state) => {
      states.push(state);
      if (state.kind === 'lost') epoch = state.epoch;
    },
    ...parts,
  });
  for (const event of log.restored?.events ?? []) inForce.set(event.subject, event);
  epoch = log.restored?.epoch ?? epoch;
  let seq = log.restored?.seq ?? 0;
  let late: readonly CityEvent[] = [];
  return {
    log,
    committed,
    states,
    inForce,
    step: (events, at = START_MS + seq, removals = []) => {
      for (const event of events) inForce.set(event.subject, event);
      for (const subject of removals) inForce.delete(subject);
      const from = seq + 1;
      seq += events.length + removals.length;
      const delta = { epoch, from, to: seq, now: instantOf(at), upserts: events, removals };
      log.append({ delta, late });
      late = [];
      return delta;
    },
    late: (events) => {
      late = events;
    },
    seq: () => seq,
    setEpoch: (next) => {
      epoch = next;
    },
  };
}
