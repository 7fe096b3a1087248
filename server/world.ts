import { randomUUID } from 'node:crypto';
import type { CityEvent, Instant } from '../contract/event.ts';
import { instantOf } from '../contract/instant.ts';
import type { Delta } from '../contract/delta.ts';
import { cityState, type CityState } from './city/city-state.ts';
import type { BoundFeed } from './config/connectors.ts';
import type { City } from './config/load-city.ts';
import type { BasisOf } from './documented.ts';
import { feedRecords } from './feed-facts.ts';
import type { CitySource } from './hub/timeline.ts';
import { memoryLog, type EventLog } from './log/memory-log.ts';
import { office } from './office/office.ts';
import type { OfficeSettings } from './office/office-settings.ts';
import { pipeline, type Pipeline } from './pipeline.ts';

/** One unbroken history of a city: its state, its log, and the stages that feed them. */
export interface World {
  readonly state: CityState;
  readonly log: EventLog;
  readonly pipeline: Pipeline;
  /** Raw ids of all that is in force. */
  readonly rawIds: () => Iterable<string>;
  /** Gives the history a new epoch: whoever watched it must take a snapshot. */
  restamp(): void;
  source(now: () => Instant, speed: () => number): CitySource;
}

export interface WorldParts {
  readonly city: City;
  readonly feeds: ReadonlyMap<string, BoundFeed>;
  readonly settings: OfficeSettings;
  readonly startMs: number;
  readonly publish: (delta: Delta) => void;
  readonly basisOf?: BasisOf;
  /** Only for recordings: the feeds in it. */
  readonly heard?: ReadonlySet<string>;
}

export function world(parts: WorldParts): World {
  const { city, feeds, settings, startMs, publish, basisOf, heard } = parts;
  const records = feedRecords(city, feeds, startMs, heard);
  const state = cityState(city.profile.id, randomUUID(), records, instantOf(startMs));
  const log = memoryLog();
  const inForce = (): readonly CityEvent[] => Object.values(state.byKind).flatMap(values);
  return {
    state,
    log,
    pipeline: pipeline({
      state,
      office: office(basisOf === undefined ? settings : { ...settings, basisOf }),
      feeds,
      commit: (delta) => {
        log.append(delta, inForce);
        publish(delta);
      },
      ...(basisOf === undefined ? {} : { basisOf }),
    }),
    rawIds: () => new Set(inForce().map(({ data }) => data.provenance.rawId)),
    restamp: () => {
      state.epoch = randomUUID();
    },
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
