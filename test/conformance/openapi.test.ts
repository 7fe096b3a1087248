import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { EventVersionsAnswer, FeedsAnswer } from '../../contract/api.ts';
import type { FrameHeader } from '../../contract/dense-frame.ts';
import { TOPICS, type Snapshot } from '../../contract/delta.ts';
import type { CityEvent } from '../../contract/event.ts';
import type { DatastreamEntry } from '../../contract/history.ts';
import type { SessionAnswer } from '../../contract/session.ts';
import { PROTOCOL, SOCKET_PATH } from '../../contract/socket.ts';
import { pausedDemo, type PausedDemo } from '../support/paused-demo.ts';
import { REPORT, STATE } from '../support/wall-and-phone.ts';
import { documentChecker } from '../support/strict-schemas.ts';
import { askedAddresses } from './asked-addresses.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
}
interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, unknown>> }>
  >;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

let city: PausedDemo;
let document: Document;
let breaches: ReturnType<typeof documentChecker>;

beforeAll(async () => {
  city = await pausedDemo('17:30');
  const served: unknown = await (await fetch(`${city.base}/openapi.json`)).json();
  document = served as Document;
  breaches = documentChecker(served as Record<string, unknown>);
}, 120_000);
afterAll(() => city[Symbol.asyncDispose]());

async function json<T>(path: string): Promise<T> {
  const response = await fetch(`${city.base}${path}`);
  const text = await response.text();
  expect(response.status, `${path}: ${text.slice(0, 500)}`).toBe(200);
  return JSON.parse(text) as T;
}

/** What the document does not allow of the answer of a path, by its status and media type. */
async function misfits(template: string, path: string): Promise<readonly string[]> {
  const response = await fetch(`${city.base}${path}`);
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const status = String(response.status);
  const steps = ['paths', template, 'get', 'responses', status, 'content', type, 'schema'];
  const text = await response.text();
  const value: unknown = type.endsWith('json') ? JSON.parse(text) : text;
  const wrong = breaches(steps.map(escaped).join(''), value).slice(0, 3);
  return wrong.map((breach) => `${path}: ${breach}`);
}

const escaped = (step: string): string =>
  `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`;

test('the document is OpenAPI 3.1', async () => {
  const result = await new Validator().validate({ ...document });
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
});

test('what is described is served', async () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })),
  );
  expect(operations.length).toBeGreaterThanOrEqual(20);
  for (const { path, method } of operations) {
    const address = `${city.base}${path.replaceAll(/\{\w+\}/g, 'x')}?subject=none`;
    const response = await fetch(address, { method });
    const text = await response.text();
    expect(text, `${method} ${path}`).not.toContain('no such resource');
    expect(response.status, `${method} ${path}`).not.toBe(405);
  }
});

