import type { Delta } from '../../contract/delta.ts';
import { instantOf } from '../../contract/instant.ts';
import type { CityState } from '../../server/city/city-state.ts';
import { beatsOf } from '../../server/intake/recorded-source.ts';
import { floodNight, kst } from '../support/flood-night.ts';

/** The city as it stood at a time of the night. */
export interface CityThen {
  readonly byKind: CityState['byKind'];
  /** Rows that could not be read up to then, with their feed. */
  readonly rejects: readonly string[];
  /** Codes of the faults that sources told up to then. */
  readonly faults: readonly string[];
}

/** A night that is looked at by several before it is folded. */
export interface NightToFold {
  /** Is told every step. To be called before the fold. */
  hear(hearer: (delta: Delta) => void): void;
  /** The city at a time of day in Seoul; to be asked for before the fold, known after it. */
  cityAt(time: string): () => CityThen;
  /** Folds the recorded night from its begin to its end, once for all who look at it. */
  fold(): Promise<void>;
}

export function nightToFold(): NightToFold {
  const hearers: ((delta: Delta) => void)[] = [];
  const asked = new Map<number, CityThen | undefined>();

  const fold = async (): Promise<void> => {
    const { empty, recording, scenario } = await floodNight();
    const { pipeline, state } = empty((delta) => {
      for (const hearer of hearers) hearer(delta);
    });
    const rejects: string[] = [];
    const faults: string[] = [];
    // Events are never changed, so that copies of the maps are copies of the city.
    const seen = (): CityThen => ({
      byKind: copyOf(state.byKind),
      rejects: [...rejects],
      faults: [...faults],
    });
    const times = [...asked.keys()].toSorted((a, b) => a - b);
    const span = { fromMs: Date.parse(scenario.from), toMs: Date.parse(scenario.to) };
    for (const beat of beatsOf(recording, span)) {
      for (; times[0] !== undefined && times[0] < beat.atMs; times.shift()) {
        asked.set(times[0], seen());
      }
      if (beat.kind === 'tick') pipeline.tick(instantOf(beat.atMs));
      else {
        const result = pipeline.frame(beat.frame);
        rejects.push(...(result?.rejects ?? []).map(({ feed, why }) => `${feed}: ${why}`));
        if (result?.fault !== undefined) faults.push(result.fault.code);
      }
    }
    for (const time of times) asked.set(time, seen());
  };

  return {
    hear: (hearer) => void hearers.push(hearer),
    cityAt: (time) => {
      const atMs = kst(time);
      asked.set(atMs, undefined);
      return () => {
        const then = asked.get(atMs);
        if (then === undefined) throw new Error(`the night was not seen at ${time}`);
        return then;
      };
    },
    fold,
  };
}

function copyOf(byKind: CityState['byKind']): CityState['byKind'] {
  return {
    observation: new Map(byKind.observation),
    position: new Map(byKind.position),
    incident: new Map(byKind.incident),
    alert: new Map(byKind.alert),
    request: new Map(byKind.request),
    asset: new Map(byKind.asset),
    indicator: new Map(byKind.indicator),
    feed: new Map(byKind.feed),
    situation: new Map(byKind.situation),
    alarm: new Map(byKind.alarm),
    stage: new Map(byKind.stage),
    directive: new Map(byKind.directive),
  };
}
