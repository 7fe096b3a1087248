import { join } from 'node:path';
import { setInterval as every } from 'node:timers';
import { instantOf } from '../contract/instant.ts';
import { cityBudget } from './city-budget.ts';
import { cityLog, publishTo } from './city-log.ts';
import { bindFeeds, findConnectors, type BoundFeed } from './config/connectors.ts';
import { readIdentities } from './command/read-identities.ts';
import type { Environment, StartConfig } from './config/read-config.ts';
import { presenterScripts } from './config/presenter-scripts.ts';
import { exercises } from './exercise/exercises.ts';
import { readScripts } from './exercise/read-scripts.ts';
import { rawRoute } from './hub/raw-route.ts';
import { TRACE_PATH, traceRoute } from './hub/trace-route.ts';
import { rejectsRoute } from './hub/rejects-route.ts';
import { scriptsRoute } from './hub/screens/scripts-route.ts';
import { timeline, type Timeline } from './hub/timeline.ts';
import { wallClock } from './intake/clock.ts';
import { livePoll } from './intake/live-poll.ts';
import { liveSockets } from './intake/live-sockets.ts';
import type { PollSetup } from './intake/poll-feed.ts';
import { TICK_MS } from './intake/recorded-source.ts';
import { keptFirst } from './kept-first.ts';
import type { LogState } from './log/event-log.ts';
import { RAW_LIMITS, rawStore } from './log/raw-store.ts';
import { tellLogState } from './log-trouble.ts';
import { officeDesk } from './office-desk.ts';
import { officeSettings } from './office-of.ts';
import { keylessFeeds, pushRoutes } from './pushed-feeds.ts';
import { readingPool } from './reader/reading-pool.ts';
import { traceReader } from './reader/trace-reader.ts';
import { rejectsOf, withheldOf } from './rejects-of.ts';
import { serve, type Serving } from './serve.ts';
import { socketLimits } from './socket-limits.ts';
import { arrivalTaker, type ArrivalTaker } from './take-arrivals.ts';
import { tracesOf } from './traces-of.ts';
import { webhooksOf } from './webhooks-of.ts';
import { world, type World } from './world.ts';

const DAY_MS = 24 * 3_600_000;

