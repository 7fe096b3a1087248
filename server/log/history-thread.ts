import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { BuildCommand, BuildJob, BuildReport } from './history-builder.ts';
import { isDamagedHistory, removeHistory } from './history-file.ts';
import { movedAside } from './log-file.ts';
import { historyWriter, type HistoryWriter } from './history-writer.ts';
import { logTail, type LogTail } from './history-tail.ts';

const job = workerData as BuildJob;
/** While it catches up the history works at most this share of the time. */
const WORK_SHARE = 0.75;
const RETRY_MS = 2_000;
const SETTLE_MS = 30_000;

let writer: HistoryWriter | undefined;
let tail: LogTail | undefined;
let turn = Promise.resolve();
let isOver = false;
/** A command that makes what is being taken of no use. */
let isStale = false;
/** Until then rows of the history before may still be in the log, and taken for this one's. */
let settlesAt = 0;

function report(message: BuildReport): void {
  parentPort?.postMessage(message);
}

function trouble(why: string): void {
  report({ kind: 'trouble', why });
}

function leave(): void {
  writer?.close();
  writer = undefined;
  tail?.close();
  tail = undefined;
}

function begin(clear: (path: string) => unknown): HistoryWriter {
  leave();
  clear(job.path);
  writer = historyWriter(job);
  report({ kind: 'begun' });
  return writer;
}

/** The log, if it is there and goes on from where the history ended; else the history begins anew. */
function openTail(): LogTail | undefined {
  tail ??= logTail(job.logPath);
  const watermark = writer?.watermark();
  if (tail === undefined || watermark === undefined || tail.continues(watermark)) return tail;
  if (performance.now() < settlesAt) begin(removeHistory);
  else {
    trouble('the history is of another log: it is put aside, another is built');
    begin(movedAside);
  }
  tail = logTail(job.logPath);
  return tail;
}

/** What the log says of itself is no reason to begin the history anew. */
function fromLog<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`the log cannot be read: ${String(error)}`, { cause: error });
  }
}

/** Takes over what the log holds, some rows at a time, with rests between. */
async function catchUp(): Promise<void> {
  writer ??= historyWriter(job);
  const log = fromLog(openTail);
  if (log === undefined) return;
  for (;;) {
    const started = performance.now();
    const { seqFrom: place = -1, seqTo = -1 } = writer.watermark() ?? {};
    report({ kind: 'taken', seq: seqTo });
    const rows = fromLog(() => log.after(place));
    if (rows.length === 0) break;
    for (const why of writer.take(rows)) trouble(why);
    const tookMs = performance.now() - started;
    await sleep(tookMs * (1 / WORK_SHARE - 1));
    if (isStale || isOver) return;
  }
  writer.prune();
}

async function takeAll(): Promise<void> {
  try {
    await catchUp();
    report({ kind: 'idle', isBehind: false });
  } catch (error) {
    trouble(String(error));
    // What was taken is not in the file: nothing of it may be remembered either.
    leave();
    if (isDamagedHistory(error)) tryBegin(movedAside);
    else await sleep(RETRY_MS);
    report({ kind: 'idle', isBehind: true });
  }
}

function tryBegin(clear: (path: string) => unknown): void {
  try {
    begin(clear);
  } catch (error) {
    trouble(String(error));
    leave();
    report({ kind: 'begun' });
  }
}

async function run(command: BuildCommand): Promise<void> {
  if (isOver) return;
  if (command === 'close') {
    isOver = true;
    leave();
    return parentPort?.close();
  }
  if (command === 'tail') return takeAll();
  isStale = false;
  if (command === 'anew') settlesAt = performance.now() + SETTLE_MS;
  tryBegin(command === 'put-aside' ? movedAside : removeHistory);
}

parentPort?.on('message', (command: BuildCommand) => {
  if (command !== 'tail') isStale = true;
  turn = turn.then(() => run(command));
});
tryBegin(() => {});
