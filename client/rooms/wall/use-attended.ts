import { useEffect, useState } from 'react';

const idleMs = 8000;

/** `new` = just opened and not touched yet; `there` = for 8 s after any pointer, key or focus. */
export type Attendance = 'new' | 'there' | 'gone';

/** Whether somebody is at the screen. */
export function useAttended(): Attendance {
  const [attendance, setAttendance] = useState<Attendance>('new');
  useEffect(() => {
    let idle = setTimeout(() => setAttendance('gone'), idleMs);
    const wake = (): void => {
      clearTimeout(idle);
      idle = setTimeout(() => setAttendance('gone'), idleMs);
      setAttendance('there');
    };
    const events = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
    for (const event of events) window.addEventListener(event, wake, { passive: true });
    return () => {
      clearTimeout(idle);
      for (const event of events) window.removeEventListener(event, wake);
    };
  }, []);
  return attendance;
}
