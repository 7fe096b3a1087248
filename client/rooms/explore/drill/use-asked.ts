import { useEffect, useState } from 'react';

const retryMs = 15_000;

export interface Asked<T> {
  readonly value: T | undefined;
  readonly state: 'asking' | 'known' | 'lost';
}

/**
 * The answer to a question that is named by `key`; asked again when that changes, and after a
 * failure. undefined = nothing is asked. `ask` may be another function each time.
 */
export function useAsked<T>(
  key: string | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
): Asked<T> {
  const [held, setHeld] = useState<Asked<T> & { readonly key: string | undefined }>({
    key: undefined,
    value: undefined,
    state: 'asking',
  });
  useEffect(() => {
    if (key === undefined) return;
    const leave = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const take = async (): Promise<void> => {
      try {
        const value = await ask(leave.signal);
        if (!leave.signal.aborted) setHeld({ key, value, state: 'known' });
      } catch {
        if (leave.signal.aborted) return;
        setHeld((before) => ({ key, value: before.value, state: 'lost' }));
        again = setTimeout(() => void take(), retryMs);
      }
    };
    void take();
    return () => {
      leave.abort();
      clearTimeout(again);
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the key names all that is asked with
  }, [key]);
  return held;
}
