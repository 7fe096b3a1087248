import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import type { ReplayAnswer, ReplayCommand } from '../contract/api.ts';
import { instantMs, instantOf } from '../contract/instant.ts';
import type { CommandedCity } from './command/command-door.ts';
import type { BoundFeed } from './config/connectors.ts';
import type { City } from './config/load-city.ts';
import type { Scenario } from './config/read-scenario.ts';
import { coarseSteps, type CoarseSteps } from './coarse-steps.ts';
import { basisFrom } from './documented.ts';
import type { ReplayControl } from './hub/replay-route.ts';
import type { CitySource } from './hub/timeline.ts';
import {
  beatCursor,
  beatsOf,
  paced,
  type Beat,
  type BeatCursor,
} from './intake/recorded-source.ts';
import type { Recording } from './intake/recording.ts';
import type { ScaledClock } from './intake/scaled-clock.ts';
import type { EventLog } from './log/event-log.ts';
import { officeSettings } from './office-of.ts';
import { world, type World, type WorldParts } from './world.ts';

export interface ReplayParts {
  readonly city: City;
  readonly feeds: ReadonlyMap<string, BoundFeed>;
  readonly scenario: Scenario;
  readonly recording: Recording;
  readonly clock: ScaledClock;
  readonly log: EventLog;
  /** Told of each step of the city, for what goes on over it. */
  readonly onStep?: WorldParts['onStep'];
  /** Another history of the same city begins: what the log is given from here on is of it. */
  readonly onHistory: (world: World) => void;
  /** Nobody sees what is played from here on, until `atMs`, where it is shown. */
  readonly onHidden: (atMs: number) => void;
  /** A history is to be seen from here on, e.g. after a seek. */
  readonly onShown: (source: CitySource) => void;
}

export interface Replay {
  readonly control: ReplayControl;
  readonly world: () => World;
  /** The city that is played, at the instant it has come to. */
  readonly commanded: () => CommandedCity;
  stop(): void;
}

/** Longest the event loop is kept while the past is folded. */
const TURN_MS = 40;
const BEATS_AHEAD = 500;
/** How often whoever paused looks whether all is played. */
const BEHIND_LOOK_MS = 10;
/** Steps of the past that nobody watches are logged as one, as fine as a look back can tell. */
const HIDDEN_STEP_MS = 10_000;

/** A history and how far into the recording it has come. */
interface Playing {
  readonly world: World;
  readonly cursor: BeatCursor;
  readonly hidden: CoarseSteps;
  atMs: number;
  isShown: boolean;
}

/**
 * Plays a recording on its own clock. A seek folds the same beats without waiting: on from where
 * the history stands if it lies ahead, from the begin if it lies behind.
 */
