import { useEffect, useState } from 'react';

const idleMs = 8000;

/** Whether somebody is at the screen: true for 8 s after any pointer, key or focus. */
export function useAttended(): boolean {
  const [isAttended, setAttended] = useState(true);
  useEffect(() => {
    let idle = setTimeout(() => setAttended(false), idleMs);
    const wake = (): void => {
      clearTimeout(idle);
      idle = setTimeout(() => setAttended(false), idleMs);
      setAttended(true);
    };
    const events = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
    for (const event of events) window.addEventListener(event, wake, { passive: true });
    return () => {
      clearTimeout(idle);
      for (const event of events) window.removeEventListener(event, wake);
    };
  }, []);
  return isAttended;
}
