import { join } from 'node:path';
import { setInterval as every } from 'node:timers';
import { instantOf } from '../contract/instant.ts';
import { cityBudget } from './city-budget.ts';
import { cityLog, publishTo } from './city-log.ts';
import { bindFeeds, findConnectors, type BoundFeed } from './config/connectors.ts';
import type { Environment, StartConfig } from './config/read-config.ts';
import { rawRoute } from './hub/raw-route.ts';
import { rejectsRoute } from './hub/rejects-route.ts';
import { timeline, type Timeline } from './hub/timeline.ts';
import { wallClock } from './intake/clock.ts';
import { livePoll } from './intake/live-poll.ts';
import { liveSockets } from './intake/live-sockets.ts';
import type { PollSetup } from './intake/poll-feed.ts';
import { TICK_MS } from './intake/recorded-source.ts';
import { rawStore } from './log/raw-store.ts';
import { officeSettings } from './office-of.ts';
import { keylessFeeds, pushRoutes } from './pushed-feeds.ts';
import { readingPool } from './reader/reading-pool.ts';
import { rejectsOf, withheldOf } from './rejects-of.ts';
import { serve, type Serving } from './serve.ts';
import { arrivalTaker, type ArrivalTaker } from './take-arrivals.ts';
import { world, type World } from './world.ts';

/** Runs the city's feeds as they are now and serves what they say. */
export async function live(
  config: StartConfig,
  env: Environment,
  root: string,
  build: string,
): Promise<Serving> {
  const { city } = config;
  const bound = bindFeeds(city, await findConnectors(root));
  const feeds = new Map(bound.map((feed) => [feed.connector.id, feed]));
  const startMs = wallClock.now();
  const shown: { world?: World; timeline?: Timeline } = {};
  const held = await cityLog({
    path: join(config.dataDir, 'log', `${city.profile.id}.db`),
    mode: config.mode,
    city: city.profile.id,
    nowMs: wallClock.now,
    onCommitted: (delta) => publishTo(shown.timeline, delta),
    inForce: () => shown.world?.inForce() ?? [],
    onState: () => undefined,
  });
  const present = world({
    city,
    feeds,
    settings: officeSettings(city),
    startMs,
    append: (entry) => held.log.append(entry),
  });
  shown.world = present;
  const now = (): string => instantOf(wallClock.now());
  const stream = timeline(
    'live',
    present.source(now, () => 1),
    wallClock.now,
  );
  shown.timeline = stream;
  const reader = await readingPool({
    profile: city.profile,
    root,
    folder: city.folder,
    nowMs: wallClock.now,
  });
  const raw = rawStore({
    path: join(config.dataDir, 'raw', `${city.profile.id}.db`),
    nowMs: wallClock.now,
    pinned: present.rawIds,
    onLost: (why) => console.error(`bodies are not kept: ${why}`),
  });
  const isWithheld = withheldOf(feeds);
  const taker = arrivalTaker({
    stages: present.pipeline,
    reader,
    keep: raw.put,
    onDefect: (rawId, error) => console.error(`${rawId}:`, error),
  });
  for (const feed of keylessFeeds(bound, env)) {
    present.pipeline.failure(feed, now(), { ko: '키 없음', en: 'key missing' }, true);
  }
  // Every source is told of before the first screen asks, also those nothing reads.
  present.pipeline.tick(now());
  const serving = await serve({
    city,
    timeline: stream,
    at: held.at,
    isReady: () => held.isRecording() && isAnyFeedGood(present.state.feeds.values()),
    port: config.port,
    build,
    clientFolder: `${root}/dist`,
    routes: [
      ...pushRoutes(bound, env, wallClock.now, taker.take),
      { path: '/raw', handler: rawRoute({ get: raw.get, isWithheld }) },
      { path: '/feeds', handler: rejectsRoute(rejectsOf(() => present.state, isWithheld)) },
    ],
  });

  const stopping = new AbortController();
  const ticking = every(() => orTold(() => present.pipeline.tick(now())), TICK_MS);
  const budget = cityBudget(city.profile, bound, join(config.dataDir, 'calls.json'));
  const listening = listen(taker, bound, {
    env,
    clock: wallClock,
    signal: stopping.signal,
    budget,
    ...(env['CONTACT'] === undefined ? {} : { contact: env['CONTACT'] }),
    onTable: raw.put,
    onPlan: (feed, plan) => present.pipeline.plan(feed, now(), plan),
    follow: (frame) => reader.follow(frame),
  });
  const { signal } = stopping;
  const sockets = liveSockets(bound, { env, clock: wallClock, signal, take: taker.take });
  return {
    port: serving.port,
    beat: serving.beat,
    close: async () => {
      stopping.abort();
      clearInterval(ticking);
      await Promise.all([listening, sockets]);
      await serving.close();
      await reader.close();
      await raw.close();
      await held.close();
    },
  };
}

async function listen(
  taker: ArrivalTaker,
  feeds: readonly BoundFeed[],
  setup: PollSetup,
): Promise<void> {
  for await (const arrival of livePoll(feeds, setup)) {
    void taker.take(arrival).catch(tell);
  }
}

const tell = (error: unknown): void => console.error(error);

/** A rule of ours that throws must not end the office: it is told, and the next step is taken. */
function orTold(step: () => void): void {
  try {
    step();
  } catch (error) {
    tell(error);
  }
}

function isAnyFeedGood(feeds: Iterable<{ readonly lastGoodMs: number | undefined }>): boolean {
  return [...feeds].some(({ lastGoodMs }) => lastGoodMs !== undefined);
}