export async function replay(parts: ReplayParts): Promise<Replay> {
  const { city, feeds, scenario, recording, clock, log } = parts;
  const span = { fromMs: instantMs(scenario.from), toMs: instantMs(scenario.to) };
  const settings = officeSettings(city, scenario.past);
  const basisOf = basisFrom(scenario.documented);
  let running = new AbortController();
  let isPlaying = true;
  let speed = clock.speed();
  let present = fresh();
  parts.onHistory(present.world);

  function fresh(): Playing {
    const playing: Playing = {
      world: world({
        city,
        feeds,
        settings,
        startMs: span.fromMs,
        basisOf,
        heard: new Set(recording.feeds),
        ...(parts.onStep === undefined ? {} : { onStep: parts.onStep }),
        append: (entry) => (playing.isShown ? log.append(entry) : playing.hidden.add(entry)),
      }),
      cursor: beatCursor(beatsOf(recording, span)),
      hidden: coarseSteps((entry) => log.append(entry), HIDDEN_STEP_MS),
      atMs: span.fromMs,
      isShown: false,
    };
    return playing;
  }

  const nowMs = (): number => Math.min(clock.now(), span.toMs);

  const goTo = async (atMs: number): Promise<void> => {
    running.abort();
    const own = new AbortController();
    running = own;
    clock.pause();
    if (atMs < present.atMs) {
      present = fresh();
      log.restart(present.world.state.epoch);
      parts.onHistory(present.world);
    }
    const next = present;
    next.isShown = false;
    parts.onHidden(atMs);
    if (!(await foldUntil(next, atMs, own.signal))) return;
    next.hidden.flush();
    // Whoever sees it may at once look back on it.
    await log.durable().catch(() => undefined);
    if (own.signal.aborted) return;
    next.world.restamp();
    next.isShown = true;
    clock.setNow(atMs);
    parts.onShown(next.world.source(() => instantOf(nowMs()), clock.speed));
    if (isPlaying) clock.play();
    void play(next, own.signal);
  };

  const play = async (shown: Playing, signal: AbortSignal): Promise<void> => {
    let beats = 0;
    let turnStarted = performance.now();
    for await (const beat of paced(shown.cursor, clock, signal)) {
      take(shown, beat);
      beats += 1;
      // Behind its clock it does not wait, and others must have their turn all the same.
      if (performance.now() - turnStarted >= TURN_MS) {
        await nextTurn();
        turnStarted = performance.now();
      }
      // A recording is played no faster than it can be written, and so be seen.
      if (beats % BEATS_AHEAD === 0) await log.durable().catch(() => undefined);
    }
    if (!signal.aborted) await goTo(instantMs(scenario.opensAt));
  };

  /** Waits until what lies before the stopped clock is played: a slow machine is behind a fast one. */
  const caughtUp = async (): Promise<void> => {
    const { cursor } = present;
    const { signal } = running;
    while (!signal.aborted && (cursor.peek()?.atMs ?? Number.POSITIVE_INFINITY) <= nowMs()) {
      await sleep(BEHIND_LOOK_MS);
    }
  };

  const state = (): ReplayAnswer => ({
    scenario: scenario.id,
    title: scenario.title,
    from: scenario.from,
    to: scenario.to,
    now: instantOf(nowMs()),
    speed,
    playing: isPlaying,
    chapters: scenario.chapters,
    documented: scenario.documented.length,
    simulated: scenario.simulated,
  });

  /** An action may carry a place and a speed: they are taken first, in that order. */
  const run = async ({ action, at, speed: wanted }: ReplayCommand): Promise<ReplayAnswer> => {
    if (action === 'play' || action === 'pause') isPlaying = action === 'play';
    if (at !== undefined) await goTo(instantMs(at));
    if (wanted !== undefined) {
      speed = wanted;
      clock.setSpeed(speed);
    }
    if (isPlaying) clock.play();
    else clock.pause();
    // Whoever paused sees the city as it stands.
    if (!isPlaying) {
      await caughtUp();
      await log.durable().catch(() => undefined);
    }
    return state();
  };

  const commanded = (): CommandedCity => {
    const { world: shown, atMs } = present;
    const now = instantOf(atMs);
    const { pipeline } = shown;
    return {
      state: shown.state,
      now,
      order: (order) => pipeline.order(order, now),
      delivered: (report) => pipeline.delivered(report, now),
    };
  };

  await goTo(clock.now());
  return {
    control: { state, run },
    world: () => present.world,
    commanded,
    stop: () => running.abort(),
  };
}

function take(playing: Playing, beat: Beat): void {
  playing.atMs = beat.atMs;
  if (beat.kind === 'frame') playing.world.pipeline.frame(beat.frame);
  else playing.world.pipeline.tick(instantOf(beat.atMs));
}

/** All beats up to an instant at once, letting others have their turn; false if it was called off. */
async function foldUntil(playing: Playing, atMs: number, signal: AbortSignal): Promise<boolean> {
  const { cursor } = playing;
  let turnStarted = performance.now();
  for (let next = cursor.peek(); next !== undefined && next.atMs <= atMs; next = cursor.peek()) {
    cursor.take();
    take(playing, next);
    if (performance.now() - turnStarted < TURN_MS) continue;
    await nextTurn();
    if (signal.aborted) return false;
    turnStarted = performance.now();
  }
  playing.atMs = Math.max(playing.atMs, atMs);
  return !signal.aborted;
}
