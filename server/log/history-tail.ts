import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Delta } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import { unpacked } from './log-body.ts';
import { deltaCrc } from './log-checksum.ts';
import type { DeltaRow } from './log-rows.ts';
import { LOST_EPOCH } from './log-schema.ts';

/** How far the history has come in the log. */
export interface Watermark {
  readonly seqFrom: number;
  readonly seqTo: number;
  readonly crc: number;
}

/** A row of the log as the history takes it; `why`: what of it, or all, could not be had. */
export interface TailRow extends Watermark {
  /** The timeline's clock, ms since 1970. */
  readonly at: number;
  readonly upserts: readonly CityEvent[];
  readonly late: readonly CityEvent[];
  readonly why?: string;
}

/** Reads the rows of a log after a place, oldest first, while another thread writes them. */
export interface LogTail {
  /** Whether the row the history ended with is the one the log has there, or is past its retention. */
  continues(watermark: Watermark): boolean;
  /** Some rows after the one that begins at `seqFrom`; none at the end. */
  after(seqFrom: number): readonly TailRow[];
  close(): void;
}

/** Of one reading: bounds what a thread holds and how long a transaction of the history takes. */
const MAX_ROWS = 250;
const MAX_BYTES = 1_000_000;

/** Undefined while the log is not there. */
export function logTail(path: string): LogTail | undefined {
  // It comes into being with the city's first change.
  if (!existsSync(path)) return undefined;
  const log = new DatabaseSync(path, { readOnly: true });
  log.exec('pragma busy_timeout = 2000');
  if (log.prepare("select 1 from sqlite_schema where name = 'gap'").get() === undefined) {
    log.close();
    return undefined;
  }
  const rows =
    log.prepare(`select delta_log.*, gap.at_from as gap_from from delta_log left join gap using (seq_from)
     where seq_from > ? order by seq_from limit ?`);
  const one = log.prepare('select seq_to, crc from delta_log where seq_from = ?');
  const first = log.prepare('select min(seq_from) as seq_from from delta_log');
  return {
    continues: ({ seqFrom, seqTo, crc }) => {
      const held = one.get(seqFrom);
      if (held !== undefined) return held['crc'] === crc && held['seq_to'] === seqTo;
      const begin = first.get()?.['seq_from'];
      return typeof begin === 'number' && begin > seqFrom;
    },
    after: (seqFrom) => {
      const read: TailRow[] = [];
      let bytes = 0;
      for (const row of rows.iterate(seqFrom, MAX_ROWS)) {
        const held = row as DeltaRow & { readonly gap_from: number | null };
        read.push(tailRow(held));
        bytes += held.body.byteLength + (held.late?.byteLength ?? 0);
        if (bytes >= MAX_BYTES) break;
      }
      return read;
    },
    close: () => log.close(),
  };
}

function tailRow(row: DeltaRow & { readonly gap_from: number | null }): TailRow {
  const { seq_from: seqFrom, seq_to: seqTo, crc, at, body, late, epoch } = row;
  const place = { seqFrom, seqTo, crc, at };
  const none = { upserts: [], late: [] };
  if (deltaCrc(row) !== crc) return { ...place, ...none, why: 'damaged in the log' };
  if (epoch === LOST_EPOCH) return { ...place, ...none, why: 'never reached the log' };
  try {
    const delta = JSON.parse(unpacked(body)) as Delta;
    const lateEvents = late === null ? [] : (JSON.parse(unpacked(late)) as readonly CityEvent[]);
    const folded = row.gap_from === null ? {} : { why: 'only the last word on each subject' };
    return { ...place, upserts: delta.upserts, late: lateEvents, ...folded };
  } catch (error) {
    return { ...place, ...none, why: `cannot be read: ${String(error)}` };
  }
}
