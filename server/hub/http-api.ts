import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { CityAnswer, FeedsAnswer } from '../../contract/api.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import { PROTOCOL } from '../../contract/socket.ts';
import { lastResort } from './last-resort.ts';
import { problem } from './problem.ts';
import type { Timeline } from './timeline.ts';

/** The city as the log holds it at an instant. */
export interface HeldState {
  readonly seq: number;
  readonly events: readonly CityEvent[];
}

/** What the HTTP interface shows; composed in main. */
export interface HttpParts {
  readonly timeline: Timeline;
  readonly city: CityAnswer;
  /** What was in force at an instant; undefined when that is not held. */
  readonly at: (instant: Instant) => Promise<HeldState | undefined>;
  /** Origins that the operator's own map is fetched from. */
  readonly mapOrigins: readonly string[];
  readonly isReady: () => boolean;
  readonly metrics: () => Promise<{ readonly type: string; readonly text: string }>;
  /** Folder of the built client. */
  readonly clientFolder: string;
  /** Base maps of cities that are not in the built client. */
  readonly mapsFolder: string | undefined;
  /** Routes of the mode: the replay control, or the push feeds of a live city. */
  readonly routes: readonly { readonly path: string; readonly handler: RequestHandler }[];
}

/** A wall keeps its screen awake; nothing here looks, listens or asks where it stands. */
const PERMISSIONS = 'geolocation=(), camera=(), microphone=(), screen-wake-lock=(self)';
const REQUESTS_A_MINUTE = 600;
/** Hashed assets never change; pages must be asked for anew. */
const YEAR_MS = 365 * 24 * 3_600_000;

/** The HTTP interface: `/api/v1`, health, metrics and the built pages, under a strict CSP. */
export function httpApi(parts: HttpParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(parts.mapOrigins));
  app.use((_request, response, next) => {
    response.set('permissions-policy', PERMISSIONS);
    next();
  });
  app.get('/healthz', (_request, response) => void response.type('text').send('ok\n'));
  app.get('/readyz', (_request, response) => {
    const isReady = parts.isReady();
    response
      .status(isReady ? 200 : 503)
      .type('text')
      .send(isReady ? 'ready\n' : 'not ready\n');
  });
  app.get('/metrics', async (_request, response) => {
    const { type, text } = await parts.metrics();
    response.type(type).send(text);
  });
  app.use(
    '/api/v1',
    rateLimit({ windowMs: 60_000, limit: REQUESTS_A_MINUTE, handler: tooMany }),
    apiRoutes(parts),
  );
  app.use('/assets', express.static(`${parts.clientFolder}/assets`, { maxAge: YEAR_MS }));
  app.use('/assets', (_request, response) => problem(response, 404, 'no such asset'));
  if (parts.mapsFolder !== undefined) app.use('/basemap', express.static(parts.mapsFolder));
  app.use(express.static(parts.clientFolder, { index: false, maxAge: 0 }));
  app.get('/', (_request, response) => response.redirect('/wall'));
  app.get('/wall', (_request, response) => {
    response.set('cache-control', 'no-cache');
    response.sendFile('index.html', { root: parts.clientFolder });
  });
  app.use((request, response) => problem(response, 404, 'no such resource', request.path));
  app.use(lastResort);
  return app;
}

function tooMany(_request: Request, response: Response): void {
  problem(response, 429, 'too many requests');
}

function apiRoutes({ timeline, city, at, routes }: HttpParts): express.Router {
  const api = express.Router();
  api.get('/city', (_request, response) => void response.json(city));
  api.get('/feeds', (_request, response) => {
    const source = timeline.source();
    const feeds = [...timeline.events()].filter((event) => event.kind === 'feed');
    const body: FeedsAnswer = { now: source.now(), feeds: feeds.map(({ data }) => data) };
    response.json(body);
  });
  api.get('/snapshot', async (request, response) => {
    const { view, at: instant } = request.query;
    if (view !== undefined && view !== 'ops') {
      return problem(response, 400, 'bad view', `view: expected ops, got ${String(view)}`);
    }
    if (instant !== undefined && Number.isNaN(Date.parse(String(instant)))) {
      return problem(response, 400, 'bad instant', 'at: expected an RFC 3339 instant');
    }
    const source = timeline.source();
    const now = instant === undefined ? source.now() : new Date(String(instant)).toISOString();
    const held = instant === undefined ? present(timeline) : await at(now);
    if (held === undefined) return problem(response, 404, 'not held', `nothing is held at ${now}`);
    const snapshot: Snapshot = {
      epoch: timeline.position().epoch,
      seq: held.seq,
      protocol: PROTOCOL,
      city: city.id,
      view: 'ops',
      topics: ['core', 'observations', 'positions', 'links'],
      mode: timeline.mode,
      speed: source.speed(),
      now,
      events: held.events,
    };
    response.json(snapshot);
  });
  for (const { path, handler } of routes) api.use(path, handler);
  return api;
}

function present(timeline: Timeline): HeldState {
  const events = [...timeline.events()];
  return { seq: timeline.position().seq, events };
}

function securityHeaders(mapOrigins: readonly string[]): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:', ...mapOrigins],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...mapOrigins],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: false,
  });
}
