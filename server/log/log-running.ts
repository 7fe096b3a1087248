import { randomUUID } from 'node:crypto';
import type { CityEvent } from '../../contract/event.ts';
import { hasClassA, isClassA } from '../wire/durability.ts';
import { listOfEvents } from '../wire/event-text.ts';
import type { EventLog, EventLogParts } from './event-log.ts';
import { backlog, type Waiting } from './log-backlog.ts';
import { encodeAhead, entryTexts, eventsOfRows } from './log-encoding.ts';
import { reasonOf } from './log-fault.ts';
import { refuseForeign } from './log-guard.ts';
import type { LogJob } from './log-job.ts';
import { keyframes } from './log-keyframes.ts';
import { oneRest, patiently } from './log-rest.ts';
import type { LogWriter } from './log-writer.ts';
import { positionWindow } from './position-window.ts';

/** What is not class A waits so long for company. */
const COALESCE_MS = 100;
/** A disk that takes longer for a transaction is one that takes nothing. */
const PATIENCE_MS = 2000;
const RETRY_MS = 1000;
const TIDY_MS = 60_000;
const CLOSE_MS = 10_000;

interface Moved {
  readonly seq: number;
  readonly at: number;
  readonly events: readonly CityEvent[];
}

interface Awaiting {
  readonly seq: number;
  readonly settle: () => void;
  readonly fail: (error: Error) => void;
}

