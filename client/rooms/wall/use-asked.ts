import { useEffect, useState } from 'react';

/** What takes longer is as good as lost: a network that was pulled while it was asked answers never. */
const PATIENCE_MS = 20_000;

/** Asks until there is an answer, again after `retryMs` each time; undefined until then. */
export function useAsked<A>(
  ask: (signal: AbortSignal) => Promise<A>,
  retryMs: number,
  patienceMs = PATIENCE_MS,
): A | undefined {
  const [answer, setAnswer] = useState<A>();
  useEffect(() => {
    const stop = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const tryIt = async (): Promise<void> => {
      try {
        const patience = AbortSignal.timeout(patienceMs);
        const told = await ask(AbortSignal.any([stop.signal, patience]));
        if (!stop.signal.aborted) setAnswer(() => told);
      } catch {
        if (!stop.signal.aborted) retry = setTimeout(() => void tryIt(), retryMs);
      }
    };
    void tryIt();
    return () => {
      stop.abort();
      clearTimeout(retry);
    };
  }, [ask, retryMs, patienceMs]);
  return answer;
}
