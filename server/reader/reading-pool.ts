import { setTimeout as sleep } from 'node:timers/promises';
import type { CityProfile } from '../config/city-profile.ts';
import type { FollowUp } from '../feed-kit/define-connector.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { Reading } from '../feed-kit/reading.ts';
import type { ReadingAnswer, ReadingJob } from './reading-job.ts';
import { readingThread, type ReadingFailure, type ReadingThread } from './reading-thread.ts';

/** Reads frames outside the main thread. */
export interface ReadingPool {
  /** Frames of one feed are read in the order they are given. Never rejects. */
  read(frame: RawFrame): Promise<Reading>;
  /** What a body asks to be fetched besides; none if that cannot be told in time. */
  follow(frame: RawFrame): Promise<readonly FollowUp[]>;
  close(): Promise<void>;
}

export interface PoolParts {
  readonly profile: CityProfile;
  /** Of the city; absent = the product's own cities. */
  readonly folder?: string;
  readonly root: string;
  /** Feeds that may hang at the same time without holding up the rest: one fewer. */
  readonly threads?: number;
  readonly deadlineMs?: number;
  readonly nowMs: () => number;
  /** No rest for a feed whose bodies broke the reader: every file is to be tried. */
  readonly isPatient?: boolean;
}

const THREADS = 3;
/** The largest body allowed is read in under half a second; more is a defect or an attack. */
const DEADLINE_MS = 2_000;
/** A feed whose bodies broke the reader this often in a row is not read for a while. */
const STRIKES = 3;
const REST_MS = 5 * 60_000;
const RESTART_MS = 1_000;

interface Task {
  readonly kind: Exclude<ReadingJob['kind'], 'trace'>;
  readonly frame: RawFrame;
  readonly settle: (answer: ReadingAnswer | ReadingFailure) => void;
}

/** A feed's waiting frames and how often its last ones broke a thread. */
interface Lane {
  readonly tasks: Task[];
  isBusy: boolean;
  /** Counted apart: a body whose list of further documents is named all the same is still unread. */
  readonly strikes: Record<Task['kind'], number>;
  restsUntilMs: number;
}

/**
 * A few threads read for all feeds, each feed in its own order and at most one frame of it at a
 * time. So a connector that hangs holds one thread, for the deadline; then the thread is replaced.
 */
export async function readingPool(parts: PoolParts): Promise<ReadingPool> {
  const { profile, root, folder, threads = THREADS, deadlineMs = DEADLINE_MS, nowMs } = parts;
  const { isPatient = false } = parts;
  const start = (): Promise<ReadingThread> => readingThread({ profile, root, folder }, deadlineMs);
  const idle: ReadingThread[] = await Promise.all(Array.from({ length: threads }, start));
  const all = new Set(idle);
  const lanes = new Map<string, Lane>();
  const closing = new AbortController();

  const laneOf = (feed: string): Lane => {
    const known = lanes.get(feed);
    if (known !== undefined) return known;
    const strikes = { read: 0, follow: 0 };
    const lane: Lane = { tasks: [], isBusy: false, strikes, restsUntilMs: 0 };
    lanes.set(feed, lane);
    return lane;
  };

  const replace = async (broken: ReadingThread): Promise<void> => {
    all.delete(broken);
    while (!closing.signal.aborted) {
      const fresh = await start().catch(() => undefined);
      if (fresh === undefined) {
        // No memory for a thread just now: the others go on, this one is tried again.
        await sleep(RESTART_MS, undefined, { ref: false });
        continue;
      }
      if (closing.signal.aborted) return fresh.close();
      all.add(fresh);
      idle.push(fresh);
      return dispatch();
    }
  };

  const run = async (thread: ReadingThread, lane: Lane, task: Task): Promise<void> => {
    lane.isBusy = true;
    const answer = await thread.run(task.kind, task.frame);
    lane.isBusy = false;
    const isBroken = typeof answer === 'string';
    const strikes = isBroken ? lane.strikes[task.kind] + 1 : 0;
    lane.strikes[task.kind] = strikes;
    if (strikes >= STRIKES && !isPatient) lane.restsUntilMs = nowMs() + REST_MS;
    task.settle(answer);
    if (isBroken) void replace(thread);
    else idle.push(thread);
    dispatch();
  };

  /** Gives idle threads the longest-waiting feed's next frame: lanes move to the end when served. */
  const dispatch = (): void => {
    for (const dead of idle.filter((thread) => !thread.isAlive())) {
      idle.splice(idle.indexOf(dead), 1);
      void replace(dead);
    }
    for (const [feed, lane] of lanes) {
      if (lane.isBusy) continue;
      const task = lane.tasks[0];
      const thread = idle[0];
      if (thread === undefined) return;
      if (task === undefined) continue;
      lane.tasks.shift();
      idle.shift();
      lanes.delete(feed);
      lanes.set(feed, lane);
      void run(thread, lane, task);
    }
  };

  const ask = (kind: Task['kind'], frame: RawFrame): Promise<ReadingAnswer | ReadingFailure> => {
    const lane = laneOf(frame.feed);
    if (closing.signal.aborted) return Promise.resolve('stopped');
    if (nowMs() < lane.restsUntilMs) return Promise.resolve('resting');
    return new Promise((settle) => {
      lane.tasks.push({ kind, frame, settle });
      dispatch();
    });
  };

  return {
    read: async (frame) => {
      const answer = await ask('read', frame);
      if (typeof answer === 'string') return unread(frame.feed, answer, deadlineMs);
      return answer.kind === 'read' ? answer.reading : unread(frame.feed, 'stopped', deadlineMs);
    },
    follow: async (frame) => {
      const answer = await ask('follow', frame);
      return typeof answer === 'object' && answer.kind === 'follow' ? answer.followUps : [];
    },
    close: async () => {
      closing.abort();
      for (const { tasks } of lanes.values()) {
        for (const task of tasks.splice(0)) task.settle('stopped');
      }
      await Promise.all([...all].map((thread) => thread.close()));
    },
  };
}

/** Shown in the feed's health like any other body that could not be read. */
function unread(feed: string, failure: ReadingFailure, deadlineMs: number): Reading {
  const why = {
    'too-slow': `reading took over ${deadlineMs / 1000} s`,
    stopped: 'the reader broke off',
    resting: `not read: the last ${STRIKES} bodies broke the reader`,
  }[failure];
  return { events: [], rejects: [{ feed, where: 'body', why }] };
}
