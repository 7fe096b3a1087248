import { useEffect, useRef, useState } from 'react';
import type { DensityAnswer, DensityStepSec } from '../../../contract/density.ts';
import { timelineApi } from '../../city/exercise-address.ts';
import type { TimeRange } from '../../explore/explore-view.ts';

const MINUTE_MS = 60_000;
/** However fast the clock runs, the server is not asked more often than this. */
const leastPauseMs = 3000;

/** What was counted of a window; `undefined` until it is known, and once it could not be had. */
export function useDensityBuckets(
  window: TimeRange,
  stepSec: DensityStepSec,
  clockMs: number,
  basis: 'known' | 'happened',
): DensityAnswer | undefined {
  const [held, setHeld] = useState<DensityAnswer>();
  const askedAt = useRef(-leastPauseMs);
  const { fromMs } = window;
  // Once a minute of the clock: what came since is little, and stands there soon.
  const toMs = Math.min(window.toMs, Math.ceil(clockMs / MINUTE_MS) * MINUTE_MS);
  useEffect(() => {
    if (toMs <= fromMs) return;
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      askedAt.current = performance.now();
      const query = new URLSearchParams({
        from: new Date(fromMs).toISOString(),
        to: new Date(toMs).toISOString(),
        step: String(stepSec),
        ...(basis === 'known' ? { known: new Date(toMs).toISOString() } : {}),
      });
      try {
        const answer = await fetch(timelineApi(`/density?${query}`), { signal: stop.signal });
        if (!answer.ok) throw new Error(`density: ${answer.status}`);
        setHeld((await answer.json()) as DensityAnswer);
      } catch {
        // No bars rather than some that look calm.
        if (!stop.signal.aborted) setHeld(undefined);
      }
    };
    const pauseMs = Math.max(0, askedAt.current + leastPauseMs - performance.now());
    const asking = setTimeout(() => void ask(), pauseMs);
    return () => {
      stop.abort();
      clearTimeout(asking);
    };
  }, [fromMs, toMs, stepSec, basis]);
  return held;
}
