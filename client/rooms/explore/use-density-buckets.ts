import { useEffect, useRef, useState } from 'react';
import type { DensityAnswer, DensityStepSec } from '../../../contract/density.ts';
import { timelineApi } from '../../city/exercise-address.ts';
import { isOfWindow, type CountedSpan } from '../../explore/conductor-window.ts';
import type { TimeRange } from '../../explore/explore-view.ts';

const MINUTE_MS = 60_000;
/** However fast the clock runs, the server is not asked more often than this. */
const leastPauseMs = 3000;
/** What takes longer is as good as lost. */
const patienceMs = 20_000;

const retryMs = 15_000;

interface Held extends CountedSpan {
  readonly basis: 'known' | 'happened';
  readonly answer: DensityAnswer;
}

/**
 * What was counted of a window; `undefined` until it is known, and once it could not be had. Asked once
 * a minute of the clock: what came since is little, and stands there soon. `nowMs` is the clock itself.
 */
export function useDensityBuckets(
  window: TimeRange,
  stepSec: DensityStepSec,
  clockMs: number,
  basis: 'known' | 'happened',
  nowMs: () => number | undefined,
): DensityAnswer | undefined {
  const [held, setHeld] = useState<Held>();
  const askedAt = useRef(-leastPauseMs);
  const { fromMs, toMs } = window;
  const minute = Math.floor(clockMs / MINUTE_MS);
  useEffect(() => {
    const stop = new AbortController();
    let asking: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      const untilMs = Math.min(toMs, nowMs() ?? minute * MINUTE_MS);
      if (untilMs <= fromMs) return;
      askedAt.current = performance.now();
      const until = new Date(untilMs).toISOString();
      const query = new URLSearchParams({
        from: new Date(fromMs).toISOString(),
        to: until,
        step: String(stepSec),
        ...(basis === 'known' ? { known: until } : {}),
      });
      try {
        const answer = await fetch(timelineApi(`/density?${query}`), {
          signal: AbortSignal.any([stop.signal, AbortSignal.timeout(patienceMs)]),
        });
        if (!answer.ok) throw new Error(`density: ${answer.status}`);
        const counted = (await answer.json()) as DensityAnswer;
        setHeld({ answer: counted, basis, stepSec, fromMs, toMs: untilMs });
      } catch {
        // No bars rather than some that look calm.
        if (stop.signal.aborted) return;
        setHeld(undefined);
        asking = setTimeout(() => void ask(), retryMs);
      }
    };
    const pauseMs = Math.max(0, askedAt.current + leastPauseMs - performance.now());
    asking = setTimeout(() => void ask(), pauseMs);
    return () => {
      stop.abort();
      clearTimeout(asking);
    };
  }, [fromMs, toMs, minute, stepSec, basis, nowMs]);
  // Of a past told otherwise it would say what was learnt later.
  const isShown = held?.basis === basis && isOfWindow(held, window, stepSec, clockMs);
  return isShown ? held.answer : undefined;
}
