import { Worker } from 'node:worker_threads';
import type { CityEvent } from '../../contract/event.ts';
import { ConfigError } from '../config/config-error.ts';
import type { FoundLog, LogJob, LogReply } from './log-job.ts';
import type { LogThreadData } from './log-thread.ts';

/** The thread that writes. It is asked one thing at a time, and begun anew if it breaks. */
export interface LogWriter {
  readonly found: FoundLog & {
    readonly events: readonly CityEvent[];
    readonly seen: readonly string[];
  };
  /** Settles when the thread has done it, with why it could not; undefined = done. */
  ask(job: LogJob): Promise<string | undefined>;
  /** Not answered. */
  readonly tell: (job: LogJob) => void;
  /** Gives the thread up without waiting for the disk. */
  end(): void;
}

/** Settles when the log is open. Rejects with a line for the operator if it cannot be. */
export async function logWriter(data: LogThreadData): Promise<LogWriter> {
  const events: CityEvent[] = [];
  const seen: string[] = [];
  const { path } = data.identity;
  let answer: ((why: string | undefined) => void) | undefined;
  let isBroken = false;
  let thread: Worker;

  const settle = (why: string | undefined): void => {
    const settled = answer;
    answer = undefined;
    settled?.(why);
  };
  const first = await new Promise<FoundLog>((open, refuse) => {
    thread = begun({ open, refuse });
  });

  function begun(opening?: Opening): Worker {
    const own = new Worker(new URL('log-thread.ts', import.meta.url), { workerData: data });
    const lose = (why: string): void => {
      opening?.refuse(new ConfigError(`${path}: cannot be opened: ${why}`));
      if (own !== thread) return;
      isBroken = true;
      settle(why);
    };
    own.on('message', (reply: LogReply) => {
      switch (reply.kind) {
        case 'events':
          if (opening !== undefined) events.push(...reply.events);
          return;
        case 'seen':
          if (opening !== undefined) seen.push(...reply.keys);
          return;
        case 'opened':
          return opening?.open(reply);
        case 'refused':
          opening?.refuse(new ConfigError(reply.why));
          return lose(reply.why);
        case 'unreadable':
          return lose(reply.why);
        case 'done':
          return settle(undefined);
        case 'failed':
          return settle(reply.why);
      }
    });
    own.on('error', (error) => lose(String(error)));
    own.on('exit', () => lose('the thread that writes has ended'));
    return own;
  }

  return {
    found: { ...first, events, seen },
    ask: (job) =>
      new Promise((settled) => {
        if (isBroken) {
          isBroken = false;
          thread = begun();
        }
        answer = settled;
        thread.postMessage(job);
      }),
    tell: (job) => {
      if (!isBroken) thread.postMessage(job);
    },
    end: () => {
      thread.unref();
    },
  };
}

interface Opening {
  readonly open: (found: FoundLog) => void;
  readonly refuse: (error: Error) => void;
}
