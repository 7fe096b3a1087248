import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReplayAnswer, ReplayCommand } from '../contract/api.ts';
import type { Delta } from '../contract/delta.ts';
import { instantMs, instantOf } from '../contract/instant.ts';
import type { BoundFeed } from './config/connectors.ts';
import type { City } from './config/load-city.ts';
import type { Scenario } from './config/read-scenario.ts';
import { basisFrom } from './documented.ts';
import type { ReplayControl } from './hub/replay-route.ts';
import type { CitySource } from './hub/timeline.ts';
import { beatsOf, paced, type Beat } from './intake/recorded-source.ts';
import type { Recording } from './intake/recording.ts';
import type { ScaledClock } from './intake/scaled-clock.ts';
import { officeSettings } from './office-of.ts';
import type { Pipeline } from './pipeline.ts';
import { world, type World } from './world.ts';

export interface ReplayParts {
  readonly city: City;
  readonly feeds: ReadonlyMap<string, BoundFeed>;
  readonly scenario: Scenario;
  readonly recording: Recording;
  readonly clock: ScaledClock;
  readonly publish: (delta: Delta) => void;
  /** Another history of the same city takes over, e.g. after a seek. */
  readonly onWorld: (source: CitySource) => void;
}

export interface Replay {
  readonly control: ReplayControl;
  readonly world: () => World;
  stop(): void;
}

/** Longest the event loop is kept while the past is folded. */
const TURN_MS = 40;

/** Plays a recording on its own clock; a seek folds the same beats from the begin, without waiting. */
export async function replay(parts: ReplayParts): Promise<Replay> {
  const { city, feeds, scenario, recording, clock, publish, onWorld } = parts;
  const fromMs = instantMs(scenario.from);
  const toMs = instantMs(scenario.to);
  const settings = officeSettings(city, scenario.past);
  const basisOf = basisFrom(scenario.documented);
  let running = new AbortController();
  let present: World;

  const goTo = async (atMs: number): Promise<void> => {
    running.abort();
    const own = new AbortController();
    running = own;
    const wasPlaying = clock.isPlaying();
    clock.pause();
    let isShown = false;
    const next = world({
      city,
      feeds,
      settings,
      startMs: fromMs,
      basisOf,
      publish: (delta) => isShown && publish(delta),
    });
    const past = { fromMs, toMs: atMs };
    if (!(await foldAll(next.pipeline, beatsOf(recording, past), own.signal))) return;
    present = next;
    isShown = true;
    clock.setNow(atMs);
    onWorld(next.source(() => instantOf(Math.min(clock.now(), toMs)), clock.speed));
    if (wasPlaying) clock.play();
    // A beat at `atMs` itself was folded already.
    void play(next, { fromMs: atMs + 1, toMs }, own.signal);
  };

  const play = async (
    shown: World,
    span: { fromMs: number; toMs: number },
    signal: AbortSignal,
  ) => {
    for await (const beat of paced(beatsOf(recording, span), clock, signal))
      take(shown.pipeline, beat);
    if (!signal.aborted) await goTo(instantMs(scenario.opensAt));
  };

  const state = (): ReplayAnswer => ({
    scenario: scenario.id,
    title: scenario.title,
    from: scenario.from,
    to: scenario.to,
    now: instantOf(Math.min(clock.now(), toMs)),
    speed: clock.speed() || pausedSpeed,
    playing: clock.isPlaying(),
    chapters: scenario.chapters,
    documented: scenario.documented.length,
    simulated: scenario.simulated,
  });
  let pausedSpeed = clock.speed();

  const run = async (command: ReplayCommand): Promise<ReplayAnswer> => {
    switch (command.action) {
      case 'play':
        clock.play();
        break;
      case 'pause':
        pausedSpeed = clock.speed() || pausedSpeed;
        clock.pause();
        break;
      case 'speed':
        pausedSpeed = command.speed ?? pausedSpeed;
        clock.setSpeed(pausedSpeed);
        break;
      case 'seek':
        await goTo(instantMs(command.at ?? scenario.opensAt));
        break;
    }
    return state();
  };

  await goTo(clock.now());
  return { control: { state, run }, world: () => present, stop: () => running.abort() };
}

function take(stages: Pipeline, beat: Beat): void {
  if (beat.kind === 'frame') stages.frame(beat.frame);
  else stages.tick(instantOf(beat.atMs));
}

/** All beats at once, letting others have their turn; false if it was called off. */
async function foldAll(
  stages: Pipeline,
  beats: Iterable<Beat>,
  signal: AbortSignal,
): Promise<boolean> {
  let turnStarted = performance.now();
  for (const beat of beats) {
    take(stages, beat);
    if (performance.now() - turnStarted < TURN_MS) continue;
    await nextTurn();
    if (signal.aborted) return false;
    turnStarted = performance.now();
  }
  return !signal.aborted;
}
