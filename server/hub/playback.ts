import { randomUUID } from 'node:crypto';
import type { Heartbeat, Mode, PastBasis } from '../../contract/delta.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import {
  PROTOCOL,
  type Playback as PlaybackRequest,
  type PlaybackAnswer,
  type WatchAnswer,
} from '../../contract/socket.ts';
import type { PastSource, PastSpan } from '../wire/past.ts';
import type { TopicSet } from '../wire/topic-set.ts';
import { playbackClock } from './playback-clock.ts';
import type { PlaybackCommand } from './playback-command.ts';

/** One viewer's private way through the past. */
export interface Playback {
  /** Settles when the first snapshot is sent, or with why there is none. */
  start(): Promise<WatchAnswer>;
  /** Settles when what was asked for is on its way. Of many seeks in a row the last is done. */
  run(command: PlaybackCommand): Promise<PlaybackAnswer>;
  /** Several times a second: sends what has passed. Does nothing while it still reads. */
  tick(): void;
  beat(): void;
  /** The log has become another one: it is sought anew. */
  restart(): void;
  leave(): void;
}

/** What a playback sends, to its viewer alone. */
export interface PlaybackOut {
  readonly snapshot: (bytes: Uint8Array) => void;
  readonly frame: (bytes: Uint8Array) => void;
  readonly delta: (text: string) => void;
  readonly heartbeat: (heartbeat: Heartbeat) => void;
}

export interface PlaybackParts {
  readonly past: PastSource;
  readonly out: PlaybackOut;
  readonly city: string;
  readonly mode: Mode;
  readonly build: string;
  /** The present: where a shifted playback gets its time from. */
  readonly present: { readonly nowMs: () => number; readonly speed: () => number };
  /** Never goes back. */
  readonly baseMs: () => number;
  readonly set: TopicSet;
  readonly request: PlaybackRequest;
}

/** After a reading failed it is tried again this much later. */
const RETRY_MS = 5_000;

interface Target {
  readonly atMs: number;
  readonly basis: PastBasis;
  /** To the nearest instant that is held. */
  readonly isAbout?: boolean;
}

