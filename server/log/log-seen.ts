import type { DatabaseSync } from 'node:sqlite';
import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { idKey } from '../city/merge.ts';
import { unpacked } from './log-body.ts';
import { rows } from './log-fold.ts';
import type { DeltaRow } from './log-rows.ts';

/** What a restart remembers of what arrived. */
export interface SeenLately {
  /** `idKey`s, oldest first. */
  readonly keys: readonly string[];
  /** Set where reading took too long: what arrived before this instant of the timeline is not in it. */
  readonly forgottenBeforeMs: number | undefined;
}

/** As the city ends what a list no longer names: the id it had may come back (close-absent). */
const ENDED_ID = /~(?:ended|absent)@[^~]*$/;

/**
 * Keys of what arrived after an instant of the timeline, without what was ended because it was
 * absent. Read from the newest on, for so long: a restart waits for it.
 */
export function seenSince(database: DatabaseSync, sinceMs: number, withinMs: number): SeenLately {
  const untilMs = performance.now() + withinMs;
  const seen = new Set<string>();
  const ended = new Set<string>();
  let forgottenBeforeMs: number | undefined;
  const sql = 'select * from delta_log order by seq_from desc';
  for (const row of rows<DeltaRow>(database, sql)) {
    if (row.at < sinceMs) break;
    const { upserts } = JSON.parse(unpacked(row.body)) as Delta;
    const late = row.late === null ? [] : (JSON.parse(unpacked(row.late)) as CityEvent[]);
    for (const event of [...upserts, ...late].toReversed()) {
      const key = idKey(event);
      if (!ended.has(key)) seen.add(key);
      if (!ENDED_ID.test(event.id)) continue;
      const listed = idKey({ ...event, id: event.id.replace(ENDED_ID, '') });
      // Unless it has come back since.
      if (!seen.has(listed)) ended.add(listed);
    }
    if (performance.now() < untilMs) continue;
    forgottenBeforeMs = row.at;
    break;
  }
  return { keys: [...seen].toReversed(), forgottenBeforeMs };
}
