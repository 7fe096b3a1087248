import { dirname, join } from 'node:path';
import type { Instant } from '../contract/event.ts';
import { instantMs, instantOf } from '../contract/instant.ts';
import type { Text } from '../contract/place.ts';
import { cityLog, publishTo } from './city-log.ts';
import { DEMO_IDENTITIES } from './command/demo-identities.ts';
import { ConfigError } from './config/config-error.ts';
import { bindFeeds, findConnectors } from './config/connectors.ts';
import type { DemoConfig, Environment } from './config/read-config.ts';
import { localTimeText, zonedInstant } from './feed-kit/zoned-time.ts';
import { basisFrom } from './documented.ts';
import { presenterScripts } from './config/presenter-scripts.ts';
import { exercises } from './exercise/exercises.ts';
import { readScripts } from './exercise/read-scripts.ts';
import { officeSettings } from './office-of.ts';
import { demoFolder } from './demo-folder.ts';
import { readScenario, type Scenario } from './config/read-scenario.ts';
import { rawRoute } from './hub/raw-route.ts';
import { TRACE_PATH, traceRoute } from './hub/trace-route.ts';
import { rejectsRoute } from './hub/rejects-route.ts';
import { replayRoute } from './hub/replay-route.ts';
import { scriptsRoute } from './hub/screens/scripts-route.ts';
import { timeline, type Timeline } from './hub/timeline.ts';
import { wallClock } from './intake/clock.ts';
import { openRecording } from './intake/recording.ts';
import { scaledClock } from './intake/scaled-clock.ts';
import type { LogState } from './log/event-log.ts';
import { tellLogState } from './log-trouble.ts';
import { officeDesk } from './office-desk.ts';
import { traceReader } from './reader/trace-reader.ts';
import { recordedRaw } from './recorded-raw.ts';
import { rejectsOf, withheldOf } from './rejects-of.ts';
import { replay } from './replay.ts';
import { serve, type Serving } from './serve.ts';
import { tracesOf } from './traces-of.ts';
import { webhooksOf } from './webhooks-of.ts';
import type { World } from './world.ts';

