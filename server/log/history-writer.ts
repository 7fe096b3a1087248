import { instantMs } from '../../contract/instant.ts';
import type { CityEvent } from '../../contract/event.ts';
import { blockWriter } from './history-blocks.ts';
import { clusters } from './history-clusters.ts';
import { decoded } from './history-decoded.ts';
import { eventTable } from './history-event-table.ts';
import { historyFile, type HistoryFileParts } from './history-file.ts';
import { hourValues } from './history-hour-values.ts';
import { hourOf } from './history-hours.ts';
import { observationTable } from './history-observation-table.ts';
import { pruner } from './history-retention.ts';
import { rollups } from './history-rollups.ts';
import { seriesTable } from './history-series-table.ts';
import type { TailRow, Watermark } from './history-tail.ts';
import { words } from './history-words.ts';

/** Builds the history from rows of the log; the place it came to is stored with what it took. */
export interface HistoryWriter {
  watermark(): Watermark | undefined;
  /** All rows or none. Gives one line for every stretch of the log that could not be taken. */
  take(rows: readonly TailRow[]): readonly string[];
  /** Forgets a little of what is past its retention; call it when there is nothing to take. */
  prune(): void;
  close(): void;
}

export function historyWriter(parts: HistoryFileParts): HistoryWriter {
  const database = historyFile(parts);
  const phaseMs = Number(
    database.prepare("select value from meta where key = 'phase'").get()?.['value'],
  );
  const hour = (ms: number): number => hourOf(ms, phaseMs);
  const texts = words(database);
  const groups = clusters(database);
  const read = decoded(database, phaseMs, parts.zone);
  const hours = rollups(database, hourValues(database, phaseMs, read.observation));
  const series = seriesTable(database, groups);
  const blocks = blockWriter(database);
  const values = observationTable({ database, series, hours, phaseMs, zone: parts.zone });
  const events = eventTable({
    database,
    words: texts,
    clusters: groups,
    decoded: read,
    hourOf: hour,
  });
  const retention = pruner(database, hour);
  const hole = database.prepare('insert or replace into hole values (?, ?, ?)');
  const step = database.prepare('insert or replace into step values (?, ?)');
  const mark = database.prepare("insert or replace into meta values ('watermark', ?)");
  const held = database.prepare("select value from meta where key = 'watermark'").get()?.['value'];
  let watermark = typeof held === 'string' ? (JSON.parse(held) as Watermark) : undefined;

  const takeEvent = (event: CityEvent, row: TailRow, nth: number): void => {
    if (event.kind === 'position') return;
    const seq = nth === 0 ? seqOf(event, row) : row.seqTo;
    const parsed = instantMs(event.time);
    const timeMs = Number.isNaN(parsed) ? row.at : parsed;
    blocks.add(event, timeMs);
    if (event.kind === 'observation') values.add(event, { seq, nth, fallbackMs: row.at });
    else events.add(event, { seq, nth }, timeMs);
  };

  const takeRow = (row: TailRow): readonly string[] => {
    const lost: string[] = [];
    const miss = (from: number, to: number, why: string): void => {
      hole.run(from, to, why);
      lost.push(`numbers ${from} to ${to} of the log: ${why}`);
    };
    const next = (watermark?.seqTo ?? row.seqFrom - 1) + 1;
    if (row.seqFrom > next) miss(next, row.seqFrom - 1, 'not in the log');
    if (row.why !== undefined) miss(row.seqFrom, row.seqTo, row.why);
    let nth = 0;
    for (const event of row.upserts) takeEvent(event, row, 0);
    for (const event of row.late) takeEvent(event, row, (nth += 1));
    blocks.row(row.seqTo);
    step.run(row.seqTo, row.at);
    watermark = { seqFrom: row.seqFrom, seqTo: row.seqTo, crc: row.crc };
    return lost;
  };

  return {
    watermark: () => watermark,
    take: (rows) => {
      const newest = rows.at(-1);
      if (newest === undefined) return [];
      hours.wholeFrom(retention.firstWholeHour(newest.at));
      database.exec('begin immediate');
      const lost = rows.flatMap(takeRow);
      series.flush();
      hours.flush();
      blocks.flush();
      mark.run(JSON.stringify(watermark));
      database.exec('commit');
      return lost;
    },
    prune: () => retention.prune(),
    close: () => database.close(),
  };
}

/** The number of a change; one without its own has that of its row. */
function seqOf(event: CityEvent, row: TailRow): number {
  const own = Number(event.sequence);
  return own >= row.seqFrom && own <= row.seqTo ? own : row.seqTo;
}
