import { setTimeout as sleep } from 'node:timers/promises';
import type { CityEvent } from '../../contract/event.ts';
import { eventText } from '../wire/event-text.ts';
import type { LogJob } from './log-job.ts';

/** All that is in force, from time to time: where reading begins. */
export interface Keyframes {
  /** True if one is due at this instant of the timeline, after the change of this number. */
  isDue(atMs: number, seq: number): boolean;
  /** Holds what is in force after `seq`, until that is on disk. */
  take(seq: number, epoch: string, atMs: number, events: readonly CityEvent[]): void;
  /** Sends what was taken, if the log has come so far; the event loop goes on meanwhile. */
  send(writtenSeq: number): void;
  /** The next is due at once; one under way is given up. */
  renew(): void;
}

const EVERY_MS = 5 * 60_000;
/** Sooner where much happens, so that looking back never folds more than this much beside a keyframe. */
const LEAST_MS = 2 * 60_000;
const CHANGES_A_THING = 2;
/** Sent at once, and then a pause: 50,000 events take 2 s, and no write waits behind them. */
const PIECE = 250;
const PAUSE_MS = 10;

interface Taken {
  readonly seq: number;
  readonly epoch: string;
  readonly atMs: number;
  readonly events: readonly CityEvent[];
}

export function keyframes(tell: (job: LogJob) => void): Keyframes {
  let last: { readonly atMs: number; readonly seq: number; readonly count: number } | undefined;
  let taken: Taken | undefined;
  let sending: Taken | undefined;

  const run = async (frame: Taken): Promise<void> => {
    const { seq, epoch, atMs: at, events } = frame;
    for (let from = 0; from < events.length; from += PIECE) {
      const piece = events.slice(from, from + PIECE);
      tell({ kind: 'slice', seq, text: piece.map(eventText).join(',\n') });
      if (from + PIECE < events.length) await sleep(PAUSE_MS);
      if (sending !== frame) return;
    }
    tell({ kind: 'keyframe', seq, epoch, at });
    sending = undefined;
  };

  return {
    isDue: (atMs, seq) => {
      if (last === undefined || atMs - last.atMs >= EVERY_MS) return true;
      const changes = seq - last.seq;
      return atMs - last.atMs >= LEAST_MS && changes >= CHANGES_A_THING * last.count;
    },
    take: (seq, epoch, atMs, events) => {
      last = { atMs, seq, count: events.length };
      taken = { seq, epoch, atMs, events };
    },
    send: (writtenSeq) => {
      if (taken === undefined || taken.seq > writtenSeq || sending !== undefined) return;
      sending = taken;
      taken = undefined;
      void run(sending);
    },
    renew: () => {
      last = undefined;
      taken = undefined;
      sending = undefined;
    },
  };
}