/** Takes steps, hands them to the thread that writes, and tells in order what is on disk. */
export function runningLog(
  parts: EventLogParts,
  writer: LogWriter,
): Omit<EventLog, 'restored' | 'damage'> {
  const { mode, onCommitted, onState } = parts;
  const { found } = writer;
  const queue = backlog(found, parts.nowMs);
  const frames = keyframes(writer.tell);
  const positions = positionWindow();
  const rest = oneRest();
  /** What had moved when a keyframe was taken: with it, whoever folds past the keyframe has it too. */
  let beside: readonly Moved[] = [];
  /** What the job holds; both are kept until the thread has done it. */
  let batch: readonly Waiting[] = [];
  let job: LogJob | undefined;
  let epoch = found.epoch ?? '';
  let writtenEpoch = epoch;
  let writtenSeq = found.seq ?? -1;
  /** Up to here the world has seen it. */
  let shownSeq = writtenSeq;
  let awaiting: readonly Awaiting[] = [];
  let lost: string | undefined;
  /** Counts restarts: what was asked before one is of no use after it. */
  let history = 0;
  let isRestarting = false;
  let isUrgent = false;
  let isClosing = false;

  const failAll = (why: string): void => {
    const failing = awaiting;
    awaiting = [];
    for (const { fail } of failing) fail(new Error(why));
  };

  const lose = (why: string): void => {
    if (lost !== undefined || isClosing) return;
    lost = why;
    epoch = randomUUID();
    shownSeq = queue.lastSeq() ?? -1;
    failAll(why);
    told(() => onState({ kind: 'lost', why, epoch }));
  };

  const show = (step: Waiting): void => {
    shownSeq = step.delta.to;
    told(() => onCommitted(step.delta));
  };

  const append: EventLog['append'] = (entry) => {
    refuseForeign(mode, [...entry.delta.upserts, ...entry.late]);
    // Nothing is shown that cannot be written any more.
    if (isClosing) return;
    const added = queue.add(entry);
    if (added === undefined) return;
    const { step, isAfterHole } = added;
    const { delta, late, atMs } = step;
    positions.note(delta, atMs);
    if (lost === undefined) {
      epoch = delta.epoch;
      if (isAfterHole) frames.renew();
      if (frames.isDue(atMs, delta.to)) {
        frames.take(delta.to, epoch, atMs, parts.inForce());
        beside = [...beside, { seq: delta.to, at: atMs, events: positions.take(atMs, true) }];
      }
    } else {
      queue.bound();
      show(step);
    }
    isUrgent ||= hasClassA(delta) || late.some(isClassA);
    rest.wake(isUrgent || queue.isFull() ? 'urgent' : 'work');
  };

  const hasWork = (): boolean =>
    job !== undefined ||
    queue.length() > 0 ||
    isRestarting ||
    writtenEpoch !== epoch ||
    (isClosing && lost === undefined && positions.isWaiting());

  const nextJob = async (): Promise<LogJob> => {
    if (isRestarting) return { kind: 'restart', epoch };
    isUrgent = false;
    batch = queue.take();
    const own = batch;
    const last = own.at(-1);
    const seq = last?.delta.to ?? writtenSeq;
    const at = last?.atMs ?? queue.lastMs();
    const due = queue.length() === 0 ? positions.take(at, isClosing) : [];
    const moved = beside.filter((row) => row.seq <= seq).concat({ seq, at, events: due });
    beside = beside.filter((row) => row.seq > seq);
    await encodeAhead(eventsOfRows(own));
    await encodeAhead(moved.flatMap(({ events }) => events));
    return {
      kind: 'write',
      epoch: lost === undefined ? (last?.delta.epoch ?? epoch) : epoch,
      entries: await entryTexts(own),
      positions: moved
        .filter(({ events }) => events.length > 0)
        .map(({ events, ...row }) => ({ ...row, body: listOfEvents(events) })),
    };
  };

  const done = (finished: LogJob, isAll: boolean): void => {
    const written = batch;
    batch = [];
    if (finished.kind === 'restart') isRestarting = false;
    if (finished.kind === 'restart' || finished.kind === 'write') writtenEpoch = finished.epoch;
    writtenSeq = written.at(-1)?.delta.to ?? writtenSeq;
    for (const step of written) if (step.delta.to > shownSeq) show(step);
    const settled = awaiting.filter(({ seq }) => seq <= writtenSeq);
    awaiting = awaiting.filter(({ seq }) => seq > writtenSeq);
    for (const { settle } of settled) settle();
    frames.send(writtenSeq);
    if (lost === undefined || !isAll || writtenEpoch !== epoch) return;
    lost = undefined;
    frames.renew();
    told(() => onState({ kind: 'recording' }));
  };

  /** One job, begun or asked again; false if the disk did not take it. */
  const turn = async (): Promise<boolean> => {
    const own = history;
    const asked = job ?? (await nextJob());
    if (own !== history) return true;
    job = asked;
    const isAll = queue.length() === 0;
    // While the thread writes this, the JSON of what is next is made.
    void encodeAhead(eventsOfRows(queue.waiting()));
    const why = await patiently(writer.ask(asked), PATIENCE_MS, () => {
      lose(`the disk took longer than ${PATIENCE_MS / 1000} s`);
    });
    if (own !== history) return why === undefined;
    if (why !== undefined) {
      lose(why);
      return false;
    }
    job = undefined;
    done(asked, isAll);
    return true;
  };

  const run = async (): Promise<void> => {
    for (;;) {
      if (!hasWork()) {
        if (isClosing) return;
        await rest.until('work');
      }
      const isHurried = isUrgent || awaiting.length > 0 || queue.isFull();
      const isPatient = job === undefined && !isHurried && !isRestarting && lost === undefined;
      if (isPatient && !isClosing) await rest.until('urgent', COALESCE_MS);
      if (await turn()) continue;
      if (isClosing) return;
      await rest.until('closing', RETRY_MS);
    }
  };
  const running = run().catch((error: unknown) => {
    console.error(error);
    lose(reasonOf(error));
  });
  const tidying = setInterval(() => {
    if (lost === undefined) writer.tell({ kind: 'tidy', nowMs: queue.lastMs() });
  }, TIDY_MS);

  return {
    append,
    durable: () => {
      if (lost !== undefined) return Promise.reject(new Error(lost));
      const seq = queue.lastSeq() ?? -1;
      if (seq <= writtenSeq) return Promise.resolve();
      isUrgent = true;
      rest.wake('urgent');
      return new Promise((settle, fail) => {
        awaiting = [...awaiting, { seq, settle, fail }];
      });
    },
    restart: (next) => {
      history += 1;
      for (const { settle } of awaiting) settle();
      awaiting = [];
      queue.clear();
      positions.clear();
      beside = [];
      frames.renew();
      batch = [];
      job = undefined;
      epoch = next;
      writtenSeq = -1;
      shownSeq = -1;
      isRestarting = true;
      rest.wake('urgent');
    },
    close: async () => {
      if (isClosing) return;
      isClosing = true;
      clearInterval(tidying);
      rest.wake('closing');
      const isEnded = await within(running, CLOSE_MS);
      const left = batch.length + queue.length();
      if (left > 0) console.error(`${parts.path}: ${left} steps are not on disk`);
      failAll('the log is closed');
      if (isEnded) await within(writer.ask({ kind: 'close' }), CLOSE_MS);
      writer.end();
    },
  };
}

/** A listener that throws must not stop the log. */
function told(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    console.error(error);
  }
}

async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const isDone = await Promise.race([
    work.then(
      () => true,
      (error: unknown) => {
        console.error(reasonOf(error));
        return false;
      },
    ),
    late,
  ]);
  clearTimeout(timer);
  return isDone;
}
