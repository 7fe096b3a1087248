import { bindFeeds, findConnectors } from '../../server/config/connectors.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { cityProfile } from '../../server/config/city-profile.ts';
import { wallClock } from '../../server/intake/clock.ts';
import { liveSockets } from '../../server/intake/live-sockets.ts';

// A process of its own, to be killed with a message in hand: it never gets as far as the city.
const [, , feed = ''] = process.argv;
const city = loadCity('seoul', process.cwd());
const feeds = cityProfile.shape.feeds.parse([JSON.parse(feed)]);
const profile = { ...city.profile, feeds };
await liveSockets(bindFeeds({ ...city, profile }, await findConnectors(process.cwd())), {
  env: {},
  clock: wallClock,
  signal: new AbortController().signal,
  take: (arrival) => {
    console.log(arrival.kind === 'failure' ? arrival.failure.kind : 'in hand');
    return arrival.kind === 'frame' ? new Promise(() => {}) : Promise.resolve();
  },
});
