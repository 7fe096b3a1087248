import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { deltaCrc, gapCrc, keyframeCrc, positionCrc } from './log-checksum.ts';
import { isDamage } from './log-fault.ts';
import { rows } from './log-fold.ts';
import type { DeltaRow, GapRow, KeyframeRow, PositionRow } from './log-rows.ts';

/** Copies every sound row of a file whose order is broken into a new log. */
export function salvage(from: string, into: DatabaseSync): void {
  let damaged: DatabaseSync;
  try {
    damaged = new DatabaseSync(from, { readOnly: true });
  } catch (error) {
    if (isDamage(error)) return;
    throw error;
  }
  try {
    for (const [table, key, crc] of TABLES) copy(damaged, into, table, key, crc);
  } finally {
    damaged.close();
  }
}

type Row = Record<string, SQLOutputValue>;

/** Each with its key and the checksum that a row of it must carry. */
const TABLES: readonly (readonly [string, string, (row: Row) => number])[] = [
  ['delta_log', 'seq_from', (row) => deltaCrc(row as DeltaRow)],
  ['keyframe', 'seq', (row) => keyframeCrc(row as KeyframeRow)],
  ['position_log', 'seq', (row) => positionCrc(row as PositionRow)],
  ['gap', 'seq_from', (row) => gapCrc(row as GapRow)],
];

/** From both ends, so that one broken page takes only what lies on it. */
function copy(
  damaged: DatabaseSync,
  into: DatabaseSync,
  table: string,
  key: string,
  crcOf: (row: Row) => number,
): void {
  for (const order of ['asc', 'desc']) {
    into.exec('begin');
    let isWhole = true;
    try {
      for (const row of rows<Row>(damaged, `select * from ${table} order by ${key} ${order}`)) {
        if (!isSound(row, crcOf)) continue;
        const columns = Object.values(row);
        const marks = columns.map(() => '?').join(', ');
        into.prepare(`insert or ignore into ${table} values (${marks})`).run(...columns);
      }
    } catch (error) {
      if (!isDamage(error)) {
        into.exec('rollback');
        throw error;
      }
      isWhole = false;
    }
    into.exec('commit');
    if (isWhole) return;
  }
}

function isSound(row: Row, crcOf: (row: Row) => number): boolean {
  try {
    return row['crc'] === crcOf(row);
  } catch {
    return false;
  }
}
