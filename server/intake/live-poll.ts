import { instantOf } from '../../contract/instant.ts';
import type { Arrival, Failure } from './arrival.ts';
import { arrivalQueue } from './arrival-queue.ts';
import { pollFeed, type PolledFeed, type PollSetup } from './poll-feed.ts';

const DEFECT: Failure = { kind: 'defect', reason: { ko: '연결기 결함', en: 'connector defect' } };
const AGAIN_MS = 60_000;

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
    .map((feed) => polled(feed, { ...setup, signal }, queue.push));
  try {
    yield* queue.drain(signal);
  } finally {
    left.abort();
    await Promise.all(loops);
  }
}

/** What is thrown in the loop of one feed is told as its defect; the loop begins anew. */
async function polled(
  feed: PolledFeed,
  setup: PollSetup,
  emit: (arrival: Arrival) => void,
): Promise<void> {
  const { clock, signal } = setup;
  while (!signal.aborted) {
    try {
      return await pollFeed(feed, setup, emit);
    } catch {
      const at = instantOf(clock.now());
      emit({ kind: 'failure', feed: feed.connector.id, at, failure: DEFECT });
      await clock.sleep(AGAIN_MS, signal);
    }
  }
}
