import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../in-transaction.ts';
import { packed } from './log-body.ts';
import { deltaCrc, gapCrc, keyframeCrc, positionCrc } from './log-checksum.ts';
import type { EntryText, PositionText } from './log-job.ts';
import type { DeltaRow, KeyframeRow } from './log-rows.ts';
import { LOST_EPOCH } from './log-schema.ts';

/** The log's tables as the writer sees them. Every call belongs into `inTransaction`. */
export interface LogTables {
  /** Numbers up to `lastSeq` are there already; a hole before the entry gets its row. */
  entry(entry: EntryText, lastSeq: number | undefined): void;
  positions(positions: PositionText): void;
  keyframe(seq: number, epoch: string, at: number, body: Uint8Array): void;
  /** Whether a step ends with this number; no fold may begin within one. */
  endsAt(seq: number): boolean;
  /** Another history begins: nothing stays. */
  clear(): void;
  inTransaction(work: () => void): void;
}

/** Streams are masked before they are numbered; there is one so far. */
const VIEW = 'ops';

export function logTables(database: DatabaseSync): LogTables {
  const delta = database.prepare('insert into delta_log values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const position = database.prepare('insert or replace into position_log values (?, ?, ?, ?)');
  const frame = database.prepare('insert or replace into keyframe values (?, ?, ?, ?, ?)');
  const newest = database.prepare(
    'select seq_to from delta_log where seq_from <= ? order by seq_from desc limit 1',
  );
  const gap = database.prepare('insert or replace into gap values (?, ?, ?, ?, ?)');
  const utf8 = (text: string | Uint8Array): Uint8Array => packed(Buffer.from(text));

  const insert = (entry: EntryText): void => {
    const { from, to, epoch, at, recordedAt, timeMin, late, gapFrom } = entry;
    const row: Omit<DeltaRow, 'crc'> = {
      seq_from: from,
      seq_to: to,
      epoch,
      view: VIEW,
      at,
      recorded_at: recordedAt,
      time_min: timeMin,
      body: utf8(entry.body),
      late: late === undefined ? null : utf8(late),
    };
    const { body, late: lateBody } = row;
    const crc = deltaCrc(row);
    delta.run(from, to, epoch, VIEW, at, recordedAt, timeMin, crc, body, lateBody);
    if (gapFrom === undefined) return;
    const told = { seq_from: from, seq_to: to, at_from: gapFrom, at_to: at };
    gap.run(from, to, gapFrom, at, gapCrc(told));
  };

  return {
    entry: (entry, lastSeq) => {
      if (lastSeq !== undefined && entry.from > lastSeq + 1) {
        insert(lostRow(lastSeq + 1, entry));
      }
      insert(entry);
    },
    positions: ({ seq, at, body: text }) => {
      const body = utf8(text);
      position.run(seq, at, positionCrc({ seq, at, body }), body);
    },
    keyframe: (seq, epoch, at, body) => {
      const row: Omit<KeyframeRow, 'crc'> = { seq, epoch, at, body };
      frame.run(seq, epoch, at, keyframeCrc(row), body);
    },
    endsAt: (seq) => newest.get(seq)?.['seq_to'] === seq,
    clear: () => {
      const all = ['delta_log', 'keyframe', 'position_log', 'gap'];
      database.exec(all.map((table) => `delete from ${table};`).join(' '));
    },
    inTransaction: (work) => inTransaction(database, work),
  };
}

/** Stands for changes that a step of ours numbered and never handed over. */
function lostRow(from: number, { from: next, at, recordedAt }: EntryText): EntryText {
  const to = next - 1;
  const now = new Date(at).toISOString();
  const body = JSON.stringify({ epoch: LOST_EPOCH, from, to, now, removals: [], upserts: [] });
  return { from, to, epoch: LOST_EPOCH, at, recordedAt, timeMin: at, body, gapFrom: at };
}
