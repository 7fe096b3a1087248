import type { Failure } from './arrival.ts';
import { frameOfBody } from './frame-of-body.ts';
import { HttpRefusal } from './http-refusal.ts';
import { socketAddresses } from './socket-addresses.ts';
import {
  KEY_MISSING,
  networkFailure,
  NOT_TAKEN,
  tellFailure,
  WAITING,
  type SocketFeed,
  type SocketSetup,
} from './socket-setup.ts';
import { stayConnected, type Ending } from './stay-connected.ts';
import { websocketConnection } from './websocket-connection.ts';
import { withoutKey } from './without-key.ts';

/** The call of frames that a WebSocket delivered. */
const MESSAGE_CALL = 'message';

/** Listens to a feed's WebSocket until the signal; each message is a frame. */
export async function websocketFeed(feed: SocketFeed, setup: SocketSetup): Promise<void> {
  const { source, id } = feed.connector;
  const { clock, signal, random = Math.random } = setup;
  const tell = (failure: Failure): void => tellFailure(feed, setup, failure);
  const key = source.keyEnv === undefined ? undefined : setup.env[source.keyEnv];
  if (source.keyEnv !== undefined && (key === undefined || key === '')) return tell(KEY_MISSING);
  const filled = (text: string, value = key ?? ''): string => text.replaceAll('{KEY}', () => value);
  const link = {
    url: filled(feed.baseUrl, encodeURIComponent(key ?? '')),
    headers: Object.fromEntries(
      Object.entries(source.headers ?? {}).map(([name, value]) => [name, filled(value)]),
    ),
    hello: (feed.hello ?? []).map((text) => filled(text)),
    signal,
    onUp: () => tell(WAITING),
    onMessage: async (body: Uint8Array) => {
      const frame = frameOfBody(id, MESSAGE_CALL, clock.now(), { body: withoutKey(body, key) });
      await setup.take({ kind: 'frame', frame }).catch(() => tell(NOT_TAKEN));
    },
  };
  const connect = async (): Promise<Ending> => {
    try {
      const { allowPrivate } = feed;
      const addresses = await socketAddresses(new URL(link.url), allowPrivate, setup.lookup);
      return await websocketConnection({ ...link, addresses });
    } catch (error) {
      return { failure: error instanceof HttpRefusal ? error.failure : networkFailure(error) };
    }
  };
  await stayConnected(connect, { clock, signal, random, onFailure: tell });
}
