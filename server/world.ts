import { randomUUID } from 'node:crypto';
import type { CityEvent, Instant } from '../contract/event.ts';
import { instantOf } from '../contract/instant.ts';
import type { Text } from '../contract/place.ts';
import { cityState, type CityState } from './city/city-state.ts';
import { restore } from './city/restore.ts';
import type { BoundFeed } from './config/connectors.ts';
import type { City } from './config/load-city.ts';
import type { BasisOf } from './documented.ts';
import { feedRecords } from './feed-facts.ts';
import type { CitySource } from './hub/timeline.ts';
import type { LogEntry, Restored } from './log/event-log.ts';
import type { Step } from './log/last-steps.ts';
import { office } from './office/office.ts';
import type { OfficeSettings } from './office/office-settings.ts';
import { pipeline, type ExerciseMarks, type Pipeline, type PipelineParts } from './pipeline.ts';

/** One unbroken history of a city: its state and the stages that feed it. */
export interface World {
  readonly state: CityState;
  readonly pipeline: Pipeline;
  readonly inForce: () => readonly CityEvent[];
  /** Raw ids of all that is in force. */
  readonly rawIds: () => Iterable<string>;
  /** Gives the history a new epoch: whoever watched it must take a snapshot. */
  restamp(epoch?: string): void;
  /** Goes on where a log ends, before anything else; `steps` are its last hours, oldest first. */
  restore(stopped: Restored, steps: readonly Step[]): void;
  /** The same bit by bit: others may have their turn between two, and nobody sees it before the last. */
  restoring(stopped: Restored, steps: readonly Step[]): Iterable<void>;
  source(now: () => Instant, speed: () => number): CitySource;
}

export interface WorldParts {
  readonly city: City;
  readonly feeds: ReadonlyMap<string, BoundFeed>;
  readonly settings: OfficeSettings;
  readonly startMs: number;
  /** Takes every step in order; what is in force is then as the step left it. */
  readonly append: (entry: LogEntry) => void;
  readonly basisOf?: BasisOf;
  /** Only for recordings and exercises without a city beneath: the feeds in it. */
  readonly heard?: ReadonlySet<string>;
  /** What is said of the others; absent = that the recording has them not. */
  readonly unheard?: Text;
  readonly exercise?: ExerciseMarks;
  readonly onStep?: PipelineParts['onStep'];
}

export function world(parts: WorldParts): World {
  const { city, feeds, settings, startMs, append, basisOf, exercise, onStep } = parts;
  const records = feedRecords(city, feeds, startMs, parts);
  const state = cityState(city.profile.id, randomUUID(), records, instantOf(startMs));
  const rules = office(basisOf === undefined ? settings : { ...settings, basisOf });
  const inForce = (): readonly CityEvent[] => Object.values(state.byKind).flatMap(values);
  const restoring = function* (stopped: Restored, steps: readonly Step[]): Iterable<void> {
    restore(state, { ...stopped, recent: steps.flatMap(({ events }) => events) });
    for (const part of rules) {
      for (const { events, now } of steps) {
        part.observe(events, now, []);
        yield;
      }
      part.recall(state, stopped.now);
      yield;
    }
  };
  return {
    state,
    pipeline: pipeline({
      state,
      office: rules,
      feeds,
      commit: (delta, late) => append({ delta, late }),
      ...(basisOf === undefined ? {} : { basisOf }),
      ...(exercise === undefined ? {} : { exercise }),
      ...(onStep === undefined ? {} : { onStep }),
    }),
    inForce,
    rawIds: () => new Set(inForce().map(({ data }) => data.provenance.rawId)),
    restamp: (epoch = randomUUID()) => {
      state.epoch = epoch;
    },
    restore: (stopped, steps) => {
      for (const _ of restoring(stopped, steps));
    },
    restoring,
    source: (now, speed) => ({
      city: city.profile.id,
      position: () => ({ epoch: state.epoch, seq: state.seq }),
      now,
      speed,
      events: inForce,
    }),
  };
}

function values(events: ReadonlyMap<string, CityEvent>): readonly CityEvent[] {
  return [...events.values()];
}
