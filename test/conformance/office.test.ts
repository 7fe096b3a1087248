import { gunzipSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { COMMANDS, type CommandAnswer, type CommandName } from '../../contract/command.ts';
import type { Snapshot } from '../../contract/delta.ts';
import type { ExerciseAnswer } from '../../contract/exercise.ts';
import type { SessionAnswer } from '../../contract/session.ts';
import { PROTOCOL, SOCKET_PATH } from '../../contract/socket.ts';
import { pausedDemo, type PausedDemo } from '../support/paused-demo.ts';
import { documentChecker } from '../support/strict-schemas.ts';

let city: PausedDemo;
let breaches: ReturnType<typeof documentChecker>;
let tokens: ReadonlyMap<string, string>;
let events: Snapshot['events'];
const wrong: string[] = [];

beforeAll(async () => {
  // Alarms, situations and the stage are there by then.
  city = await pausedDemo('17:40');
  const read = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${city.base}${path}`)).json()) as T;
  breaches = documentChecker(await read('/openapi.json'));
  const { demo = [] } = await read<SessionAnswer>('/api/v1/session');
  tokens = new Map(demo.map(({ role, token }) => [role, token]));
  ({ events } = await read<Snapshot>('/api/v1/snapshot'));
}, 180_000);
afterAll(() => city[Symbol.asyncDispose]());

const escaped = (step: string): string =>
  `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`;

interface Sent {
  readonly role?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks and notes what the document does not allow of the answer; `template` as the document names it. */
async function answered<T>(
  template: string,
  path: string,
  status: number,
  { role, body, headers = {} }: Sent = {},
): Promise<T> {
  const bearer = role === undefined ? {} : { authorization: `Bearer ${tokens.get(role) ?? role}` };
  const method = body === undefined ? 'get' : 'post';
  const own = { 'content-type': 'application/json', ...bearer, ...headers };
  const response = await fetch(`${city.base}/api/v1${path}`, {
    method,
    headers: own,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  expect(response.status, `${path}: ${text.slice(0, 300)}`).toBe(status);
  const type = response.headers.get('content-type')?.split(';')[0] ?? '';
  const where = ['paths', `/api/v1${template}`, method, 'responses', String(status)];
  const pointer = [...where, 'content', type, 'schema'].map(escaped).join('');
  const value: unknown = JSON.parse(text);
  for (const breach of breaches(pointer, value).slice(0, 3)) {
    wrong.push(`${method} ${path} ${status}: ${breach}`);
  }
  return value as T;
}

const subjectOf = (kind: string, state?: string): string =>
  events.find(
    (event) =>
      event.kind === kind &&
      (state === undefined || ('state' in event.data && event.data.state === state)),
  )?.subject ?? '';

test('alarms, situations, stage and orders of a night have the shape that the document gives them', async () => {
  for (const kind of ['alarm', 'situation', 'stage']) {
    const found = await answered<readonly unknown[]>(
      '/events',
      `/events?kind=${kind}&limit=300`,
      200,
    );
    expect(found.length, kind).toBeGreaterThan(0);
  }
  await answered('/snapshot', '/snapshot', 200);
  expect(wrong).toEqual([]);
});

test('session, commands, signed answers and audit answer as described, refused or not', async () => {
  const command = '/commands/{name}';
  const said = (name: CommandName, status: number, body: object, role?: string) =>
    answered<CommandAnswer>(command, `/commands/${name}`, status, {
      body,
      ...(role === undefined ? {} : { role }),
    });
  for (const role of [undefined, 'operator', 'supervisor']) {
    await answered('/session', '/session', 200, role === undefined ? {} : { role });
  }
  await answered('/session', '/session', 401, { role: 'nobody-knows-this' });
  const subject = subjectOf('alarm', 'unack-active');
  const about = subjectOf('situation');
  const order = { about, recipient: 'topis', text: '통제 🚧', dueAt: '2022-08-08T14:00:00Z' };
  await said('ack', 401, {});
  await said('direct', 403, {}, 'operator');
  await said('ack', 400, {}, 'operator');
  await said('ack', 404, { key: 'conform-none', subject: 'alarm/none' }, 'operator');
  await said('ack', 200, { key: 'conform-ack1', subject }, 'operator');
  await said('ack', 200, { key: 'conform-ack1', subject }, 'operator');
  await said('ack', 409, { key: 'conform-ack2', subject }, 'operator');
  await said('stage', 200, { key: 'conform-stage', level: '2', reason: '시험' }, 'executive');
  await said('crisis', 200, { key: 'conform-crisis', level: '경계' }, 'supervisor');
  const done = await said('direct', 200, { key: 'conform-order', ...order }, 'supervisor');
  const number = done.ok ? done.subject.replace('directive/', '') : '';
  const answers = `/directives/${number}/answers`;
  const unsigned = {
    body: { key: 'conform-answer', state: 'read' },
    headers: { 'office-contact': 'x' },
  };
  await answered('/directives/{number}/answers', answers, 401, unsigned);
  for (const kind of ['alarm', 'stage', 'directive']) {
    await answered('/events', `/events?kind=${kind}&limit=300`, 200);
  }
  await answered('/snapshot', '/snapshot', 200);
  await answered('/audit', '/audit', 401);
  await answered('/audit', '/audit', 403, { role: 'operator' });
  await answered('/audit', '/audit?limit=0', 400, { role: 'supervisor' });
  const { entries } = await answered<{ entries: readonly unknown[] }>('/audit', '/audit', 200, {
    role: 'supervisor',
  });
  expect(entries.length).toBeGreaterThanOrEqual(10);
  expect(wrong).toEqual([]);
});

test('every command is an event of the stream, described with its request and answer', async () => {
  const described = (await (await fetch(`${city.base}/asyncapi.json`)).json()) as {
    readonly components: { readonly messages: Readonly<Record<string, unknown>> };
    readonly operations: Readonly<Record<string, unknown>>;
  };
  const { messages } = described.components;
  expect(Object.keys(messages)).toEqual(
    expect.arrayContaining(COMMANDS.flatMap((name) => [name, `${name}Answer`])),
  );
  const allowed = documentChecker(described, Ajv);
  const check = (name: string, value: unknown): void => {
    for (const breach of allowed(`/components/messages/${name}/payload`, value).slice(0, 3)) {
      wrong.push(`${name}: ${breach}`);
    }
  };
  const socket = io(city.base, { path: SOCKET_PATH, transports: ['websocket'] });
  const seen = new Set<string>();
  socket.on('snapshot', (bytes: Buffer) => {
    const snapshot = JSON.parse(gunzipSync(bytes).toString()) as Snapshot;
    for (const { kind } of snapshot.events) seen.add(kind);
    check('snapshot', snapshot);
  });
  socket.on('delta', (text: string | Buffer) => {
    seen.add('delta');
    check('delta', JSON.parse(text.toString()));
  });
  const watch = { protocol: PROTOCOL, view: 'ops', timeline: 'live', topics: ['core'] };
  await socket.emitWithAck('watch', watch);
  const token = tokens.get('supervisor');
  const subject = subjectOf('alarm', 'unack-active');
  const about = subjectOf('situation');
  const dueAt = '2022-08-08T14:00:00Z';
  const requests: Readonly<Record<CommandName, object>> = {
    ack: { subject },
    assign: { subject, assignee: '박주임' },
    note: { subject, text: '현장 확인\n<b>통제</b>' },
    shelve: { subject, minutes: 15, reason: '점검' },
    unshelve: { subject },
    snooze: { subject, reason: '점검' },
    stage: { level: '3', reason: '시험' },
    crisis: { level: '심각' },
    direct: { about, recipient: 'fire-119', text: '배수', dueAt },
    answer: { directive: '2022-0808-01', state: 'declined', reason: '장비 없음' },
  };
  for (const name of COMMANDS) {
    const request = { token, key: `by-socket-${name}`, ...requests[name] };
    check(name, request);
    const answer = (await socket.emitWithAck(name, request)) as CommandAnswer;
    check(`${name}Answer`, answer);
    expect(answer.ok ? 'done' : answer.code, name).toMatch(/^(?:done|conflict)$/);
  }
  await city.run({ action: 'play' });
  const kinds = ['alarm', 'situation', 'stage', 'delta'];
  await vi.waitFor(() => expect([...seen]).toEqual(expect.arrayContaining(kinds)), 30_000);
  await city.run({ action: 'pause' });
  socket.disconnect();
  expect(wrong).toEqual([]);
});

test('briefings of every kind, and why there is none', { timeout: 90_000 }, async () => {
  const path = '/briefing';
  const span = 'from=2022-08-08T07:40:00.000Z&to=2022-08-08T08:40:00.000Z';
  const asked = [`kind=changes&${span}`, `kind=shift&${span}`, `kind=morning&${span}`];
  const about = encodeURIComponent(subjectOf('situation'));
  for (const query of [...asked, `kind=after-action&subject=${about}&${span}`]) {
    const known = '&knownAt=2022-08-08T08:40:00.000Z';
    await answered(path, `/briefing?${query}${known}`, 200);
  }
  await answered(path, '/briefing?kind=after-action', 400);
  await answered(path, `/briefing?kind=after-action&subject=situation/none&${span}`, 404);
  await answered(path, `/briefing?kind=changes&exercise=none&${span}`, 404);
  expect(wrong).toEqual([]);
});

test(
  'exercises: started, steered, commanded and read as described',
  { timeout: 90_000 },
  async () => {
    const all = '/exercises';
    const one = '/exercises/{exercise}';
    const role = 'supervisor';
    const start = { script: 'southeast-underpass', key: 'conform-drill', over: 'empty' };
    await answered(all, all, 401, { body: start });
    await answered(all, all, 403, { body: start, role: 'operator' });
    await answered(all, all, 400, { body: {}, role });
    await answered(all, all, 404, {
      body: { ...start, script: 'none', key: 'conform-none' },
      role,
    });
    const { id } = await answered<ExerciseAnswer>(all, all, 201, { body: start, role });
    const other = { ...start, over: 'timeline' };
    await answered(all, all, 409, { body: other, role });
    await answered(all, all, 200);
    const own = `${all}/${id}`;
    await answered(one, own, 200);
    await answered(one, `${all}/none`, 404);
    const peak = { action: 'inject', inject: 'peak', key: 'conform-peak' };
    await answered(one, own, 200, { body: peak, role });
    await answered(one, own, 400, { body: { ...peak, inject: 'none', key: 'conform-no' }, role });
    for (const below of ['city', 'feeds', 'timeline', 'snapshot', 'datastreams', 'events']) {
      await answered(`${one}/${below}`, `${own}/${below}`, 200);
    }
    const ack = { key: 'conform-drill-ack', subject: 'alarm/none' };
    await answered(`${one}/commands/{name}`, `${own}/commands/ack`, 404, { body: ack, role });
    await answered(`${one}/audit`, `${own}/audit`, 200, { role });
    await answered(one, own, 200, { body: { action: 'end', key: 'conform-end' }, role });
    await answered(one, own, 409, { body: { ...peak, key: 'conform-late' }, role });
    expect(wrong).toEqual([]);
  },
);
