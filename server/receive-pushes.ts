import express from 'express';
import { ConfigError } from './config/config-error.ts';
import type { BoundFeed } from './config/connectors.ts';
import type { Environment } from './config/read-config.ts';
import type { RawFrame } from './feed-kit/raw-frame.ts';
import { httpServer } from './hub/http-server.ts';
import { lastResort } from './hub/last-resort.ts';
import type { Clock } from './intake/clock.ts';
import { itemResults } from './item-results.ts';
import { keylessFeeds, pushRoutes } from './pushed-feeds.ts';

export interface ReceiveSetup {
  readonly env: Environment;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/**
 * Opens only the web hook of one feed, until the signal. Senders are answered as a city would that
 * knows nothing yet, from what the connector reads.
 */
export async function receivePushes(
  feed: BoundFeed,
  port: number,
  { env, clock, signal }: ReceiveSetup,
  keep: (frame: RawFrame) => Promise<void>,
  print: (line: string) => void,
): Promise<void> {
  const { id, source } = feed.connector;
  if (keylessFeeds([feed], env).length > 0) {
    const name = source.keyEnv ?? `keyEnv of ${id}`;
    throw new ConfigError(`${name}: expected the key that senders show, found nothing`);
  }
  const app = express();
  app.disable('x-powered-by');
  const routes = pushRoutes([feed], env, clock.now, async (arrival) => {
    if (arrival.kind !== 'frame') return undefined;
    await keep(arrival.frame);
    const { events, rejects, fault, items = [] } = feed.connector.read(arrival.frame, feed.city);
    return {
      accepted: events.length,
      duplicates: 0,
      rejects,
      items: itemResults(items, events, new Set(events)),
      ...(fault === undefined ? {} : { fault }),
    };
  });
  for (const { path, handler } of routes) app.use(`/api/v1${path}`, handler);
  app.use(lastResort);
  const server = httpServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', () =>
      reject(new ConfigError(`--port: expected a free port, found ${port}`)),
    );
    server.listen(port, resolve);
  });
  const address = server.address();
  const opened = typeof address === 'object' && address !== null ? address.port : port;
  print(`POST http://localhost:${opened}/api/v1/feeds/${id}`);
  await new Promise<void>((resolve) => {
    const close = (): void => {
      server.close(() => resolve());
      server.closeAllConnections();
    };
    if (signal.aborted) close();
    else signal.addEventListener('abort', close, { once: true });
  });
}