test('every answer has the shape that the document gives it', { timeout: 60_000 }, async () => {
  const { feeds } = await json<FeedsAnswer>('/api/v1/feeds');
  const events = await json<readonly CityEvent[]>('/api/v1/events?kind=incident&limit=5');
  const { datastreams } = await json<{ datastreams: readonly DatastreamEntry[] }>(
    '/api/v1/datastreams',
  );
  const stream = encodeURIComponent(datastreams[0]?.datastream ?? '');
  const id = encodeURIComponent(events[0]?.id ?? '');
  const { versions } = await json<EventVersionsAnswer>(`/api/v1/events/${id}`);
  const raw = versions[0]?.raw ?? '';
  const { demo = [] } = await json<SessionAnswer>('/api/v1/session');
  const at = { type: 'Point', coordinates: [126.9, 37.5] };
  const features = [{ type: 'Feature', properties: { name: '수문' }, geometry: at }];
  const shared = await fetch(`${city.base}/api/v1/overlays/described-gates`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${demo[0]?.token}` },
    body: JSON.stringify({
      version: 0,
      name: '수문',
      file: { type: 'FeatureCollection', features },
    }),
  });
  expect(shared.status).toBe(200);
  const asked = askedAddresses({ stream, id, raw, feed: feeds[0]?.feed ?? '' });
  const paths = Object.entries(document.paths).filter(([, methods]) => 'get' in methods);
  const wrong: string[] = [];
  for (const [path] of paths) {
    for (const address of asked[path] ?? [path]) wrong.push(...(await misfits(path, address)));
  }
  expect(wrong).toEqual([]);
});

test(
  'the stream is described by AsyncAPI 3, and sends what it says',
  { timeout: 60_000 },
  async () => {
    const described = await json<Record<string, unknown>>('/asyncapi.json');
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const form: unknown = JSON.parse(readFileSync(ASYNCAPI_3, 'utf8'));
    ajv.validate(form as object, described);
    expect(ajv.errors ?? []).toEqual([]);

    const wrongIn = documentChecker(described, Ajv);
    const sent = new Map<string, unknown>();
    const wrong: string[] = [];
    const check = (
      name: string,
      value: unknown,
      pointer = `/components/messages/${name}/payload`,
    ) => {
      sent.set(name, value);
      wrong.push(
        ...wrongIn(pointer, value)
          .slice(0, 3)
          .map((breach) => `${name}: ${breach}`),
      );
    };
    const socket = io(city.base, { path: SOCKET_PATH, transports: ['websocket'] });
    socket.on('snapshot', (bytes: Buffer) => check('snapshot', parsed(gunzipSync(bytes))));
    socket.on('delta', (text: string | Buffer) => check('delta', parsed(text)));
    socket.on('heartbeat', (heartbeat: unknown) => check('heartbeat', heartbeat));
    socket.on('frame', (bytes: Buffer) => {
      const header = parsed(bytes.subarray(4, 4 + bytes.readUInt32LE()));
      check((header as FrameHeader).topic, header, '/components/messages/frame/x-head');
    });
    const ask = async (name: string, request: object): Promise<void> => {
      check(name, request);
      check(`${name}Answer`, await socket.emitWithAck(name, request));
    };
    const watch = { protocol: PROTOCOL, view: 'ops', timeline: 'live', topics: TOPICS };
    await ask('watch', watch);
    await city.run({ action: 'speed', speed: 60 });
    await city.run({ action: 'play' });
    const names = ['watchAnswer', 'snapshot', 'heartbeat', 'delta', 'positions', 'links'];
    const came = (): unknown => expect([...sent.keys()]).toEqual(expect.arrayContaining(names));
    await vi.waitFor(came, { timeout: 30_000 });
    await city.run({ action: 'pause' });

    const { events } = await json<Snapshot>('/api/v1/snapshot');
    const about = events.find(({ kind }) => kind === 'incident')?.subject ?? '';
    const { demo = [] } = await json<SessionAnswer>('/api/v1/session');
    const token = demo.find(({ role }) => role === 'supervisor')?.token ?? '';
    const dueAt = '2022-08-09T00:00:00Z';
    const order = { key: 'described-order', about, recipient: 'topis', text: '통제', dueAt };
    await ask('direct', { ...order, token });
    expect(sent.get('directAnswer')).toMatchObject({ ok: true });
    const ordered = '/api/v1/events?kind=directive';
    await vi.waitFor(async () => expect(await json(ordered)).toHaveLength(1), { timeout: 30_000 });
    wrong.push(...(await misfits('/api/v1/events', ordered)));
    await ask('ack', { key: 'described-ack', subject: about });
    expect(sent.get('ackAnswer')).toMatchObject({ ok: false, code: 'unknown-role' });

    // A wall and a phone may be one page.
    const heard = vi.fn<(driven: unknown, answer: (taken: object) => void) => void>(
      (driven, answer) => {
        check('driven', driven);
        check('drivenAnswer', { ok: true });
        answer({ ok: true });
      },
    );
    socket.on('driven', heard);
    for (const name of ['shown', 'presenters']) {
      socket.on(name, (value: unknown) => check(name, value));
    }
    await ask('screen', REPORT);
    const { code } = sent.get('screenAnswer') as { readonly code: string };
    await ask('pair', { code, name: '시험' });
    check('screenState', STATE);
    socket.emit('screenState', STATE);
    await ask('drive', { key: 'described-drive', command: { type: 'identify' } });
    expect(sent.get('driveAnswer')).toMatchObject({ ok: true });
    expect(heard).toHaveBeenCalledOnce();
    wrong.push(...(await misfits('/api/v1/screens', '/api/v1/screens')));
    const both = ['shown', 'presenters'];
    await vi.waitFor(() => expect([...sent.keys()]).toEqual(expect.arrayContaining(both)));

    // A command of a playback while there is none is refused, in the same words.
    await ask('pause', { isPaused: true });
    expect(sent.get('pauseAnswer')).toMatchObject({ ok: false });
    sent.delete('heartbeat');
    await ask('watch', { ...watch, timeline: { from: '2022-08-08T08:10:00Z', speed: 1 } });
    await ask('answer', {
      key: 'described-answer',
      directive: '2022-0808-01',
      state: 'read',
      token,
    });
    expect(sent.get('answerAnswer')).toMatchObject({ ok: false, code: 'past' });
    await ask('seek', { at: '2022-08-08T08:20:00Z', basis: 'happened' });
    await ask('speed', { speed: 60 });
    await ask('pause', { isPaused: true });
    await ask('step', { direction: -1 });
    expect(sent.get('stepAnswer')).toMatchObject({ ok: true, basis: 'happened' });
    await vi.waitFor(came, { timeout: 30_000 });
    expect(sent.get('heartbeat')).toMatchObject({ mode: 'demo', basis: 'happened' });
    await ask('watch', { ...watch, protocol: 0 });
    expect(sent.get('watchAnswer')).toMatchObject({ ok: false });
    socket.disconnect();
    expect(wrong).toEqual([]);
  },
);

const require = createRequire(import.meta.url);
const ASYNCAPI_3 = require.resolve('@asyncapi/specs/schemas/3.0.0-without-$id.json');
const parsed = (text: string | Buffer): unknown => JSON.parse(text.toString());

test('what is not described is not served', async () => {
  const paths = '/api/v1 /api/v1/events/a/b /api/v1/export /api/v1/feeds/x /docs/html.ts';
  for (const path of [...paths.split(' '), '/docs/docs-page.ts']) {
    const response = await fetch(`${city.base}${path}`);
    expect(response.status, path).toBe(404);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
  }
});
