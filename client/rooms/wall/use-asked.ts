import { useEffect, useState } from 'react';

/** Asks until there is an answer, again after `retryMs` each time; undefined until then. */
export function useAsked<A>(
  ask: (signal: AbortSignal) => Promise<A>,
  retryMs: number,
): A | undefined {
  const [answer, setAnswer] = useState<A>();
  useEffect(() => {
    const stop = new AbortController();
    let retry: ReturnType<typeof setTimeout> | undefined;
    const tryIt = async (): Promise<void> => {
      try {
        const told = await ask(stop.signal);
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
  }, [ask, retryMs]);
  return answer;
}
