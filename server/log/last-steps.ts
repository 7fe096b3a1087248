import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Delta } from '../../contract/delta.ts';
import type { CityEvent, Instant, Kind } from '../../contract/event.ts';
import { unpacked } from './log-body.ts';
import { deltaCrc } from './log-checksum.ts';
import type { DeltaRow } from './log-rows.ts';

/** What arrived in one step, late events too. */
export interface Step {
  readonly now: Instant;
  readonly events: readonly CityEvent[];
}

/** The end of a log, oldest first. */
export interface LastSteps {
  /** Every change up to the log's last number, all of its last epoch. */
  readonly deltas: readonly Delta[];
  readonly steps: readonly Step[];
}

export interface LastLimits {
  /** Of `deltas`. */
  readonly count: number;
  /** Of `deltas`: age by the wall's clock. */
  readonly ageMs: number;
  /** Of `steps`: age by the timeline's clock. */
  readonly stepsMs: number;
  /** Kinds that `steps` are wanted of. */
  readonly kinds: ReadonlySet<Kind>;
  /** Reading ends then, however far it came. */
  readonly withinMs: number;
}

/**
 * Reads a log backwards before anything is served, in the thread that asks. A row that is damaged
 * ends the reading: less is known then, and nothing wrong.
 */
export function lastSteps(path: string, nowMs: number, limits: LastLimits): LastSteps {
  if (!existsSync(path)) return { deltas: [], steps: [] };
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return read(database, nowMs, limits);
  } finally {
    database.close();
  }
}

function read(database: DatabaseSync, nowMs: number, limits: LastLimits): LastSteps {
  const untilMs = performance.now() + limits.withinMs;
  const gaps = new Set(
    database
      .prepare('select seq_from from gap')
      .all()
      .map((gap) => gap['seq_from']),
  );
  const deltas: Delta[] = [];
  const steps: Step[] = [];
  let newest: DeltaRow | undefined;
  let isGapless = true;
  const rows = database.prepare('select * from delta_log order by seq_from desc').iterate();
  for (const row of rows as Iterable<unknown> as Iterable<DeltaRow>) {
    newest ??= row;
    const isRecent = row.at >= newest.at - limits.stepsMs;
    const next = deltas.at(-1);
    isGapless &&=
      deltas.length < limits.count &&
      row.recorded_at >= nowMs - limits.ageMs &&
      row.epoch === newest.epoch &&
      !gaps.has(row.seq_from) &&
      (next === undefined || row.seq_to === next.from - 1);
    if ((!isRecent && !isGapless) || performance.now() > untilMs) break;
    if (deltaCrc(row) !== row.crc) break;
    const delta = JSON.parse(unpacked(row.body)) as Delta;
    const late = row.late === null ? [] : (JSON.parse(unpacked(row.late)) as readonly CityEvent[]);
    if (isGapless) deltas.push(delta);
    const events = [...delta.upserts, ...late].filter(({ kind }) => limits.kinds.has(kind));
    if (isRecent && events.length > 0) steps.push({ now: delta.now, events });
  }
  return { deltas: deltas.toReversed(), steps: steps.toReversed() };
}
