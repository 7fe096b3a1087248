import { useEffect, useRef } from 'react';

/** Does something now and every so often, always as it was last told to. */
export function useEach(everyMs: number, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    latest.current();
    const acting = setInterval(() => latest.current(), everyMs);
    return () => clearInterval(acting);
  }, [everyMs]);
}
