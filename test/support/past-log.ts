import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CityEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { LogEntry } from '../../server/log/event-log.ts';
import { packed } from '../../server/log/log-body.ts';
import { preparedLog, writeMeta } from '../../server/log/log-prepared.ts';
import { logTables } from '../../server/log/log-tables.ts';
import { listOfEvents, textWithEvents } from '../../server/wire/event-text.ts';

/** A log on disk whose keyframes are where a test wants them. */
export interface PastLog {
  readonly path: string;
  /**
   * One step; its positions are written beside it, as the log does every ten seconds. `gapFrom`: since
   * when it holds only the last word on each subject.
   */
  append(entry: LogEntry, gapFrom?: string): void;
  /** All in force after the last step. */
  keyframe(at: string, events: Iterable<CityEvent>): void;
  /** SQL of a test that damages something. */
  spoil(sql: string): void;
  remove(): void;
}

export function pastLog(): PastLog {
  const folder = mkdtempSync(join(tmpdir(), 'past-log-'));
  const path = join(folder, 'log.db');
  const identity = { path, mode: 'live', city: 'seoul' } as const;
  const database = preparedLog(identity);
  writeMeta(database, identity, 'epoch-1', 'open');
  const tables = logTables(database);
  let seq = 0;
  let epoch = '';
  return {
    path,
    append: ({ delta, late }, gapFrom) => {
      const { upserts, ...head } = delta;
      const isPosition = ({ kind }: CityEvent): boolean => kind === 'position';
      const at = instantMs(delta.now);
      const times = [...upserts, ...late].map(({ time }) => instantMs(time));
      tables.inTransaction(() => {
        tables.entry(
          {
            from: delta.from,
            to: delta.to,
            epoch: delta.epoch,
            at,
            recordedAt: at,
            timeMin: Math.min(at, ...times),
            body: textWithEvents(
              head,
              'upserts',
              upserts.filter((event) => !isPosition(event)),
            ),
            ...(late.length === 0 ? {} : { late: listOfEvents(late) }),
            ...(gapFrom === undefined ? {} : { gapFrom: instantMs(gapFrom) }),
          },
          seq,
        );
        const moved = upserts.filter(isPosition);
        if (moved.length > 0) tables.positions({ seq: delta.to, at, body: listOfEvents(moved) });
      });
      ({ to: seq, epoch } = delta);
    },
    keyframe: (at, events) => {
      const body = packed(Buffer.from(listOfEvents([...events])));
      tables.inTransaction(() => tables.keyframe(seq, epoch, instantMs(at), body));
    },
    spoil: (sql) => database.exec(sql),
    remove: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
