import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CityEvent, Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { packed } from '../../server/log/log-body.ts';
import { deltaCrc } from '../../server/log/log-checksum.ts';
import { LOG_MIGRATIONS } from '../../server/log/log-schema.ts';

/** A log of one city, row by row as the server writes it. */
export interface WrittenLog {
  readonly path: string;
  /** One step: its events get the next numbers. Gives them as they are in the log. */
  step(
    now: Instant,
    upserts: readonly CityEvent[],
    late?: readonly CityEvent[],
  ): readonly CityEvent[];
  /** Numbers that the log does not have. */
  skip(count: number): void;
  /** Another history of the city: all rows go, numbers begin at 1. */
  restart(epoch: string): void;
  /** The database itself, for what only a fault would do. */
  readonly database: DatabaseSync;
  close(): void;
}

export function writtenLog(path: string): WrittenLog {
  mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma synchronous = off');
  for (const sql of LOG_MIGRATIONS) database.exec(sql);
  const insert = database.prepare('insert into delta_log values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let seq = 0;
  let epoch = 'first';
  return {
    path,
    database,
    step: (now, upserts, late = []) => {
      const from = seq + 1;
      const numbered = upserts.map((event): CityEvent => {
        seq += 1;
        return { ...event, sequence: String(seq).padStart(16, '0') };
      });
      // What is late alone still moves the city on: its feed's health has a number.
      if (upserts.length === 0) seq += 1;
      const at = instantMs(now);
      const times = [...upserts, ...late].map(({ time }) => instantMs(time));
      const body = { epoch, from, to: seq, now, upserts: numbered, removals: [] };
      const row = {
        seq_from: from,
        seq_to: seq,
        epoch,
        view: 'ops',
        at,
        recorded_at: at,
        time_min: Math.min(at, ...times),
        body: packed(Buffer.from(JSON.stringify(body))),
        late: late.length === 0 ? null : packed(Buffer.from(JSON.stringify(late))),
      };
      const { seq_from, seq_to, view, recorded_at, time_min } = row;
      const head = [seq_from, seq_to, epoch, view, at, recorded_at, time_min] as const;
      insert.run(...head, deltaCrc(row), row.body, row.late);
      return numbered;
    },
    skip: (count) => {
      seq += count;
    },
    restart: (next) => {
      database.exec('delete from delta_log');
      seq = 0;
      epoch = next;
    },
    close: () => database.close(),
  };
}
