import { wallClock } from '../../server/intake/clock.ts';
import { liveSockets } from '../../server/intake/live-sockets.ts';
import { MQTT_SESSION } from '../../server/intake/mqtt-session.ts';
import { listeningFeed } from '../intake/listening-feed.ts';

// A process of its own, to be killed with a message in hand: it never gets as far as the city.
const [, , id = '', baseUrl = '', topic = ''] = process.argv;
const feed = listeningFeed(baseUrl, { mqtt: { ...MQTT_SESSION, topics: [topic] } });
await liveSockets([{ ...feed, connector: { ...feed.connector, id } }], {
  env: {},
  clock: wallClock,
  signal: new AbortController().signal,
  take: (arrival) => {
    console.log(arrival.kind === 'failure' ? arrival.failure.kind : 'in hand');
    return arrival.kind === 'frame' ? new Promise(() => {}) : Promise.resolve();
  },
});
