import { mqttFeed } from './mqtt-feed.ts';
import type { SocketFeed, SocketSetup } from './socket-setup.ts';
import { websocketFeed } from './websocket-feed.ts';

/** Listens to every feed that comes by MQTT or WebSocket, each by itself, until the signal. */
export async function liveSockets(feeds: readonly SocketFeed[], setup: SocketSetup): Promise<void> {
  await Promise.all(
    feeds.map(async (feed) => {
      const { transport } = feed.connector.source;
      if (transport === 'mqtt') return mqttFeed(feed, setup);
      if (transport === 'websocket') return websocketFeed(feed, setup);
    }),
  );
}
