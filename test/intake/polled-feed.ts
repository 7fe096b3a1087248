import { z } from 'zod';
import type { CityContext } from '../../server/feed-kit/city-context.ts';
import { defineConnector, type Call, type Source } from '../../server/feed-kit/define-connector.ts';
import type { Arrival } from '../../server/intake/arrival.ts';
import type { Clock } from '../../server/intake/clock.ts';
import { livePoll } from '../../server/intake/live-poll.ts';
import type { PolledFeed, PollSetup } from '../../server/intake/poll-feed.ts';
import { loadCity } from '../../server/config/load-city.ts';

const CITY: CityContext = loadCity('seoul', process.cwd()).context('test');

interface FeedShape {
  readonly id?: string;
  readonly everySec?: number;
  readonly keyEnv?: string;
  readonly transport?: Source['transport'];
  readonly calls: readonly Call[];
}

/** A feed that asks these calls; what its rows mean does not matter to intake. */
export function polledFeed(
  baseUrl: string,
  { id = 'some-feed', everySec = 3_600, keyEnv, transport = 'poll', calls }: FeedShape,
): PolledFeed {
  const connector = defineConnector({
    id,
    title: { ko: id },
    domain: 'water',
    emits: ['observation'],
    standard: 'none',
    source: {
      baseUrl,
      transport,
      licence: 'none',
      attribution: 'none',
      calls: () => calls,
      ...(keyEnv === undefined ? {} : { keyEnv }),
    },
    cadence: { everySec },
    format: 'json',
    rows: () => ({ rows: [] }),
    row: z.unknown(),
    toEvents: () => [],
  });
  return { connector, city: CITY, baseUrl, allowPrivate: true };
}

/** Polls until `isEnough`, then leaves. Fails after 10 s with what came so far. */
export async function arrivalsOf(
  feeds: readonly PolledFeed[],
  setup: Omit<PollSetup, 'signal'>,
  isEnough: (arrivals: readonly Arrival[]) => boolean,
): Promise<readonly Arrival[]> {
  const signal = AbortSignal.timeout(10_000);
  const arrivals: Arrival[] = [];
  for await (const arrival of livePoll(feeds, { ...setup, signal })) {
    arrivals.push(arrival);
    if (isEnough(arrivals)) return arrivals;
  }
  throw new Error(`after 10 s only ${JSON.stringify(arrivals.map(summary))}`);
}

/** `call ok` or `failure kind`, in few words. */
export function summary(arrival: Arrival): string {
  if (arrival.kind === 'frame') return `${arrival.frame.feed} ${arrival.frame.call} ok`;
  if (arrival.kind === 'unchanged') return `${arrival.feed} unchanged`;
  return `${arrival.feed} ${arrival.failure.kind}`;
}

/** A clock whose sleeps pass at once; it notes how long each was. */
export function hastyClock(startMs: number): Clock & { readonly slept: number[] } {
  let nowMs = startMs;
  const slept: number[] = [];
  return {
    slept,
    now: () => nowMs,
    sleep: async (ms) => {
      slept.push(ms);
      nowMs += ms;
      // Lets sockets and the reader run between two sleeps.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
