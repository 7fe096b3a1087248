import type { DatabaseSync } from 'node:sqlite';
import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { idKey } from '../city/merge.ts';
import { unpacked } from './log-body.ts';
import { rows } from './log-fold.ts';
import type { DeltaRow } from './log-rows.ts';

/** As the city ends what a list no longer names: the id it had may come back (close-absent). */
const ENDED_ID = /~(?:ended|absent)@[^~]*$/;

/** Keys of what arrived after an instant of the timeline, without what was ended because it was absent. */
export function seenSince(database: DatabaseSync, sinceMs: number): readonly string[] {
  const seen = new Set<string>();
  const sql = 'select * from delta_log where at >= ? order by seq_from';
  for (const row of rows<DeltaRow>(database, sql, sinceMs)) {
    const { upserts } = JSON.parse(unpacked(row.body)) as Delta;
    const late = row.late === null ? [] : (JSON.parse(unpacked(row.late)) as CityEvent[]);
    for (const event of [...upserts, ...late]) {
      seen.add(idKey(event));
      if (!ENDED_ID.test(event.id)) continue;
      seen.delete(idKey({ ...event, id: event.id.replace(ENDED_ID, '') }));
    }
  }
  return [...seen];
}
