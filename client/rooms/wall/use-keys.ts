import { useEffect, useRef } from 'react';

/** A slider of the time moves by the page's keys: they mean the same on it and beside it. */
const ownKeys = 'input:not([data-page-keys]), select, textarea';

/** Page-wide keys; not while text is composed, nor where the focused control has keys of its own. */
export function useKeys(onKey: (event: KeyboardEvent) => boolean): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof Element ? event.target : undefined;
      if (target?.closest(ownKeys) != null) return;
      if (event.key === ' ' && target?.closest('button') != null) return;
      if (latest.current(event)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
