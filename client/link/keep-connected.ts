import { reconnectDelayMs } from './fold-pending.ts';
import type { TimelineSocket } from './timeline-socket.ts';

export interface KeptConnection {
  /** The server serves us: the next wait is short again. */
  readonly answered: () => void;
  readonly stop: () => void;
}

/** Connects, and again with full jitter after each end, later if the server asked for it. */
export function keepConnected(socket: TimelineSocket, onClosed: () => void): KeptConnection {
  let attempt = 0;
  let drainMs = 0;
  let retryAt: ReturnType<typeof setTimeout> | undefined;
  const reconnect = (): void => {
    onClosed();
    const waitMs = drainMs + reconnectDelayMs(attempt, Math.random());
    drainMs = 0;
    attempt += 1;
    clearTimeout(retryAt);
    retryAt = setTimeout(() => socket.connect(), waitMs);
  };
  socket.on('disconnect', reconnect);
  socket.on('connect_error', reconnect);
  socket.on('drain', ({ retryMs }) => {
    drainMs = retryMs;
  });
  socket.connect();
  return {
    answered: () => {
      attempt = 0;
    },
    stop: () => {
      clearTimeout(retryAt);
      socket.off();
      socket.disconnect();
    },
  };
}
