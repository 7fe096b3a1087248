import { useMemo, useSyncExternalStore } from 'react';
import type { City } from '../../../city/city.ts';
import type { Thing } from '../../../explore/thing.ts';
import { useDesk, type Desk } from '../desk.ts';

const minuteLengthMs = 60_000;
const minuteOf = (ms: number): number => Math.floor(ms / minuteLengthMs) * minuteLengthMs;

/** The city as it was when it was last counted, and the clock of then. */
export interface CityTurn {
  /** The clock, and its whole minute. Epoch ms. */
  readonly nowMs: number;
  readonly minuteMs: number;
  readonly city: City;
  readonly things: readonly Thing[];
  readonly bySubject: ReadonlyMap<string, Thing>;
}

/** The turns of a desk, one after the other; `get` answers the same one until there is another. */
function createTurns({ city, data }: Pick<Desk, 'city' | 'data'>) {
  let held: { readonly name: string; readonly turn: CityTurn } | undefined;
  return {
    get: (): CityTurn | undefined => {
      const { nowMs, speed } = city.getState().time;
      const { city: shown, things, bySubject } = data.getState();
      if (nowMs === undefined || shown === undefined) return undefined;
      const minuteMs = minuteOf(nowMs);
      const name = `${shown.position.epoch} ${minuteMs} ${minuteOf(Date.parse(shown.now))}`;
      // While the clock stands, another city is another instant, or the same one told otherwise.
      const isOther = speed === 0 && held?.turn.city !== shown;
      if (held?.name !== name || isOther) {
        held = { name, turn: { nowMs, minuteMs, city: shown, things, bySubject } };
      }
      return held.turn;
    },
    listen: (listener: () => void): (() => void) => {
      const leave = [city.subscribe(listener), data.subscribe(listener)];
      return () => leave.forEach((each) => each());
    },
  };
}

/**
 * What is counted over all rows is counted of this: another object each minute of the clock, and with
 * each city of another minute; undefined = no city, or no clock yet.
 */
export function useCityTurn(): CityTurn | undefined {
  const { city, data } = useDesk();
  const { get, listen } = useMemo(() => createTurns({ city, data }), [city, data]);
  return useSyncExternalStore(listen, get);
}
