import type { Transport } from '../../contract/feed-health.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import type { Connector } from '../feed-kit/define-connector.ts';
import { ConfigError, found } from './config-error.ts';
import type { CityProfile } from './city-profile.ts';

type ConnectedFeed = Extract<CityProfile['feeds'][number], { connected: true }>;

/** The connector as this feed of the city: its id, and whatever the profile says otherwise. */
export function asFeed(format: Connector, feed: ConnectedFeed, where: string): Connector {
  const { source, cadence } = format;
  const transport = feed.transport ?? transportOf(feed.baseUrl, source.transport);
  const ways = [source.transport, ...(source.alsoBy ?? [])];
  if (!ways.includes(transport)) {
    throw new ConfigError(
      `${where}.transport: expected ${ways.join(' or ')} for ${format.id}, found ${found(transport)}`,
    );
  }
  if (feed.everySec !== undefined && feed.everySec > DAY_SEC && transport !== 'push') {
    throw new ConfigError(
      `${where}.everySec: expected at most ${DAY_SEC} for ${transport}, found ${feed.everySec}`,
    );
  }
  const { keyEnv, headers, licence, attribution, lagSec = cadence.lagSec } = feed;
  return {
    ...format,
    id: feed.id,
    title: feed.title ?? format.title,
    domain: feed.about ?? format.domain,
    cadence: {
      everySec: feed.everySec ?? cadence.everySec,
      ...(lagSec === undefined ? {} : { lagSec }),
    },
    source: {
      ...source,
      transport,
      ...(keyEnv === undefined ? {} : { keyEnv }),
      ...(headers === undefined ? {} : { headers: { ...source.headers, ...headers } }),
      licence: licence ?? source.licence,
      attribution: attribution ?? source.attribution,
    },
  };
}

/** What is asked, or listened to, is heard of each day at least. */
const DAY_SEC = 86_400;

/** The city as the feed's connector may see it, its settings checked and completed. */
export function withSettings(format: Connector, context: CityContext, where: string): CityContext {
  if (format.settings === undefined) return context;
  const checked = format.settings.safeParse(context.settings);
  if (checked.success) return { ...context, settings: asRecord(checked.data) };
  const issue = checked.error.issues[0];
  const path = issue === undefined ? '' : issue.path.map((part) => `.${String(part)}`).join('');
  throw new ConfigError(`${where}${path}: ${issue?.message ?? 'expected other settings'}`);
}

function asRecord(settings: unknown): CityContext['settings'] {
  return typeof settings === 'object' && settings !== null ? { ...settings } : {};
}

/** By the scheme of the address; http(s) may be asked by us or send to us, so the usual way holds. */
function transportOf(baseUrl: string | undefined, usual: Transport): Transport {
  if (baseUrl === undefined) return usual;
  if (/^wss?:/.test(baseUrl)) return 'websocket';
  if (/^mqtts?:/.test(baseUrl)) return 'mqtt';
  return usual === 'push' ? usual : 'poll';
}
