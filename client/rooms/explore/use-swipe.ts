import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PastBasis } from '../../../contract/delta.ts';
import type { City } from '../../city/city.ts';
import { selectShown } from '../../explore/select-shown.ts';
import { otherInstant } from '../../explore/swipe-instant.ts';
import { createThings } from '../../explore/things-of-city.ts';
import type { Thing } from '../../explore/thing.ts';
import { askSnapshot, type AskedCity } from './ask-snapshot.ts';
import { useCity, useRows, useView } from './desk.ts';
import { shapeIn } from './desk-data.ts';

/** However fast the clock runs, another instant is not asked for more often than this. */
const LEAST_PAUSE_MS = 5000;

/** The other instant beside the one on screen. */
export interface OtherInstant {
  readonly atMs: number;
  /** `reading` also while the one before is still shown; `ahead` = after the clock, so not to be seen. */
  readonly state: AskedCity['state'] | 'reading' | 'ahead';
  readonly fromMs?: number;
  readonly why?: string;
  /** What was last had, of the instant `shownMs`; its rows pass the same filter as those on screen. */
  readonly city: City | undefined;
  readonly shown: readonly Thing[];
  readonly shownMs: number | undefined;
}

interface Swiped {
  /** Undefined while there is only one instant. */
  readonly other: OtherInstant | undefined;
  readonly again: () => void;
}

interface Held {
  readonly atMs: number;
  readonly basis: PastBasis;
  readonly asked: AskedCity;
}

const NO_ROWS: readonly Thing[] = [];

/** Fetches the other instant of the view; nothing after the clock is asked for or shown. */
export function useSwipe(): Swiped {
  const swipe = useView((view) => view.swipe);
  const filter = useView((view) => view.filter);
  const choices = useRows((rows) => rows.choices);
  const basis = useCity((state) => state.time.basis);
  const atMs = useCity(({ time: { nowMs } }) =>
    swipe === undefined || nowMs === undefined ? undefined : otherInstant(swipe, nowMs),
  );
  const isAhead = useCity(({ time: { nowMs = -Infinity } }) => atMs !== undefined && atMs > nowMs);
  const [held, setHeld] = useState<Held>();
  // Who has gone back in time meanwhile sees nothing of what came later, nor of what was learnt later.
  const isHeldPast = useCity(
    ({ time: { nowMs = -Infinity } }) =>
      held !== undefined && held.atMs <= nowMs && held.basis === basis,
  );
  const [turn, setTurn] = useState(0);
  const [thingsOf] = useState(createThings);
  const asked = useRef({ atMs: -Infinity, turn: 0 });
  useEffect(() => {
    if (atMs === undefined || isAhead) return;
    const leaving = new AbortController();
    const { current } = asked;
    const pauseMs = turn === current.turn ? LEAST_PAUSE_MS : 0;
    const asking = setTimeout(
      () => {
        asked.current = { atMs: performance.now(), turn };
        void askSnapshot(atMs, basis, leaving.signal).then(
          (answer) => {
            if (!leaving.signal.aborted) setHeld({ atMs, basis, asked: answer });
          },
          () => undefined,
        );
      },
      Math.max(0, current.atMs + pauseMs - performance.now()),
    );
    return () => {
      clearTimeout(asking);
      leaving.abort();
    };
  }, [atMs, isAhead, basis, turn]);
  const base = useRows((rows) => rows.base);
  const city = held?.asked.state === 'held' && isHeldPast ? held.asked.city : undefined;
  const shown = useMemo(() => {
    if (city === undefined) return NO_ROWS;
    const things = thingsOf(city);
    const bySubject = new Map(things.map((thing) => [thing.subject, thing]));
    const shapeOf = (subject: string) => shapeIn({ bySubject, base }, subject);
    return selectShown(things, new Set(choices.map(({ id }) => id)), filter, shapeOf);
  }, [city, thingsOf, choices, filter, base]);
  const other = useMemo((): OtherInstant | undefined => {
    if (atMs === undefined) return undefined;
    const isOf = held?.atMs === atMs && held.basis === basis;
    const answer = isOf ? held.asked : undefined;
    return {
      atMs,
      state: isAhead ? 'ahead' : (answer?.state ?? 'reading'),
      ...(answer?.state === 'not-held' && answer.fromMs !== undefined
        ? { fromMs: answer.fromMs }
        : {}),
      ...(answer?.state === 'failed' ? { why: answer.why } : {}),
      city,
      shown,
      shownMs: city === undefined ? undefined : held?.atMs,
    };
  }, [atMs, basis, isAhead, held, city, shown]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  return useMemo(() => ({ other, again }), [other, again]);
}
