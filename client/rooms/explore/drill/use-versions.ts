import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CityEvent } from '../../../../contract/event.ts';
import { timelineApi } from '../../../city/exercise-address.ts';
import { versionsAtClock, withNewest, type HeldVersions } from '../../../explore/drill-history.ts';
import { askEvents } from '../ask-events.ts';
import { useCity, useDesk } from '../desk.ts';
import { useClockMinute } from './use-clock-minute.ts';

const pageSize = 20;
const retryMs = 15_000;

export interface Versions {
  /** Newest first; nothing that was not known at the clock. */
  readonly events: readonly CityEvent[];
  readonly state: 'asking' | 'known' | 'lost';
  /** Asks for earlier ones; absent = these are all. */
  readonly more?: () => void;
}

interface Held extends HeldVersions {
  readonly subject: string;
  readonly state: Versions['state'];
}

const nothing: readonly CityEvent[] = [];

/** Every version of one thing, asked again each minute of the clock and when `turn` changes; undefined = ask nothing. */
export function useVersions(subject: string | undefined, turn: string | undefined): Versions {
  const { city } = useDesk();
  const basis = useCity(({ time }) => time.basis);
  const minuteMs = useClockMinute();
  const [held, setHeld] = useState<Held>({ subject: '', events: nothing, state: 'asking' });
  const ask = useCallback(
    async (cursor: string | undefined, signal: AbortSignal) => {
      const clockMs = city.getState().time.nowMs;
      if (subject === undefined || clockMs === undefined) return undefined;
      const asked = new URLSearchParams({ subject, limit: String(pageSize) });
      asked.set('to', new Date(clockMs + 1).toISOString());
      if (basis === 'known') asked.set('known', new Date(clockMs).toISOString());
      if (cursor !== undefined) asked.set('cursor', cursor);
      return await askEvents(timelineApi(`/events?${asked}`), signal);
    },
    [city, subject, basis],
  );
  useEffect(() => {
    if (subject === undefined || minuteMs === undefined) return;
    const leave = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const take = async (): Promise<void> => {
      try {
        const page = await ask(undefined, leave.signal);
        if (page === undefined || leave.signal.aborted) return;
        setHeld((before) => {
          const own = before.subject === subject ? before : { events: nothing };
          return { subject, state: 'known', ...withNewest(own, page) };
        });
      } catch {
        if (leave.signal.aborted) return;
        setHeld((before) => ({
          ...(before.subject === subject ? before : { subject, events: nothing }),
          state: 'lost',
        }));
        again = setTimeout(() => void take(), retryMs);
      }
    };
    void take();
    return () => {
      leave.abort();
      clearTimeout(again);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- a new event is a reason to ask
  }, [ask, subject, minuteMs, turn]);
  const { next } = held;
  const more = useCallback(() => {
    if (next === undefined) return;
    const told = async (): Promise<void> => {
      try {
        const page = await ask(next, AbortSignal.timeout(30_000));
        if (page === undefined) return;
        setHeld((before) => {
          // Asked twice, or of what another page has taken the place of.
          if (before.subject !== subject || before.next !== next) return before;
          const { next: _last, ...rest } = before;
          const events = [...before.events, ...page.events];
          return { ...rest, events, ...(page.next === undefined ? {} : { next: page.next }) };
        });
      } catch {
        setHeld((before) => ({ ...before, state: 'lost' }));
      }
    };
    void told();
  }, [ask, next, subject]);
  const isOwn = held.subject === subject;
  const heldEvents = isOwn ? held.events : nothing;
  const shown = useShown(heldEvents, basis);
  // After a look back to before all that is held, the page of then is on its way.
  const isAhead = shown.length === 0 && heldEvents.length > 0 && next !== undefined;
  const state = !isOwn || (isAhead && held.state === 'known') ? 'asking' : held.state;
  return useMemo(
    () => ({
      events: shown,
      state,
      ...(isOwn && next !== undefined ? { more } : {}),
    }),
    [shown, isOwn, state, next, more],
  );
}

/** What of it may be shown at the clock, to the second, and another list only when it is. */
function useShown(events: readonly CityEvent[], basis: 'known' | 'happened'): readonly CityEvent[] {
  const ids = useCity(({ time }) =>
    time.nowMs === undefined
      ? ''
      : versionsAtClock(events, time.nowMs, basis)
          .map(({ id, recordedtime }) => `${id} ${recordedtime}`)
          .join('\n'),
  );
  return useMemo(() => {
    const shown = new Set(ids.split('\n'));
    return versionsAtClock(events, Infinity, basis).filter(({ id, recordedtime }) =>
      shown.has(`${id} ${recordedtime}`),
    );
  }, [ids, events, basis]);
}
