import { parentPort, workerData } from 'node:worker_threads';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { buffer } from 'node:stream/consumers';
import { constants, createZstdCompress, type ZstdCompress } from 'node:zlib';
import { instantOf } from '../../contract/instant.ts';
import { ConfigError } from '../config/config-error.ts';
import { isDamage, reasonOf } from './log-fault.ts';
import { newestSeq } from './log-fold.ts';
import type { LogJob, LogReply } from './log-job.ts';
import { logLock } from './log-lock.ts';
import { logMark } from './log-mark.ts';
import { openedLog } from './log-opening.ts';
import { preparedLog, writeMeta, type LogIdentity } from './log-prepared.ts';
import { tidyLog } from './log-retention.ts';
import { seenSince, type SeenLately } from './log-seen.ts';
import { logTables, type LogTables } from './log-tables.ts';

export interface LogThreadData {
  readonly identity: LogIdentity;
  readonly keepMs: number;
}

/** Ids older than this come again in no list. */
const SEEN_MS = 6 * 3_600_000;
/** A restart waits no longer for them: 6 h of a city with 50 events a second take longer. */
const SEEN_WITHIN_MS = 3_000;
/** Objects handed over at once, so that taking them never holds up the event loop. */
const PIECE = 1000;
/** Of deleting, once a minute: more than a minute of a busy city. */
const TIDY_ROUNDS = 50;
const PACKING = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const { identity, keepMs } = workerData as LogThreadData;
const { path } = identity;
/** Absent after a failure, until the next job opens the file anew. */
let open: { readonly database: DatabaseSync; readonly tables: LogTables } | undefined;
let mark: ReturnType<typeof logMark> | undefined;
let lock: ReturnType<typeof logLock> | undefined;
let lastSeq: number | undefined;
/** As `meta` has it; '' where its state is not yet `open`. */
let epochInMeta = '';
let isDamaged = false;
/** Counts the histories that this thread has written. */
let history = 0;
/** The keyframe whose pieces are coming. */
let packing:
  | {
      readonly seq: number;
      readonly zip: ZstdCompress;
      readonly body: Promise<Buffer>;
      readonly history: number;
    }
  | undefined;

function reply(message: LogReply): void {
  parentPort?.postMessage(message);
}

function begin(): void {
  try {
    lock = logLock(path);
    const { database, isWritable, ...found } = openedLog(identity);
    const { epoch, seq, atMs, damage, events } = found;
    lastSeq = seq;
    // What was damaged must be known as such from now on, also if nothing is ever written again.
    try {
      marked(epoch ?? '');
    } catch (error) {
      if (damage !== undefined) throw error;
    }
    for (let at = 0; at < events.length; at += PIECE) {
      reply({ kind: 'events', events: events.slice(at, at + PIECE) });
    }
    if (seq !== undefined) tellSeen(seenSince(database, atMs - SEEN_MS, SEEN_WITHIN_MS));
    if (isWritable) use(database);
    else database.close();
    reply({ kind: 'opened', epoch, seq, atMs, nowMs: found.nowMs, damage });
  } catch (error) {
    lock?.close();
    const why = reasonOf(error);
    reply(error instanceof ConfigError ? { kind: 'refused', why } : { kind: 'unreadable', why });
    parentPort?.close();
  }
}

function tellSeen({ keys, forgottenBeforeMs }: SeenLately): void {
  for (let at = 0; at < keys.length; at += PIECE) {
    reply({ kind: 'seen', keys: keys.slice(at, at + PIECE) });
  }
  if (forgottenBeforeMs === undefined) return;
  const before = instantOf(forgottenBeforeMs);
  console.error(`what arrived before ${before} is not remembered: sent again it counts as new`);
}

function use(database: DatabaseSync): LogTables {
  const tables = logTables(database);
  open = { database, tables };
  return tables;
}

/** The file as it is now: after a failure nobody knows what of the last write is in it. */
function reopened(): LogTables {
  if (isDamaged) {
    const { database, isWritable, seq, epoch } = openedLog(identity);
    if (!isWritable) {
      database.close();
      throw new Error('the disk takes nothing');
    }
    lastSeq = seq;
    isDamaged = false;
    epochInMeta = '';
    if (epoch !== undefined) marked(epoch);
    return use(database);
  }
  const database = preparedLog(identity);
  lastSeq = newestSeq(database);
  epochInMeta = '';
  return use(database);
}