export function playback(parts: PlaybackParts): Playback {
  const { past, out, city, mode, build, present, baseMs, set, request } = parts;
  const { from, shiftMs, speed: pace } = request;
  const view = past.view();
  const shiftedMs = (): number => present.nowMs() - (shiftMs ?? 0);
  const clock = playbackClock(
    from === undefined ? shiftedMs() : instantMs(from),
    pace === 0 ? 1 : pace,
    baseMs,
  );
  /** True while it keeps its distance to the present. */
  let isShifted = shiftMs !== undefined && pace === 1;
  let isPaused = pace === 0;
  let basis = request.basis ?? 'known';
  let epoch = '';
  let seq = 0;
  let span: PastSpan = { fromMs: clock.now(), toMs: clock.now() };
  let shownMs = clock.now();
  let wanted: Target | undefined;
  let seeking: Promise<PlaybackAnswer> | undefined;
  let reading: Promise<unknown> | undefined;
  /** Why it stands still though nobody stopped it. */
  let problem: string | undefined;
  let retryAtMs = 0;
  /** Where it goes on from then, if not from where it stands. */
  let beyondMs = Number.NEGATIVE_INFINITY;
  let isOver = false;

  const wantedSpeed = (): number => {
    if (isPaused) return 0;
    return isShifted ? present.speed() : clock.pace();
  };
  const speed = (): number => (problem === undefined ? wantedSpeed() : 0);
  const targetMs = (): number => (isShifted ? shiftedMs() : clock.now());
  const nowMs = (): number => Math.max(shownMs, Math.min(targetMs(), span.toMs));
  const settleClock = (): void => {
    if (speed() === 0 || seeking !== undefined) clock.pause();
    else clock.run();
  };
  const beat = (): void => {
    if (epoch === '') return;
    out.heartbeat({
      epoch,
      seq,
      now: instantOf(nowMs()),
      mode,
      build,
      speed: speed(),
      basis,
      ...(problem === undefined ? {} : { problem }),
    });
  };
  const state = (): PlaybackAnswer => ({
    ok: true,
    now: instantOf(nowMs()),
    speed: speed(),
    basis,
    span: { from: instantOf(span.fromMs), to: instantOf(span.toMs) },
  });
  const halt = (why: string): PlaybackAnswer => {
    problem = why;
    retryAtMs = baseMs() + RETRY_MS;
    settleClock();
    beat();
    return { ok: false, problem };
  };
  const fail = (error: unknown): PlaybackAnswer =>
    halt(error instanceof Error ? error.message : String(error));

  /** To an instant, under a new epoch. What is on screen stays if it cannot be gone to. */
  const go = async ({ atMs, basis: asked, isAbout }: Target): Promise<PlaybackAnswer> => {
    const held = await past.heldSpan();
    // Sought after it was left, it would be held by the reader for ever.
    if (isOver) return state();
    if (held === undefined) return { ok: false, problem: 'nothing is recorded yet' };
    // The present itself may not be written yet: what is newest of it is.
    const latestMs = isAbout === true || atMs <= present.nowMs() ? held.toMs : atMs;
    const earliestMs = isAbout === true ? held.fromMs : Number.NEGATIVE_INFINITY;
    const clampedMs = Math.max(earliestMs, Math.min(atMs, latestMs));
    const nextEpoch = randomUUID();
    const head = { protocol: PROTOCOL, city, view: 'ops', mode, epoch: nextEpoch } as const;
    const start = { atMs: clampedMs, basis: asked, set, head: { ...head, speed: wantedSpeed() } };
    const found = await view.seek(start);
    if (found === undefined) return { ok: false, problem: outside(atMs, held) };
    if (isOver) return state();
    ({ seq, span } = found);
    epoch = nextEpoch;
    basis = asked;
    problem = undefined;
    beyondMs = Number.NEGATIVE_INFINITY;
    shownMs = clampedMs;
    clock.moveTo(clampedMs);
    out.snapshot(found.snapshot);
    for (const frame of found.frames) out.frame(frame);
    return state();
  };

  const takeWanted = (): Target | undefined => {
    const next = wanted;
    wanted = undefined;
    return next;
  };
  const goThroughWanted = async (target: Target): Promise<PlaybackAnswer> => {
    const answer = await go(target).catch(fail);
    const next = takeWanted();
    return next === undefined || isOver ? answer : goThroughWanted(next);
  };
  const seek = (target: Target): Promise<PlaybackAnswer> => {
    if (seeking !== undefined) {
      wanted = target;
      return seeking;
    }
    clock.pause();
    seeking = goThroughWanted(target).finally(() => {
      seeking = undefined;
      settleClock();
    });
    return seeking;
  };

  /** Sends what lies between the instant on screen and another one, unless it is sought meanwhile. */
  const goOn = async (untilMs: number): Promise<void> => {
    const own = epoch;
    const window = await view.until(untilMs);
    if (isOver || epoch !== own || seeking !== undefined) return;
    ({ seq, span } = window);
    shownMs = Math.max(shownMs, window.nowMs);
    if (window.delta !== undefined) out.delta(window.delta);
    for (const frame of window.frames) out.frame(frame);
    if (window.hole !== undefined) {
      // Told, and passed over: what comes after it is a picture of its own.
      beyondMs = window.hole.toMs;
      clock.moveTo(shownMs);
      halt(notAllKnown(window.hole));
      return;
    }
    if (window.nowMs >= untilMs || isShifted) return;
    // The newest that is recorded: from here on it can only follow.
    clock.moveTo(window.nowMs);
    if (clock.pace() <= present.speed() || present.speed() === 0) return;
    clock.setPace(present.speed());
    beat();
  };

  const step = async (direction: 1 | -1): Promise<PlaybackAnswer> => {
    clock.moveTo(nowMs());
    isShifted = false;
    isPaused = true;
    settleClock();
    await reading;
    clock.moveTo(nowMs());
    const changeMs = await view.change(nowMs(), direction);
    if (changeMs === undefined) {
      const side = direction === 1 ? 'after' : 'before';
      return { ok: false, problem: `nothing changed ${side} ${instantOf(nowMs())}` };
    }
    if (direction === -1) return seek({ atMs: changeMs, basis });
    await goOn(changeMs);
    if (problem !== undefined) return { ok: false, problem };
    clock.moveTo(changeMs);
    return state();
  };

  /** What lies up to the instant it was stopped at is still sent: the picture is of that instant. */
  const standStill = async (): Promise<void> => {
    await reading;
    if (!isPaused || seeking !== undefined || problem !== undefined || epoch === '') return;
    reading = goOn(nowMs())
      .catch(fail)
      .finally(() => (reading = undefined));
    await reading;
  };

  const run = async (command: PlaybackCommand): Promise<PlaybackAnswer> => {
    if (command.kind === 'seek') {
      isShifted = false;
      return seek({ atMs: instantMs(command.at), basis: command.basis ?? basis });
    }
    if (command.kind === 'step') return step(command.direction).catch(fail);
    if (isShifted) clock.moveTo(nowMs());
    isShifted = false;
    if (command.kind === 'speed') clock.setPace(command.speed);
    else isPaused = command.isPaused;
    if (problem !== undefined && !isPaused) return seek({ atMs: nowMs(), basis });
    settleClock();
    if (isPaused) await standStill();
    return state();
  };

  return {
    start: async () => {
      const answer = await seek({ atMs: targetMs(), basis });
      if (!answer.ok) return answer;
      if (isOver) return { ok: false, problem: 'another watch came meanwhile' };
      return { ok: true, resumed: false, position: { epoch, seq } };
    },
    run: async (command) => {
      const answer = await run(command);
      if (answer.ok) beat();
      return answer;
    },
    tick: () => {
      if (reading !== undefined || seeking !== undefined || epoch === '') return;
      if (problem !== undefined) {
        if (baseMs() < retryAtMs) return;
        retryAtMs = baseMs() + RETRY_MS;
        const atMs = Math.max(nowMs(), beyondMs);
        void seek({ atMs, basis, isAbout: true }).then((answer) => {
          if (answer.ok) beat();
        });
        return;
      }
      if (isPaused) return;
      reading = goOn(targetMs())
        .catch(fail)
        .finally(() => (reading = undefined));
    },
    beat,
    restart: () => {
      if (epoch === '') return;
      void seek({ atMs: nowMs(), basis, isAbout: true }).then((answer) => {
        if (!answer.ok) fail(new Error(answer.problem));
      });
    },
    leave: () => {
      isOver = true;
      view.leave();
    },
  };
}

function notAllKnown({ fromMs, toMs }: PastSpan): string {
  return `from ${instantOf(fromMs)} to ${instantOf(toMs)} the log has not every change; it goes on after that`;
}

function outside(atMs: number, { fromMs, toMs }: PastSpan): string {
  return `at: expected ${instantOf(fromMs)} to ${instantOf(toMs)}, found ${instantOf(atMs)}`;
}
