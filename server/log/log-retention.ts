import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../in-transaction.ts';

const HOUR_MS = 3_600_000;
/** Positions are many and soon of no use. */
const POSITIONS_MS = 24 * HOUR_MS;
/** After a day a keyframe an hour is enough: deltas lead on from it. */
const CLOSE_KEYFRAMES_MS = 24 * HOUR_MS;
/** Of rows deleted at once: some 10 ms of the writer's time. */
const ROWS = 200;
/** Of pages given back to the disk at once. */
const PAGES = 256;

/** `first` = the keyframe that what is kept begins with. */
const DELETIONS = [
  `delete from delta_log where seq_from in
    (select seq_from from delta_log where seq_from <= :first order by seq_from limit ${ROWS})`,
  `delete from gap where seq_from <= :first`,
  `delete from keyframe where seq in
    (select seq from keyframe where seq < :first order by seq limit ${ROWS})`,
  `delete from keyframe where seq in (
    select seq from (
      select seq, row_number() over (partition by at / ${HOUR_MS} order by seq) as place
      from keyframe where at < :thin and seq > :first
    ) where place > 1 limit ${ROWS}
  )`,
  `delete from position_log where seq in
    (select seq from position_log where at < :positions order by at limit ${ROWS})`,
];

/** Deletes a little of what is past its retention; true if there may be more. `nowMs` of the timeline. */
export function tidyLog(database: DatabaseSync, nowMs: number, keepMs: number): boolean {
  // The state at the begin of what is kept must be known: the keyframe before it stays, and all after it.
  const found = database
    .prepare('select max(seq) as first from keyframe where at <= ?')
    .get(nowMs - keepMs) as { readonly first: number | null };
  const values = {
    first: found.first ?? 0,
    thin: nowMs - CLOSE_KEYFRAMES_MS,
    positions: nowMs - Math.min(POSITIONS_MS, keepMs),
  };
  const most = inTransaction(database, () =>
    Math.max(
      ...DELETIONS.map((sql) => {
        const statement = database.prepare(sql);
        statement.setAllowUnknownNamedParameters(true);
        return Number(statement.run(values).changes);
      }),
    ),
  );
  database.exec(`pragma incremental_vacuum(${PAGES})`);
  return most >= ROWS;
}
