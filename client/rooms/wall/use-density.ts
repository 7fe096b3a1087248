import { useEffect, useRef, useState } from 'react';
import type { AggregateAnswer } from '../../../contract/history.ts';
import { timelineApi } from '../../city/exercise-address.ts';
import { densityBy, densityOf, type Density } from '../../panels/density.ts';

const askEveryMs = 60_000;
/** One at a time: of two on their way the older could be heard last. */
const patienceMs = 50_000;
/** What happens to a city; readings come as often in a calm hour as in a bad one. */
const kinds = ['incident', 'alert', 'request'] as const;

async function counted(
  kind: (typeof kinds)[number],
  span: { readonly fromMs: number; readonly toMs: number },
  signal: AbortSignal,
): Promise<AggregateAnswer> {
  const from = new Date(span.fromMs).toISOString();
  const to = new Date(span.toMs).toISOString();
  const query = new URLSearchParams({ kind, by: densityBy(span), from, to });
  const answer = await fetch(timelineApi(`/aggregate?${query}`), { signal });
  if (!answer.ok) throw new Error(`${kind}: ${answer.status}`);
  return (await answer.json()) as AggregateAnswer;
}

/** How much went on in the span, asked for every minute while wanted; undefined while not known in full. */
export function useDensity(
  isWanted: boolean,
  fromMs: number | undefined,
  toMs: number | undefined,
): Density | undefined {
  const [density, setDensity] = useState<Density>();
  const span = useRef({ fromMs, toMs });
  useEffect(() => {
    span.current = { fromMs, toMs };
  }, [fromMs, toMs]);
  const isKnown = fromMs !== undefined && toMs !== undefined && toMs > fromMs;
  useEffect(() => {
    if (!isWanted || !isKnown) return;
    const stop = new AbortController();
    const ask = async (): Promise<void> => {
      const { fromMs: from, toMs: to } = span.current;
      if (from === undefined || to === undefined) return;
      try {
        const asked = { fromMs: from, toMs: to };
        const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(patienceMs)]);
        setDensity(
          densityOf(
            await Promise.all(kinds.map((kind) => counted(kind, asked, signal))),
            densityBy(asked),
          ),
        );
      } catch {
        // No strip rather than one that looks calm.
        if (!stop.signal.aborted) setDensity(undefined);
      }
    };
    void ask();
    const asking = setInterval(() => void ask(), askEveryMs);
    return () => {
      stop.abort();
      clearInterval(asking);
    };
  }, [isWanted, isKnown]);
  return density;
}
