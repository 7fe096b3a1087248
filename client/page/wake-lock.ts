/**
 * Keeps the screen lit while it is seen, and the page from being frozen when it is not. The browser
 * takes the light away with each hiding, so it is asked for again. Neither exists off https or localhost.
 */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  const end = new AbortController();
  const light = async (): Promise<void> => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (end.signal.aborted) await lock.release();
    } catch {
      // Refused (e.g. low battery): the kiosk's own settings keep the screen on.
    }
  };
  document.addEventListener('visibilitychange', () => void light(), { signal: end.signal });
  void light();
  const held = new Promise<void>((resolve) =>
    end.signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  if ('locks' in navigator) {
    navigator.locks.request('wall', { mode: 'shared' }, () => held).catch(() => undefined);
  }
  return () => {
    end.abort();
    void lock?.release();
  };
}
