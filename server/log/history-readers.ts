import { Worker } from 'node:worker_threads';
import type { HistoryQueries, Queried } from '../../contract/history.ts';
import type { LogEnd } from './history-missing-tail.ts';

/** What a reading thread is started with. */
export interface ReadSetup {
  readonly path: string;
  readonly zone: string;
}

export type QuestionName = keyof HistoryQueries;

/** `generation` changes with the file: an older one is closed. */
export interface Question {
  readonly name: QuestionName;
  readonly query: unknown;
  readonly generation: number;
  /** How long the thread may work on it. */
  readonly leftMs: number;
  /** What the answer lacks of the log up to here it names as a hole. */
  readonly logEnd?: LogEnd;
}

/** `damaged`: the file cannot be read; it is to be built anew. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: Queried<unknown> }
  | { readonly kind: 'damaged'; readonly why: string };

export interface HistoryReaders {
  /** With an end of the log: answers name what they lack up to there, where they can. */
  readonly queries: (logEnd?: LogEnd) => HistoryQueries;
  close(): Promise<void>;
}

export interface ReadersParts extends ReadSetup {
  readonly deadlineMs: number;
  /** Settles once there is a file to read. */
  readonly generation: () => Promise<number>;
  readonly onDamaged: () => void;
}

interface Waiting {
  readonly name: QuestionName;
  readonly query: unknown;
  readonly logEnd: LogEnd | undefined;
  readonly untilMs: number;
  readonly settle: (answer: Queried<unknown>) => void;
}

const THREADS = 2;
/** More are told to come back. */
const MAX_WAITING = 64;
/** A thread that answers so much later than it should hangs, and is replaced. */
const GRACE_MS = 10_000;

/** A few threads answer; each has one question at a time, the others wait in order. */
export function historyReaders(parts: ReadersParts): HistoryReaders {
  const { path, zone, deadlineMs, generation, onDamaged } = parts;
  const waiting: Waiting[] = [];
  const busy = new Map<Worker, Waiting>();
  const idle: Worker[] = [];
  let isOver = false;

  const start = (): void => {
    const setup: ReadSetup = { path, zone };
    const thread = new Worker(new URL('history-read-thread.ts', import.meta.url), {
      workerData: setup,
    });
    thread.unref();
    idle.push(thread);
    thread.on('message', (reply: Reply) => {
      const asked = busy.get(thread);
      busy.delete(thread);
      if (!isOver) idle.push(thread);
      if (reply.kind === 'damaged') {
        onDamaged();
        asked?.settle(unavailable('the history is damaged and is being built anew'));
      } else asked?.settle(reply.answer);
      void dispatch();
    });
    thread.on('error', (error) => busy.get(thread)?.settle(unavailable(String(error))));
    thread.on('exit', () => {
      busy.delete(thread);
      if (idle.includes(thread)) idle.splice(idle.indexOf(thread), 1);
      if (!isOver) start();
    });
  };

  const dispatch = async (): Promise<void> => {
    const current = await generation();
    const asked = waiting[0];
    const thread = idle[0];
    if (asked === undefined || thread === undefined || isOver) return;
    waiting.shift();
    const leftMs = asked.untilMs - performance.now();
    if (leftMs <= 0) {
      asked.settle(unavailable('too many questions before this one'));
      return dispatch();
    }
    idle.shift();
    busy.set(thread, asked);
    const watch = setTimeout(() => {
      if (busy.get(thread) === asked) void thread.terminate();
    }, leftMs + GRACE_MS);
    watch.unref();
    const { name, query, logEnd } = asked;
    const question: Question = { name, query, generation: current, leftMs };
    thread.postMessage(logEnd === undefined ? question : { ...question, logEnd });
    if (waiting.length > 0) await dispatch();
  };

  const ask = (name: QuestionName, query: unknown, logEnd?: LogEnd): Promise<Queried<unknown>> =>
    new Promise((settle) => {
      if (isOver) return settle(unavailable('the history is closed'));
      if (waiting.length >= MAX_WAITING) return settle(unavailable('too many questions at once'));
      const given = setTimeout(() => settle(tooLong(deadlineMs)), deadlineMs + 500);
      given.unref();
      waiting.push({
        name,
        query,
        logEnd,
        untilMs: performance.now() + deadlineMs,
        settle: (answer) => {
          clearTimeout(given);
          settle(answer);
        },
      });
      void dispatch();
    });

  for (let count = 0; count < THREADS; count += 1) start();

  return {
    queries: (logEnd) => ({
      events: (query) => ask('events', query, logEnd) as ReturnType<HistoryQueries['events']>,
      event: (id) => ask('event', id) as ReturnType<HistoryQueries['event']>,
      series: (query) => ask('series', query, logEnd) as ReturnType<HistoryQueries['series']>,
      bands: (query) => ask('bands', query) as ReturnType<HistoryQueries['bands']>,
      aggregate: (query) =>
        ask('aggregate', query, logEnd) as ReturnType<HistoryQueries['aggregate']>,
      hexes: (query) => ask('hexes', query, logEnd) as ReturnType<HistoryQueries['hexes']>,
      density: (query) => ask('density', query, logEnd) as ReturnType<HistoryQueries['density']>,
      datastreams: () => ask('datastreams', undefined) as ReturnType<HistoryQueries['datastreams']>,
    }),
    close: async () => {
      isOver = true;
      for (const asked of waiting.splice(0)) asked.settle(unavailable('the history is closed'));
      for (const asked of busy.values()) asked.settle(unavailable('the history is closed'));
      await Promise.all([...idle, ...busy.keys()].map((thread) => thread.terminate()));
    },
  };
}

function unavailable(detail: string): Queried<never> {
  return { ok: false, kind: 'unavailable', detail };
}

function tooLong(deadlineMs: number): Queried<never> {
  return {
    ok: false,
    kind: 'too-much',
    detail: `no answer within ${deadlineMs / 1000} s: ask for a shorter span or with more filters`,
  };
}
