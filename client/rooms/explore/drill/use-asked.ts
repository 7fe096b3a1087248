import { useEffect, useEffectEvent, useState } from 'react';

const retryMs = 15_000;

export interface Asked<T> {
  readonly value: T | undefined;
  readonly state: 'asking' | 'known' | 'lost';
}

const nothing = { value: undefined, state: 'asking' } as const;

/** What was last heard of a question, and which one the value answers. */
interface Held<T> extends Asked<T> {
  readonly key: string;
  readonly answers: string;
}

/**
 * The answer to a question that is named by `key`; asked again when that changes, and after a
 * failure. undefined = nothing is asked. `ask` may be another function each time. An earlier answer
 * is told only where `isOfSame` says that its key asked the same, a little earlier.
 */
export function useAsked<T>(
  key: string | undefined,
  ask: (signal: AbortSignal) => Promise<T>,
  isOfSame?: (before: string) => boolean,
): Asked<T> {
  const [held, setHeld] = useState<Held<T>>({ key: '', answers: '', ...nothing });
  // The key names all that is asked with: a question is no other one for being made anew.
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    if (key === undefined) return;
    const leave = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const take = async (): Promise<void> => {
      try {
        const value = await askNow(leave.signal);
        if (!leave.signal.aborted) setHeld({ key, answers: key, value, state: 'known' });
      } catch {
        if (leave.signal.aborted) return;
        setHeld((before) => ({ ...before, key, state: 'lost' }));
        again = setTimeout(() => void take(), retryMs);
      }
    };
    void take();
    return () => {
      leave.abort();
      clearTimeout(again);
    };
  }, [key]);
  if (key === undefined) return nothing;
  const isSame = (before: string): boolean => before === key || isOfSame?.(before) === true;
  return {
    value: isSame(held.answers) ? held.value : undefined,
    state: isSame(held.key) ? held.state : 'asking',
  };
}