function marked(epoch: string): void {
  mark ??= logMark(`${path}.mark`);
  mark.write(epoch, lastSeq ?? 0);
}

function write({ epoch, entries, positions }: Extract<LogJob, { kind: 'write' }>): void {
  const tables = open?.tables ?? reopened();
  let seq = lastSeq;
  tables.inTransaction(() => {
    if (epoch !== epochInMeta) keepEpoch(epoch);
    for (const entry of entries) {
      // Written before a failure that left it unknown.
      if (seq !== undefined && entry.to <= seq) continue;
      tables.entry(entry, seq);
      seq = entry.to;
    }
    for (const row of positions) tables.positions(row);
  });
  lastSeq = seq;
  epochInMeta = epoch;
  marked(epoch);
}

function keepEpoch(epoch: string): void {
  if (open !== undefined) writeMeta(open.database, identity, epoch, 'open');
}

function restart(epoch: string): void {
  const tables = open?.tables ?? reopened();
  history += 1;
  tables.inTransaction(() => {
    tables.clear();
    keepEpoch(epoch);
  });
  lastSeq = undefined;
  epochInMeta = epoch;
  marked(epoch);
}

/** Packed beside the writing, as its pieces come. */
function slice({ seq, text }: Extract<LogJob, { kind: 'slice' }>): void {
  if (packing?.seq === seq) {
    packing.zip.write(`,\n${text}`);
    return;
  }
  packing?.zip.destroy();
  const zip = createZstdCompress(PACKING);
  zip.write(`[\n${text}`);
  const body = buffer(zip);
  // One that is given up ends early: nobody waits for it.
  body.catch(() => undefined);
  packing = { seq, zip, body, history };
}

async function keyframe({ seq, epoch, at }: Extract<LogJob, { kind: 'keyframe' }>): Promise<void> {
  const own = packing;
  packing = undefined;
  if (own?.seq !== seq) return;
  own.zip.end('\n]');
  const body = await own.body;
  const tables = open?.tables;
  // Without its row, or of a history that is over: the next one comes in five minutes.
  const isInLog = own.history === history && lastSeq !== undefined && lastSeq >= seq;
  if (tables?.endsAt(seq) === true && isInLog) {
    tables.inTransaction(() => tables.keyframe(seq, epoch, at, body));
  }
}

/** A little at a time, so that no write waits for it. */
async function tidy(nowMs: number): Promise<void> {
  for (let round = 0; round < TIDY_ROUNDS; round += 1) {
    if (open === undefined || !tidyLog(open.database, nowMs, keepMs)) return;
    await nextTurn();
  }
}

function close(): void {
  if (open !== undefined) {
    const { database } = open;
    if (epochInMeta !== '') {
      open.tables.inTransaction(() => writeMeta(database, identity, epochInMeta, 'closed'));
    }
    database.exec('pragma wal_checkpoint(truncate)');
    database.close();
  }
  open = undefined;
  mark?.close();
  lock?.close();
}

function leave(error: unknown): void {
  isDamaged ||= isDamage(error);
  try {
    open?.database.close();
  } catch {
    // Tried again with the next job.
  }
  open = undefined;
}

async function run(job: LogJob): Promise<void> {
  switch (job.kind) {
    case 'write':
      write(job);
      return reply({ kind: 'done' });
    case 'restart':
      restart(job.epoch);
      return reply({ kind: 'done' });
    case 'slice':
      return slice(job);
    case 'keyframe':
      return keyframe(job);
    case 'tidy':
      return tidy(job.nowMs);
    case 'close':
      close();
      reply({ kind: 'done' });
      return parentPort?.close();
  }
}

const ANSWERED: ReadonlySet<LogJob['kind']> = new Set(['write', 'restart', 'close']);

parentPort?.on('message', (job: LogJob) => {
  run(job).catch((error: unknown) => {
    leave(error);
    if (ANSWERED.has(job.kind)) reply({ kind: 'failed', why: reasonOf(error) });
    if (job.kind === 'close') parentPort?.close();
  });
});
begin();