/** Replays a recorded night through the live code and serves it. */
export async function demo(
  config: DemoConfig,
  root: string,
  build: string,
  env: Environment = {},
): Promise<Serving> {
  const { city } = config;
  const folder = `fixtures/scenarios/${config.scenario}`;
  const scenario = readScenario(config.scenarioDir, folder, city.profile.id);
  const feeds = new Map(
    bindFeeds(city, await findConnectors(root)).map((feed) => [feed.connector.id, feed]),
  );
  const recording = openRecording(scenario.framesFolder);
  for (const feed of recording.feeds) {
    if (feeds.has(feed)) continue;
    const known = [...feeds.keys()].join(', ');
    throw new ConfigError(`${folder}/frames: expected feeds of the city (${known}), found ${feed}`);
  }
  const scripts = readScripts(city, feeds);
  const briefings = presenterScripts(city);
  const webhooks = webhooksOf(city, env);
  const clock = scaledClock(opening(config, scenario), config.speed ?? scenario.speed);

  const shown: { world?: World; timeline?: Timeline; isHidden: boolean } = { isHidden: true };
  const told = (state: LogState): void => {
    const { world, timeline: shownTimeline, isHidden } = shown;
    if (world === undefined) return;
    if (shownTimeline !== undefined && !isHidden) {
      tellLogState(state, { world, timeline: shownTimeline, nowMs: clock.now });
    } else if (state.kind === 'lost') world.restamp(state.epoch);
  };
  const kept = demoFolder(join(config.dataDir, 'demo'), wallClock.now());
  const held = await cityLog({
    path: kept.logPath,
    mode: config.mode,
    city: city.profile.id,
    zone: city.profile.zone,
    nowMs: wallClock.now,
    onCommitted: (delta) => publishTo(shown.timeline, delta),
    isHidden: () => shown.isHidden,
    inForce: () => shown.world?.inForce() ?? [],
    onState: (state) => {
      if (state.kind === 'lost') console.error(`the log takes nothing: ${state.why}`);
      told(state);
    },
  });
  const settings = officeSettings(city, scenario.past);
  const desk = officeDesk({
    known: DEMO_IDENTITIES,
    isDemo: true,
    contacts: settings.contacts,
    webhooks,
    ...mutedIn(config.mode, env),
    auditPath: join(dirname(kept.logPath), 'audit.db'),
    workPath: join(dirname(kept.logPath), 'workspaces.db'),
    nowMs: wallClock.now,
    city: () => (shown.isHidden ? undefined : playing.commanded()),
    durable: () => held.log.durable(),
  });
  // They go with the recording's own folder.
  const drills = exercises(
    {
      city,
      feeds,
      webhooks,
      known: DEMO_IDENTITIES,
      isDemo: true,
      settings,
      basisOf: basisFrom(scenario.documented),
      heard: new Set(recording.feeds),
      world: () => (shown.isHidden ? undefined : playing.world()),
      now: () => shown.timeline?.source().now() ?? instantOf(clock.now()),
      cityAt: () => playing.commanded().now,
      speed: clock.speed,
      logPath: kept.logPath,
      durable: () => held.log.durable(),
      folder: join(dirname(kept.logPath), 'exercise'),
      nowMs: wallClock.now,
    },
    scripts,
  );
  const tracing = traceReader({ profile: city.profile, root, folder: city.folder });
  const close = async (): Promise<void> => {
    await Promise.all([tracing.close(), drills.close(), desk.close(), held.close()]);
    kept.remove();
  };
  const playing = await replay({
    city,
    feeds,
    scenario,
    recording,
    clock,
    log: held.log,
    onStep: (repeat) => drills.hear(repeat),
    onHistory: (world) => {
      shown.world = world;
    },
    onHidden: (atMs) => {
      shown.isHidden = true;
      shown.timeline?.hold(instantOf(atMs));
      drills.groundLeft();
    },
    onShown: (source) => {
      shown.isHidden = false;
      held.history.note({ seq: source.position().seq, atMs: instantMs(source.now()) });
      if (shown.timeline === undefined) {
        shown.timeline = timeline(config.mode, source, wallClock.now);
      } else shown.timeline.reset(source);
      if (!held.isRecording()) told(held.state());
    },
  });
  if (shown.timeline === undefined) throw new Error('the replay has no city to show');
  const { control } = playing;
  const run: typeof control.run = async (command) => {
    const state = await control.run(command);
    serving.beat();
    return state;
  };
  const isWithheld = withheldOf(feeds);
  const raw = recordedRaw(recording, () => instantOf(clock.now()));
  const serving: Serving = await serve({
    city,
    timeline: shown.timeline,
    log: held,
    isReady: () => held.isRecording(),
    port: config.port,
    build,
    clientFolder: `${root}/dist`,
    office: desk.sockets,
    audit: desk.audit,
    ...(desk.work === undefined ? {} : { work: desk.work }),
    exercises: drills,
    routes: [
      ...desk.routes,
      { path: '/scripts', handler: scriptsRoute(briefings) },
      { path: '/replay', handler: replayRoute({ ...control, run }) },
      { path: '/raw', handler: rawRoute({ get: raw.get, isWithheld }) },
      {
        path: TRACE_PATH,
        handler: traceRoute(
          tracesOf({ feeds, history: held.history, raw, reader: tracing, isWithheld }),
        ),
      },
      { path: '/feeds', handler: rejectsRoute(rejectsOf(() => playing.world().state, isWithheld)) },
    ],
  }).catch(async (error: unknown) => {
    playing.stop();
    await close();
    throw error;
  });
  return {
    port: serving.port,
    beat: serving.beat,
    close: async () => {
      playing.stop();
      await serving.close();
      await close();
    },
  };
}

/** What leaves a recording would be taken for real: only if the operator says so, and never in an exercise. */
function mutedIn(mode: DemoConfig['mode'], env: Environment): { readonly muted?: Text } {
  if (mode === 'demo' && env['DEMO_WEBHOOKS'] === 'send') return {};
  return mode === 'exercise'
    ? { muted: { ko: '훈련: 전송하지 않음', en: 'exercise: not sent' } }
    : { muted: { ko: '시연: 전송하지 않음', en: 'recording: not sent' } };
}

function opening(config: DemoConfig, scenario: Scenario): number {
  const { zone } = config.city.profile;
  const asked = config.from ?? scenario.opensAt;
  const from = asked.length === 'HH:mm'.length ? onTheNight(asked, scenario, zone) : asked;
  if (from >= scenario.from && from <= scenario.to) return instantMs(from);
  const inZone = (instant: Instant): string => localTimeText(instant, zone, 'yyyy-MM-dd HH:mm');
  throw new ConfigError(
    `--from: expected ${inZone(scenario.from)} to ${inZone(scenario.to)}, found ${asked}`,
  );
}

const DAY_MS = 86_400_000;

/** The first such local time at or after the recording's begin. */
function onTheNight(localTime: string, scenario: Scenario, zone: string): Instant {
  const date = localTimeText(scenario.from, zone, 'yyyy-MM-dd');
  const sameDay = zonedInstant(`${date} ${localTime}`, zone, 'yyyy-MM-dd HH:mm');
  if (sameDay === undefined) throw new ConfigError(`--from: no such time ${date} ${localTime}`);
  return sameDay >= scenario.from ? sameDay : instantOf(instantMs(sameDay) + DAY_MS);
}
