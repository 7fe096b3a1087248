import type { Arrival } from './arrival.ts';
import { arrivalQueue } from './arrival-queue.ts';
import { pollFeed, type PolledFeed, type PollSetup } from './poll-feed.ts';

/**
 * Asks every polled feed at its own cadence and yields what arrives, until the signal aborts or
 * the reader leaves. A slow or failing feed never holds up another.
 */
export async function* livePoll(
  feeds: readonly PolledFeed[],
  setup: PollSetup,
): AsyncGenerator<Arrival> {
  const queue = arrivalQueue();
  const left = new AbortController();
  const signal = AbortSignal.any([setup.signal, left.signal]);
  const loops = feeds
    .filter(({ connector }) => connector.source.transport === 'poll')
    .map((feed) => pollFeed(feed, { ...setup, signal }, queue.push));
  try {
    yield* queue.drain(signal);
  } finally {
    left.abort();
    await Promise.all(loops);
  }
}
