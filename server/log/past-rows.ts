import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { unpackedBytes } from './log-body.ts';
import { deltaCrc, gapCrc, keyframeCrc, positionCrc } from './log-checksum.ts';
import type { DeltaRow, GapRow, KeyframeRow, PositionRow } from './log-rows.ts';
import { LOST_EPOCH } from './log-schema.ts';

/** One step of the log, its texts unpacked. */
export interface PastStep {
  readonly seqFrom: number;
  readonly seqTo: number;
  readonly epoch: string;
  readonly atMs: number;
  readonly body: Buffer;
  readonly late: Buffer | undefined;
}

/** Positions that changed since the ones before. */
export interface PastPositions {
  readonly seq: number;
  readonly atMs: number;
  readonly body: Buffer;
}

/** Where a fold may begin; its body is read only when nobody holds it already. */
export type KeyframeRef = Omit<KeyframeRow, 'body'>;

/** What the city was is not known from `fromMs` until before `toMs`. */
export interface PastHole {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Read-only questions to a log. Every row that is read is checked; damage and holes throw. */
export interface PastRows {
  /** Runs questions that must see one state of a log that is written meanwhile. */
  together<T>(work: () => T): T;
  /** First and last instant that can be looked back on; undefined while the log is empty. */
  span(): { readonly fromMs: number; readonly toMs: number } | undefined;
  epoch(): string | undefined;
  /** Numbers of the first and the last change held. */
  numbers(): { readonly first: number; readonly last: number } | undefined;
  /** The newest at or before an instant. */
  keyframe(atMs: number): KeyframeRef | undefined;
  keyframeBody(ref: KeyframeRef): Buffer;
  /** Steps after `seq` up to an instant, oldest first. */
  steps(seq: number, untilMs: number): Generator<PastStep>;
  positions(seq: number, untilMs: number): Generator<PastPositions>;
  /** Steps after `seq`, recorded within `(afterMs, untilMs]`, with something of `timeMs` or before. */
  speakingOf(timeMs: number, afterMs: number, untilMs: number, seq: number): Generator<PastStep>;
  /** Where not every change is known, the first that ends after an instant. */
  holeAfter(atMs: number): PastHole | undefined;
  /** False if a fold over the changes after a number would pass such a place. */
  isWholeSince(seq: number): boolean;
  /** Whether the log still has the place a fold came to: it may have begun anew or given it up. */
  holds(place: { readonly seq: number; readonly epoch: string }): boolean;
  /** Steps after (1) or before (-1) an instant, the nearest first. */
  nearest(atMs: number, direction: 1 | -1): Generator<PastStep>;
  /** The nearest instant after (1) or before (-1) another one at which positions were written. */
  positionsAt(atMs: number, direction: 1 | -1): number | undefined;
  close(): void;
}

const SPAN = `select (select min(at) from keyframe) as first,
  max((select max(at) from keyframe), coalesce((select max(at) from delta_log), 0)) as last`;
/** The bound by number keeps SQLite from reading on to the end of the log. */
const STEPS = `select * from delta_log where seq_from > ? and seq_from <=
  (select max(seq_from) from delta_log where at = (select max(at) from delta_log where at <= ?))
  order by seq_from`;
const KEYFRAME =
  'select seq, epoch, at, crc from keyframe where at <= ? order by at desc, seq desc limit 1';
const POSITIONS = 'select * from position_log where seq > ? and at <= ? order by seq';
const SPEAKING = `select * from delta_log
  where at > ? and at <= ? and time_min <= ? and seq_from > ? order by seq_from`;
const NUMBERS = `select min(seq_from) as first,
  (select seq_to from delta_log order by seq_from desc limit 1) as last from delta_log`;
/** A lost step is made good only by the next keyframe; while there is none, nothing after it is known. */
const GAPS = `select gap.*, case when epoch <> '${LOST_EPOCH}' then at_to else coalesce(
    (select min(at) from keyframe where keyframe.seq >= gap.seq_to),
    (select max(at) + 1 from delta_log)) end as known_at
  from gap join delta_log using (seq_from) where known_at > ? and known_at > at_from
  order by seq_from limit 1`;
const GAP_SINCE = 'select 1 from gap where seq_to > ? limit 1';
const PLACE =
  'select seq_to, epoch from delta_log where seq_from <= ? order by seq_from desc limit 1';
const AFTER = 'select * from delta_log where at > ? order by at, seq_from';
const BEFORE = 'select * from delta_log where at < ? order by at desc, seq_from desc';
const POSITIONS_AFTER = 'select min(at) as at from position_log where at > ?';
const POSITIONS_BEFORE = 'select max(at) as at from position_log where at < ?';

export function pastRows(path: string): PastRows {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 2000 });
  const asked = (sql: string) => database.prepare(sql);
  const span = asked(SPAN);
  const epoch = asked("select value from meta where key = 'epoch'");
  const keyframe = asked(KEYFRAME);
  const keyframeRow = asked('select * from keyframe where seq = ?');
  const steps = asked(STEPS);
  const positions = asked(POSITIONS);
  const speaking = asked(SPEAKING);
  const numbers = asked(NUMBERS);
  const gaps = asked(GAPS);
  const gapSince = asked(GAP_SINCE);
  const placeRow = asked(PLACE);
  const frameAt = asked('select epoch from keyframe where seq = ?');
  const nearest = { '1': asked(AFTER), '-1': asked(BEFORE) };
  const positionsAt = { '1': asked(POSITIONS_AFTER), '-1': asked(POSITIONS_BEFORE) };
  return {
    together: (work) => {
      database.exec('begin');
      try {
        return work();
      } finally {
        database.exec('rollback');
      }
    },
    span: () => {
      const { first, last } = span.get() ?? {};
      if (typeof first !== 'number' || typeof last !== 'number') return undefined;
      return { fromMs: first, toMs: last };
    },
    epoch: () => {
      const value = epoch.get()?.['value'];
      return typeof value === 'string' ? value : undefined;
    },
    numbers: () => {
      const { first, last } = numbers.get() ?? {};
      if (typeof first !== 'number' || typeof last !== 'number') return undefined;
      return { first, last };
    },
    keyframe: (atMs) => keyframe.get(atMs) as KeyframeRef | undefined,
    keyframeBody: ({ seq, crc }) => {
      const row = keyframeRow.get(seq) as KeyframeRow | undefined;
      if (row?.crc !== crc) throw new Error(`the log no longer has keyframe ${seq}`);
      if (keyframeCrc(row) !== crc) throw damaged(`keyframe ${seq}`);
      return unpackedBytes(row.body);
    },
    steps: function* (seq, untilMs) {
      let next = seq + 1;
      for (const row of steps.iterate(seq, untilMs)) {
        const step = stepOf(row);
        if (step.seqFrom !== next) {
          throw new Error(`the log has a hole: ${next} to ${step.seqFrom - 1} are missing`);
        }
        next = step.seqTo + 1;
        yield step;
      }
    },
    positions: function* (seq, untilMs) {
      for (const found of positions.iterate(seq, untilMs)) {
        const row = found as PositionRow;
        if (positionCrc(row) !== row.crc) throw damaged(`positions of ${row.seq}`);
        yield { seq: row.seq, atMs: row.at, body: unpackedBytes(row.body) };
      }
    },
    speakingOf: function* (timeMs, afterMs, untilMs, seq) {
      for (const row of speaking.iterate(afterMs, untilMs, timeMs, seq)) yield stepOf(row);
    },
    holeAfter: (atMs) => {
      const row = gaps.get(atMs) as (GapRow & { readonly known_at: number }) | undefined;
      if (row === undefined) return undefined;
      if (gapCrc(row) !== row.crc) throw damaged(`the gap at ${row.seq_from}`);
      return { fromMs: row.at_from, toMs: row.known_at };
    },
    isWholeSince: (seq) => gapSince.get(seq) === undefined,
    holds: ({ seq, epoch: own }) => {
      const row = placeRow.get(seq) as Pick<DeltaRow, 'seq_to' | 'epoch'> | undefined;
      if (row?.seq_to === seq) return row.epoch === own;
      // The steps before the first keyframe go with their retention.
      return frameAt.get(seq)?.['epoch'] === own;
    },
    nearest: function* (atMs, direction) {
      for (const row of nearest[direction].iterate(atMs)) yield stepOf(row);
    },
    positionsAt: (atMs, direction) => {
      const at = positionsAt[direction].get(atMs)?.['at'];
      return typeof at === 'number' ? at : undefined;
    },
    close: () => database.close(),
  };
}

function stepOf(found: Record<string, SQLOutputValue>): PastStep {
  const row = found as DeltaRow;
  const { seq_from, seq_to, epoch, at, body, late } = row;
  if (deltaCrc(row) !== row.crc) throw damaged(`step ${seq_from}`);
  if (epoch === LOST_EPOCH) {
    throw new Error(`the log does not know what happened at ${new Date(at).toISOString()}`);
  }
  return {
    seqFrom: seq_from,
    seqTo: seq_to,
    epoch,
    atMs: at,
    body: unpackedBytes(body),
    late: late === null ? undefined : unpackedBytes(late),
  };
}

function damaged(what: string): Error {
  return new Error(`the log is damaged: ${what} does not fit its checksum`);
}