/** Runs the city's feeds as they are now and serves what they say. */
export async function live(
  config: StartConfig,
  env: Environment,
  root: string,
  build: string,
): Promise<Serving> {
  const { city, dataDir } = config;
  const { id } = city.profile;
  const bound = bindFeeds(city, await findConnectors(root));
  const feeds = new Map(bound.map((feed) => [feed.connector.id, feed]));
  const nowMs = wallClock.now;
  const limits = socketLimits(env);
  const known = readIdentities(env['OFFICE_TOKENS']);
  const webhooks = webhooksOf(config.city, env);
  const settings = officeSettings(city);
  const scripts = readScripts(city, feeds);
  const briefings = presenterScripts(city);
  const now = (): string => instantOf(nowMs());
  const shown: { world?: World; timeline?: Timeline } = {};
  const onState = (state: LogState): void => {
    if (state.kind === 'lost') console.error(`the log takes nothing: ${state.why}`);
    const { world: shownWorld, timeline: shownTimeline } = shown;
    if (shownWorld === undefined || shownTimeline === undefined) return;
    tellLogState(state, { world: shownWorld, timeline: shownTimeline, nowMs });
  };
  const logPath = join(dataDir, 'log', `${id}.db`);
  const held = await cityLog({
    path: logPath,
    mode: config.mode,
    city: id,
    zone: city.profile.zone,
    ...(config.logKeepDays === undefined ? {} : { keepMs: config.logKeepDays * DAY_MS }),
    nowMs,
    onCommitted: (delta) => publishTo(shown.timeline, delta),
    inForce: () => shown.world?.inForce() ?? [],
    onState,
  });
  const drills = exercises(
    {
      city,
      feeds,
      settings,
      known,
      webhooks,
      logPath,
      now,
      nowMs,
      isDemo: false,
      world: () => shown.world,
      cityAt: now,
      speed: () => 1,
      durable: () => held.log.durable(),
      folder: join(dataDir, 'exercise'),
    },
    scripts,
  );
  const present = world({
    city,
    feeds,
    settings,
    startMs: nowMs(),
    append: (entry) => held.log.append(entry),
    onStep: (repeat) => drills.hear(repeat),
  });
  shown.world = present;
  if (held.log.restored !== undefined) present.restore(held.log.restored, held.last.steps);
  const source = present.source(now, () => 1);
  const stream = timeline(config.mode, source, nowMs, held.last.deltas);
  shown.timeline = stream;
  onState(held.state());
  present.pipeline.begin(now());
  const reader = await readingPool({ profile: city.profile, root, folder: city.folder, nowMs });
  const tracing = traceReader({ profile: city.profile, root, folder: city.folder });
  const raw = rawStore({
    path: join(dataDir, 'raw', `${id}.db`),
    nowMs,
    pinned: present.rawIds,
    onLost: (why) => console.error(`bodies are not kept: ${why}`),
  });
  const desk = officeDesk({
    known,
    isDemo: false,
    contacts: settings.contacts,
    webhooks,
    auditPath: join(dataDir, 'log', `${id}-audit.db`),
    workPath: join(dataDir, 'log', `${id}-workspaces.db`),
    nowMs,
    city: () => {
      const { state, pipeline } = present;
      // A clock that was set back does not turn the city's.
      const at = state.now > now() ? state.now : now();
      return {
        state,
        now: at,
        order: (order) => pipeline.order(order, at),
        delivered: (report) => pipeline.delivered(report, at),
      };
    },
    durable: () => held.log.durable(),
  });
  const isWithheld = withheldOf(feeds);
  const stopping = new AbortController();
  const { signal } = stopping;
  const taker = arrivalTaker({
    stages: present.pipeline,
    reader,
    keep: raw.put,
    onDefect: (rawId, error) => console.error(`${rawId}:`, error),
  });
  const { takeOrRefuse, kept } = keptFirst(taker.take, held.log, wallClock, signal);
  for (const feed of keylessFeeds(bound, env)) {
    present.pipeline.failure(feed, now(), { ko: '키 없음', en: 'key missing' }, true);
  }
  // Every source is told of before the first screen asks, also those nothing reads.
  present.pipeline.tick(now());
  const closeParts = () =>
    Promise.all([
      tracing.close(),
      drills.close(),
      reader.close(),
      raw.close(),
      desk.close(),
      held.close(),
    ]);
  const serving = await serve({
    city,
    timeline: stream,
    log: held,
    isReady: () => held.isRecording() && isAnyFeedGood(present.state.feeds.values()),
    port: config.port,
    limits,
    build,
    clientFolder: `${root}/dist`,
    office: desk.sockets,
    audit: desk.audit,
    ...(desk.work === undefined ? {} : { work: desk.work }),
    exercises: drills,
    routes: [
      ...desk.routes,
      { path: '/scripts', handler: scriptsRoute(briefings) },
      ...pushRoutes(bound, env, nowMs, takeOrRefuse),
      { path: '/raw', handler: rawRoute({ get: raw.get, isWithheld }) },
      {
        path: TRACE_PATH,
        handler: traceRoute(
          tracesOf({
            feeds,
            history: held.history,
            raw,
            reader: tracing,
            isWithheld,
            keepMs: RAW_LIMITS.keepMs,
          }),
        ),
      },
      { path: '/feeds', handler: rejectsRoute(rejectsOf(() => present.state, isWithheld)) },
    ],
  }).catch(async (error: unknown) => {
    await closeParts();
    throw error;
  });

  const ticking = every(() => orTold(() => present.pipeline.tick(now())), TICK_MS);
  const listening = listen(taker, bound, {
    env,
    clock: wallClock,
    signal,
    budget: cityBudget(city.profile, bound, join(dataDir, 'calls.json')),
    ...(env['CONTACT'] === undefined ? {} : { contact: env['CONTACT'] }),
    onTable: raw.put,
    onPlan: (feed, plan) => present.pipeline.plan(feed, now(), plan),
    follow: (frame) => reader.follow(frame),
  });
  const { take } = taker;
  const sockets = liveSockets(bound, { env, clock: wallClock, signal, take, kept });
  return {
    port: serving.port,
    beat: serving.beat,
    close: async () => {
      stopping.abort();
      clearInterval(ticking);
      // Who is at the door is still answered, and so must the log still be open.
      await Promise.all([listening, sockets, serving.close()]);
      await taker.settled();
      await closeParts();
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
