import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { unpacked } from './log-body.ts';
import { deltaCrc, keyframeCrc, positionCrc } from './log-checksum.ts';
import { isDamage, reasonOf } from './log-fault.ts';
import type { DeltaRow, KeyframeRow, PositionRow } from './log-rows.ts';
import { LOST_EPOCH } from './log-schema.ts';

/** The city as the sound part of a log has it. */
export interface FoldedLog {
  /** Undefined where nothing sound is held. */
  readonly end: { readonly seq: number; readonly atMs: number; readonly nowMs: number } | undefined;
  readonly events: ReadonlyMap<string, CityEvent>;
  /** One line each; the first row that cannot be read, and what else was found on the way. */
  readonly faults: readonly string[];
  /** `seq` of what stands before the end and must not be read. */
  readonly badKeyframes: readonly number[];
  readonly badPositions: readonly number[];
}

/** Reads the newest sound keyframe and every row after it, up to the first that is not sound. */
export function foldLog(database: DatabaseSync): FoldedLog {
  const faults: string[] = [];
  const badKeyframes: number[] = [];
  const badPositions: number[] = [];
  const guarded = (what: string, read: () => void): boolean => {
    try {
      read();
      return true;
    } catch (error) {
      if (!isDamage(error)) throw error;
      faults.push(`${what}: ${reasonOf(error)}`);
      return false;
    }
  };
  const events = new Map<string, CityEvent>();
  const put = (list: readonly CityEvent[]): void => {
    for (const event of list) events.set(event.subject, event);
  };
  let end: FoldedLog['end'];

  const seqs: number[] = [];
  guarded('keyframes', () => {
    for (const row of rows<{ seq: number }>(database, 'select seq from keyframe order by seq desc'))
      seqs.push(row.seq);
  });
  for (const seq of seqs) {
    const isSound = guarded(`keyframe ${seq}`, () => {
      const [row] = rows<KeyframeRow>(database, 'select * from keyframe where seq = ?', seq);
      if (row === undefined || row.crc !== keyframeCrc(row)) throw new Error('checksum');
      put(JSON.parse(unpacked(row.body)) as CityEvent[]);
      end = { seq, atMs: row.at, nowMs: row.at };
    });
    if (isSound) break;
    badKeyframes.push(seq);
  }

  const moved: PositionRow[] = [];
  guarded('positions', () => {
    const sql = 'select * from position_log where seq > ? order by seq';
    for (const row of rows<PositionRow>(database, sql, end?.seq ?? 0)) {
      if (row.crc === positionCrc(row)) moved.push(row);
      else {
        badPositions.push(row.seq);
        faults.push(`positions ${row.seq}: checksum`);
      }
    }
  });

  const base = end;
  guarded(`after ${base?.seq ?? 0}`, () => {
    const sql = 'select * from delta_log where seq_from > ? order by seq_from';
    for (const row of rows<DeltaRow>(database, sql, base?.seq ?? 0)) {
      const lastSeq: number = end?.seq ?? 0;
      if (row.crc !== deltaCrc(row)) throw new Error(`number ${row.seq_from}: checksum`);
      if (row.seq_from !== lastSeq + 1 || row.seq_to < row.seq_from) {
        throw new Error(`numbers ${lastSeq + 1} to ${row.seq_from - 1} are missing`);
      }
      if (row.epoch === LOST_EPOCH)
        faults.push(`numbers ${row.seq_from} to ${row.seq_to} are lost`);
      const delta = JSON.parse(unpacked(row.body)) as Delta;
      put(delta.upserts);
      for (const subject of delta.removals) events.delete(subject);
      while (moved[0] !== undefined && moved[0].seq <= row.seq_to) {
        const [next] = moved.splice(0, 1);
        if (next !== undefined) put(JSON.parse(unpacked(next.body)) as CityEvent[]);
      }
      end = { seq: row.seq_to, atMs: row.at, nowMs: instantMs(delta.now) };
    }
  });
  guarded('numbers', () => {
    const newest = newestSeq(database) ?? end?.seq;
    if (newest !== undefined && newest < (end?.seq ?? 0)) faults.push(`none after ${newest}`);
  });
  return { end, events, faults, badKeyframes, badPositions };
}

/** The last number in the table. */
export function newestSeq(database: DatabaseSync): number | undefined {
  const sql = 'select seq_to from delta_log order by seq_from desc limit 1';
  const [found] = rows<Pick<DeltaRow, 'seq_to'>>(database, sql);
  return found?.seq_to;
}

/** Rows of a query that names every column of the type it is asked for. */
export function* rows<R>(
  database: DatabaseSync,
  sql: string,
  ...values: readonly number[]
): Generator<R> {
  const found: Iterable<Record<string, SQLOutputValue>> = database.prepare(sql).iterate(...values);
  for (const row of found) yield row as R;
}
