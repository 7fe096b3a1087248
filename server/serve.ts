import type { RequestHandler } from 'express';
import { Registry } from 'prom-client';
import type { CityAnswer } from '../contract/api.ts';
import { cameraOrigins } from './camera-places.ts';
import type { CityLog } from './city-log.ts';
import type { Audit } from './command/audit.ts';
import type { DeskWork } from './command/desk-work.ts';
import { ConfigError } from './config/config-error.ts';
import type { City } from './config/load-city.ts';
import { dutyHours } from './config/duty-profile.ts';
import { findBrowser } from './hub/briefing/find-browser.ts';
import type { ExerciseDesk } from './exercise/exercise-desk.ts';
import { servedExercises } from './exercise/served-exercises.ts';
import { httpApi } from './hub/http-api.ts';
import { httpServer } from './hub/http-server.ts';
import type { AdmissionLimits } from './hub/admission.ts';
import { presence } from './hub/presence.ts';
import { NO_OFFICE, type SocketOffice } from './hub/socket-commands.ts';
import { overlaysRoute } from './hub/overlays-route.ts';
import { watchListRoute } from './hub/watch-list-route.ts';
import { workspacesRoute } from './hub/workspaces-route.ts';
import { screensRoute } from './hub/screens/screens-route.ts';
import { screenRelay } from './hub/screens/screen-relay.ts';
import { streamSocket, type StreamSocketServer } from './hub/stream-socket.ts';
import type { Timeline } from './hub/timeline.ts';
import { wallClock } from './intake/clock.ts';
import { metrics } from './metrics.ts';
import { overlayOrigins } from './overlay-origins.ts';
import { screenMetrics } from './screen-metrics.ts';

export interface ServeParts {
  readonly city: City;
  readonly timeline: Timeline;
  readonly log: CityLog;
  readonly isReady: () => boolean;
  readonly port: number;
  /** Who is let onto the stream; absent = the usual. */
  readonly limits?: AdmissionLimits;
  /** Takes people's commands from sockets. */
  readonly office?: SocketOffice;
  /** Where pairings with walls, and commands to them from afar, are entered. */
  readonly audit: Pick<Audit, 'append' | 'find'>;
  /** What analysts keep; they see each other in it. */
  readonly work?: DeskWork;
  /** Exercises beside the timeline; absent = none can be held. */
  readonly exercises?: ExerciseDesk;
  readonly build: string;
  readonly clientFolder: string;
  readonly routes: readonly { readonly path: string; readonly handler: RequestHandler }[];
}

export interface Serving {
  readonly port: number;
  /** Tells every screen the clock's speed now. */
  readonly beat: () => void;
  close(): Promise<void>;
}

/** Walls come back over this span when the server goes away, not all at once. */
const RETRY_SPREAD_MS = 10_000;

/** Opens HTTP and sockets on one port. A port that is taken is a ConfigError. */
export async function serve(parts: ServeParts): Promise<Serving> {
  const { city, timeline, port, work } = parts;
  let sockets: StreamSocketServer | undefined;
  const { past, history } = parts.log;
  const answer = cityAnswer(city, timeline);
  const { who } = parts.office ?? NO_OFFICE;
  const exercises = parts.exercises && servedExercises(parts.exercises, who, answer);
  const registry = new Registry();
  const screenFigures = screenMetrics(registry);
  const walls = screenRelay({
    nowMs: wallClock.now,
    cityNow: () => timeline.source().now(),
    audit: parts.audit,
    onDelivered: screenFigures.onDelivered,
  });
  const offered = { hosts: overlayOrigins(city), named: city.profile.overlays };
  const app = httpApi({
    ...parts,
    routes: [
      ...parts.routes,
      ...(exercises === undefined ? [] : [{ path: '/exercises', handler: exercises.route }]),
      { path: '/screens', handler: screensRoute(who, walls) },
      ...(work === undefined
        ? []
        : [
            { path: '/workspaces', handler: workspacesRoute(who, work.workspaces) },
            { path: '/watch-list', handler: watchListRoute(who, work.watchLists) },
            { path: '/overlays', handler: overlaysRoute(who, work.overlays, offered) },
          ]),
    ],
    ...(exercises === undefined ? {} : { exercise: exercises.parts }),
    at: (instant, basis, under) => past.textAt(instant, basis, timeline.source().now(), under),
    span: () => past.span(),
    history,
    city: answer,
    mapOrigins: [...new Set([...mapOrigins(city), ...offered.hosts])],
    cameraOrigins: cameraOrigins(city),
    shifts: dutyHours(city),
    browser: () => findBrowser(process.env),
    mapsFolder: city.mapsFolder,
    metrics: metrics({
      registry,
      timeline,
      log: parts.log,
      sockets: () => sockets,
      noteOthers: () => screenFigures.note(walls),
    }),
  });
  const colleagues = work && presence({ who, workspaces: work.workspaces });
  const http = httpServer(app);
  const stream = streamSocket(
    http,
    timeline,
    parts.build,
    parts.limits,
    past,
    parts.office,
    exercises?.find,
    walls,
    colleagues,
  );
  sockets = stream;
  try {
    await new Promise<void>((resolve, reject) => {
      http.once('error', reject);
      http.listen(port, () => resolve());
    });
  } catch (error) {
    await stream.close(0);
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'EADDRINUSE' ? 'it is in use' : String(code ?? error);
    throw new ConfigError(`--port: expected a free port, found ${port}: ${why}`);
  }
  const address = http.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    beat: stream.beat,
    close: () => {
      colleagues?.close();
      return stream.close(RETRY_SPREAD_MS);
    },
  };
}

function cityAnswer({ profile, districts }: City, timeline: Timeline): CityAnswer {
  const { id, name, languages, zone, bounds, wall, screens, places, attribution } = profile;
  const { style, note } = profile.basemap;
  return {
    id,
    name,
    shortName: profile.shortName ?? name,
    languages,
    zone,
    bounds,
    districts,
    wall,
    screens,
    figures: profile.figures.map((figure) => ({
      id: figure.id,
      domain: figure.domain,
      label: figure.label,
    })),
    ...(profile.emergencyNumber === undefined ? {} : { emergencyNumber: profile.emergencyNumber }),
    ...(profile.night === undefined ? {} : { night: profile.night }),
    ...(profile.layers === undefined ? {} : { layers: profile.layers }),
    basemap: {
      ...(style === undefined ? {} : { style }),
      ...(note === undefined ? {} : { note }),
    },
    places,
    attribution,
    mode: timeline.mode,
  };
}

/** Where the operator's own map comes from; none unless the city names a style. */
function mapOrigins({ profile }: City): readonly string[] {
  const { style, hosts } = profile.basemap;
  if (style === undefined) return [];
  const { origin, protocol } = new URL(style);
  return [...new Set([origin, ...hosts.map((host) => `${protocol}//${host}`)])];
}
