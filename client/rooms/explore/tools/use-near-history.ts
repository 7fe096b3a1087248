import { useEffect, useState } from 'react';
import { KINDS } from '../../../../contract/event.ts';
import type { Bounds } from '../../../../contract/place.ts';
import { timelineApi } from '../../../city/exercise-address.ts';
import type { TimeRange } from '../../../explore/explore-view.ts';
import type { RangeRows } from '../../../explore/range-rows.ts';
import { useCity, useDesk } from '../desk.ts';
import { readRange } from '../read-range.ts';

/** Positions are not kept one by one, and sources are nowhere. */
const ASKED = KINDS.filter((kind) => kind !== 'position' && kind !== 'feed');
const MINUTE_MS = 60_000;
/** While somebody brushes or types, nothing is asked. */
const PAUSE_MS = 400;

/**
 * What the history has of a range around a place, of every layer; read anew once a minute of the
 * clock. Undefined while there is no range. Bounds only save reading: exact distances are the desk's.
 */
export function useNearHistory(
  range: TimeRange | undefined,
  bounds: Bounds | undefined,
): RangeRows | undefined {
  const { city } = useDesk();
  const minute = useCity(({ time }) =>
    time.nowMs === undefined ? undefined : Math.floor(time.nowMs / MINUTE_MS),
  );
  const isAsHappened = useCity(({ time }) => time.isPlayback && time.basis === 'happened');
  const [held, setHeld] = useState<{ readonly of: string; readonly rows: RangeRows }>();
  const heldMs = held?.rows.clockMs ?? 0;
  /** The clock went back: what was read may tell of what is not known yet. */
  const isAhead = useCity(({ time }) => (time.nowMs ?? Infinity) < heldMs);
  const box = bounds?.map((degrees) => degrees.toFixed(5)).join();
  const of = JSON.stringify([range, box, isAsHappened]);
  useEffect(() => {
    const clockMs = city.getState().time.nowMs;
    if (range === undefined || minute === undefined || clockMs === undefined) return;
    const leaving = new AbortController();
    const begin = setTimeout(() => {
      // Without what was read too early, it is asked again.
      if (isAhead) return setHeld(undefined);
      void readRange(
        { kinds: ASKED, districts: [], range, notKept: [] },
        { clockMs, isAsHappened },
        (parameters) => {
          if (box !== undefined) parameters.set('bbox', box);
          return timelineApi(`/events?${parameters}`);
        },
        (rows) => {
          // Of the same question, what was read stays until all of it is read again.
          setHeld((last) =>
            last?.of === of && last.rows.state !== 'reading' && rows.state === 'reading'
              ? last
              : { of, rows },
          );
        },
        leaving.signal,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(begin);
      leaving.abort();
    };
  }, [city, of, range, box, isAsHappened, minute, isAhead]);
  if (range === undefined) return undefined;
  return held?.of === of && !isAhead ? held.rows : READING;
}

const READING: RangeRows = {
  rows: [],
  read: 0,
  state: 'reading',
  unknown: [],
  notKept: [],
  clockMs: 0,
};
