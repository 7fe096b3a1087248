import { z } from 'zod';
import { loadCity } from '../../server/config/load-city.ts';
import { defineConnector } from '../../server/feed-kit/define-connector.ts';
import type { RawFrame } from '../../server/feed-kit/raw-frame.ts';
import type { Arrival, Failure } from '../../server/intake/arrival.ts';
import { wallClock, type Clock } from '../../server/intake/clock.ts';
import { liveSockets } from '../../server/intake/live-sockets.ts';
import type { SocketFeed, SocketSetup } from '../../server/intake/socket-setup.ts';

const city = loadCity('seoul', process.cwd()).context('test');

export interface Listening extends AsyncDisposable {
  readonly frames: RawFrame[];
  readonly failures: Failure[];
  readonly texts: () => readonly string[];
  /** Ends as a killed process does: the socket is cut, nothing in hand is acknowledged. */
  readonly cut: () => Promise<void>;
}

/** A feed that listens at this machine; what its rows mean does not matter to intake. */
export function listeningFeed(
  baseUrl: string,
  shape: Partial<SocketFeed> & { readonly keyEnv?: string } = {},
): SocketFeed {
  const { keyEnv, ...rest } = shape;
  const connector = defineConnector({
    id: 'some-feed',
    title: { ko: '시험' },
    domain: 'water',
    emits: ['observation'],
    standard: 'none',
    source: {
      baseUrl,
      transport: baseUrl.startsWith('ws') ? 'websocket' : 'mqtt',
      topics: () => ['lamps/#'],
      licence: 'none',
      attribution: 'none',
      calls: () => [],
      ...(keyEnv === undefined ? {} : { keyEnv }),
    },
    cadence: { everySec: 60 },
    format: 'text',
    rows: () => ({ rows: [] }),
    row: z.unknown(),
    toEvents: () => [],
  });
  return { connector, city, baseUrl, allowPrivate: true, ...rest };
}

/** Listens until it is left; `taken` holds up each message until it settles. */
export function listenTo(
  feed: SocketFeed,
  setup: Partial<SocketSetup> & {
    readonly taken?: (frame: RawFrame) => Promise<unknown>;
    readonly clock?: Clock;
  } = {},
): Listening {
  const { taken, ...rest } = setup;
  const frames: RawFrame[] = [];
  const failures: Failure[] = [];
  const leaving = new AbortController();
  const take = async (arrival: Arrival): Promise<void> => {
    if (arrival.kind === 'failure') failures.push(arrival.failure);
    if (arrival.kind !== 'frame') return;
    frames.push(arrival.frame);
    await taken?.(arrival.frame);
  };
  const running = liveSockets([feed], {
    env: {},
    clock: wallClock,
    // Reconnects after 40 ms at first.
    random: () => 0.02,
    ...rest,
    signal: leaving.signal,
    take,
  });
  const cut = async (): Promise<void> => {
    leaving.abort();
    await running;
  };
  return {
    frames,
    failures,
    texts: () => frames.map(({ body }) => new TextDecoder().decode(body)),
    cut,
    [Symbol.asyncDispose]: cut,
  };
}
