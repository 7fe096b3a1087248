import { useEffect, useState } from 'react';
import type { TimelineAnswer } from '../../../contract/api.ts';
import { timelineApi } from '../../city/exercise-address.ts';

const askEveryMs = 10_000;
/** One at a time: of two on their way the older could be heard last. */
const patienceMs = 9000;
const tickEveryMs = 1000;

/** What can be looked back on, and where the timeline that all share stands. */
export interface HeldPast {
  readonly fromMs: number;
  /** Whole seconds; goes on between two answers. */
  readonly presentMs: number;
}

/** Asked for every 10 s while somebody wants to know; undefined while nothing is held or told. */
export function useHeldPast(isWanted: boolean): HeldPast | undefined {
  const [held, setHeld] = useState<HeldPast>();
  useEffect(() => {
    if (!isWanted) return;
    const stop = new AbortController();
    let heard: { readonly answer: TimelineAnswer; readonly mono: number } | undefined;
    const tell = (): void => {
      if (heard?.answer.span === undefined) return;
      const { now, speed, span } = heard.answer;
      const ms = Date.parse(now) + (performance.now() - heard.mono) * speed;
      setHeld({ fromMs: Date.parse(span.from), presentMs: Math.floor(ms / 1000) * 1000 });
    };
    const ask = async (): Promise<void> => {
      try {
        const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(patienceMs)]);
        const answer = await fetch(timelineApi('/timeline'), { signal });
        if (!answer.ok) return;
        heard = { answer: (await answer.json()) as TimelineAnswer, mono: performance.now() };
        tell();
      } catch {
        // The link says what is wrong; the span that was told last is still the best known.
      }
    };
    void ask();
    const asking = setInterval(() => void ask(), askEveryMs);
    const ticking = setInterval(tell, tickEveryMs);
    return () => {
      stop.abort();
      clearInterval(asking);
      clearInterval(ticking);
    };
  }, [isWanted]);
  return held;
}
