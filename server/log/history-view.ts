import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { QueryFailure } from '../../contract/history.ts';
import { decoded, type Decoded } from './history-decoded.ts';
import { hourValues, type HourValues } from './history-hour-values.ts';
import type { MissingTail } from './history-missing-tail.ts';
import { knownSeries, type KnownSeries } from './history-known-series.ts';

/** The history open for reading. */
export interface HistoryView {
  readonly zone: string;
  readonly phaseMs: number;
  readonly decoded: Decoded;
  readonly values: HourValues;
  readonly series: () => KnownSeries;
  /** Named by answers as a hole; absent = the history holds all that the log does, or need not. */
  readonly missingTail?: MissingTail;
  /** Rows as arrays, columns in the order of the query; each query text is prepared once. */
  rows<R>(sql: string, ...values: readonly SQLInputValue[]): R[];
  /** Throws once the question has taken too long; to be called between parts of the work. */
  check(): void;
  /** Runs a question on one state of the file. */
  within<T>(leftMs: number, answer: () => T): T;
  close(): void;
}

/** Why a question has no answer, thrown out of the depths of answering it. */
export class Unanswered extends Error {
  readonly failure: QueryFailure;

  constructor(kind: QueryFailure['kind'], detail: string) {
    super(detail);
    this.failure = { kind, detail };
  }
}

/** Throws where there is no file or no sound one. */
export function historyView(path: string, zone: string): HistoryView {
  const database = new DatabaseSync(path, { readOnly: true });
  database.exec('pragma busy_timeout = 2000; pragma cache_size = -32000');
  const prepared = new Map<string, StatementSync>();
  const statement = (sql: string): StatementSync => {
    let held = prepared.get(sql);
    if (held === undefined) {
      held = database.prepare(sql);
      held.setReturnArrays(true);
      prepared.set(sql, held);
    }
    return held;
  };
  // The types of node:sqlite know only records.
  const rows = <R>(sql: string, ...values: readonly SQLInputValue[]): R[] =>
    statement(sql).all(...values) as unknown as R[];
  const phaseMs = Number(rows<[string]>("select value from meta where key = 'phase'")[0]?.[0]);
  const read = decoded(database, phaseMs, zone);
  let until = 0;
  let known: KnownSeries | undefined;
  return {
    zone,
    phaseMs,
    decoded: read,
    values: hourValues(database, phaseMs, read.observation),
    series: () => {
      const stamp = rows<[string]>("select value from meta where key = 'series'")[0]?.[0] ?? '0';
      if (known?.stamp !== stamp) known = knownSeries(stamp, rows);
      return known;
    },
    rows,
    check: () => {
      if (performance.now() > until) {
        throw new Unanswered('too-much', 'ask for a shorter span or with more filters');
      }
    },
    within: (leftMs, answer) => {
      until = performance.now() + leftMs;
      database.exec('begin');
      try {
        return answer();
      } finally {
        database.exec('commit');
      }
    },
    close: () => database.close(),
  };
}
