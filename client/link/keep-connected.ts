import { reconnectDelayMs } from './fold-pending.ts';
import { lostAfterMs } from './link-state.ts';
import type { TimelineSocket } from './timeline-socket.ts';

export interface KeptConnection {
  /** The server serves us: once it has done so for a minute, the next wait is short again. */
  readonly answered: () => void;
  readonly stop: () => void;
}

/** A link that breaks sooner than this is not well: the waits go on growing. */
const stableAfterMs = 60_000;
const lookEveryMs = 1000;

/**
 * Connects, and again with full jitter after each end, later if the server asked for it. A link on
 * which nothing was heard for 12 s (the server speaks every 5 s) is given up: it may be dead without
 * anybody having been told.
 */
export function keepConnected(socket: TimelineSocket, onClosed: () => void): KeptConnection {
  let attempt = 0;
  let drainMs = 0;
  let retryAt: ReturnType<typeof setTimeout> | undefined;
  let answeredAtMono: number | undefined;
  let heardAtMono = performance.now();
  const hear = (): void => {
    heardAtMono = performance.now();
  };
  const reconnect = (): void => {
    onClosed();
    const servedMs = performance.now() - (answeredAtMono ?? Infinity);
    if (servedMs >= stableAfterMs) attempt = 0;
    answeredAtMono = undefined;
    const waitMs = drainMs + reconnectDelayMs(attempt, Math.random());
    drainMs = 0;
    attempt += 1;
    clearTimeout(retryAt);
    retryAt = setTimeout(() => socket.connect(), waitMs);
  };
  const looking = setInterval(() => {
    const isSilent = performance.now() - heardAtMono >= lostAfterMs;
    if (isSilent && socket.connected) socket.disconnect();
  }, lookEveryMs);
  socket.on('connect', hear);
  socket.onAny(hear);
  socket.on('disconnect', reconnect);
  socket.on('connect_error', reconnect);
  socket.on('drain', ({ retryMs }) => {
    drainMs = retryMs;
  });
  socket.connect();
  return {
    answered: () => {
      answeredAtMono ??= performance.now();
    },
    stop: () => {
      clearInterval(looking);
      clearTimeout(retryAt);
      socket.off();
      socket.offAny();
      socket.disconnect();
    },
  };
}
