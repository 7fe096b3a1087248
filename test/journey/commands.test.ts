import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Problem, TimelineAnswer } from '../../contract/api.ts';
import { COMMANDS, type CommandAnswer } from '../../contract/command.ts';
import type { SessionAnswer } from '../../contract/session.ts';
import { PROTOCOL, SOCKET_PATH, type WatchAnswer } from '../../contract/socket.ts';
import { asShown } from '../support/as-shown.ts';
import { startOfficeProcess, TOKENS, type OfficeProcess } from '../support/office-process.ts';
import {
  signatureOf,
  startOrderRecipient,
  type OrderRecipient,
} from '../support/order-recipient.ts';

const SECRET = 'between-the-office-and-roads';
const DOCS = readFileSync('docs/commands.md', 'utf8');
const run = promisify(execFile);
const WAIT = { timeout: 40_000, interval: 100 };
let office: OfficeProcess;
let roads: OrderRecipient;

beforeAll(async () => {
  roads = await startOrderRecipient(SECRET);
  const contact = (id: string, webhook: string): string => `
  - id: ${id}
    name: { ko: ${id} 담당, en: ${id} }
    duty: { ko: 현장, en: On site }
${webhook}`;
  const hook = (env: string, more: string): string =>
    `    webhook: { url: '${roads.url}', secretEnv: ${env}${more} }`;
  const contacts = `contacts:${contact('desk', '')}
${contact('roads', hook('ROADS_SECRET', ', allowPrivate: true'))}
${contact('inside', hook('ROADS_SECRET', ''))}
${contact('keyless', hook('NOBODY_SET_IT', ', allowPrivate: true'))}
`;
  office = await startOfficeProcess({
    files: { 'contacts.yaml': contacts },
    env: { ROADS_SECRET: SECRET },
  });
}, 120_000);
afterAll(async () => {
  await office[Symbol.asyncDispose]();
  await roads[Symbol.asyncDispose]();
});

async function answered(response: Response): Promise<CommandAnswer & Problem> {
  return (await response.json()) as CommandAnswer & Problem;
}

async function session(token?: string): Promise<SessionAnswer> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${office.city.url}/api/v1/session`, { headers });
  expect(response.headers.get('cache-control')).toBe('no-store');
  return (await response.json()) as SessionAnswer;
}

function viewer() {
  return io(office.city.url, { path: SOCKET_PATH, transports: ['websocket'], forceNew: true });
}

test('whoever has no token may only read, whichever way and whatever it says', async () => {
  expect(await session()).toEqual({ actor: null, may: [], isReadOnly: false });
  const screen = viewer();
  for (const name of COMMANDS) {
    const response = await office.command(name, { key: 'wall-screen-1' });
    expect(response.status).toBe(401);
    expect(await answered(response)).toMatchObject({ code: 'unknown-role', status: 401 });
    const answer = (await screen.emitWithAck(name, { token: 'guessed-0123456789' })) as unknown;
    expect(answer).toMatchObject({ ok: false, code: 'unknown-role' });
  }
  screen.disconnect();
  expect((await office.command('ack', {}, 'guessed-0123456789')).status).toBe(401);
});

test('a role may do what the table says and no more; what it may is told', async () => {
  expect(await session(TOKENS.viewer)).toMatchObject({ actor: { role: 'viewer' }, may: [] });
  expect((await session(TOKENS.operator)).may).toEqual(expect.arrayContaining(['ack', 'answer']));
  expect((await session(TOKENS.operator)).may).not.toContain('direct');
  expect((await session(TOKENS.supervisor)).may).toEqual([...COMMANDS]);
  const refused = await office.command('direct', {}, TOKENS.operator);
  expect([refused.status, await answered(refused)]).toMatchObject([403, { code: 'not-allowed' }]);
  expect((await office.command('ack', {}, TOKENS.viewer)).status).toBe(403);
});

test('what cannot be read is 400 with what was expected, and the server goes on', async () => {
  const body = await answered(await office.direct('short'));
  expect(body).toMatchObject({ status: 400, code: 'bad-request' });
  expect(body.detail).toContain('key');
  const send = (path: string, text: string): Promise<Response> =>
    fetch(`${office.city.url}/api/v1/commands/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${TOKENS.supervisor}`,
      },
      body: text,
    });
  expect((await send('direct', '{"key":')).status).toBe(400);
  expect((await send('direct', `{"text":"${'x'.repeat(20_000)}"}`)).status).toBe(413);
  expect((await send('dance', '{}')).status).toBe(404);
  expect((await office.direct('about-nothing', { about: 'incident/x/1' })).status).toBe(404);
});

test('a key is carried out once: sent again, five times at once, and with something else', async () => {
  const first = await answered(await office.direct('order-number-1'));
  expect(first).toMatchObject({ ok: true });
  const again = await answered(await office.direct('order-number-1'));
  expect(again).toEqual({ ...first, repeated: true });
  const other = await office.direct('order-number-1', { text: '다른 지시' });
  expect([other.status, await answered(other)]).toMatchObject([409, { code: 'conflict' }]);

  const before = (await office.directives()).length;
  const same = await Promise.all([1, 2, 3, 4, 5].map(() => office.direct('order-number-2')));
  const answers = await Promise.all(same.map(answered));
  expect(new Set(answers.map((answer) => answer.ok && answer.subject)).size).toBe(1);
  expect(answers.filter((answer) => answer.ok && answer.repeated !== true)).toHaveLength(1);
  expect(await office.directives()).toHaveLength(before + 1);
});

test('over the socket it is the same order; who looks at the past changes nothing', async () => {
  const ordered = await answered(await office.direct('order-by-http'));
  const subject = ordered.ok ? ordered.subject : '';
  const screen = viewer();
  const say = (request: object): Promise<unknown> =>
    screen.emitWithAck('answer', { token: TOKENS.operator, directive: subject, ...request });
  expect(await say({ key: 'read-by-socket', state: 'read' })).toMatchObject({ ok: true, subject });
  expect(await say({ key: 'read-by-socket', state: 'read' })).toMatchObject({ repeated: true });
  expect(await say({ key: 'done-too-early', state: 'done' })).toMatchObject({ code: 'conflict' });
  expect(await say({ key: 'taken-back-1', state: 'withdrawn', reason: '착오' })).toMatchObject({
    code: 'not-allowed',
  });
  const { span } = (await (
    await fetch(`${office.city.url}/api/v1/timeline`)
  ).json()) as TimelineAnswer;
  const from = span?.from ?? '';
  const playback = {
    protocol: PROTOCOL,
    view: 'ops',
    topics: ['core'],
    timeline: { from, speed: 0 },
  };
  const watched = (await screen.emitWithAck('watch', playback)) as WatchAnswer;
  expect(watched, JSON.stringify(watched)).toMatchObject({ ok: true });
  expect(await say({ key: 'in-the-past-1', state: 'accepted' })).toMatchObject({ code: 'past' });
  screen.disconnect();
  expect((await office.directive(subject)).data).toMatchObject({ state: 'read' });
});

test(
  'an order goes to the recipient’s system, signed, again after a refusal; its signed answer counts',
  { timeout: 90_000 },
  async () => {
    roads.refuse(503);
    const ordered = await answered(await office.direct('order-to-roads', { recipient: 'roads' }));
    const subject = ordered.ok ? ordered.subject : '';
    await vi.waitFor(async () => {
      const { data } = await office.directive(subject);
      expect(data).toMatchObject({ state: 'delivered', delivery: { attempts: 2 } });
      expect(data.delivery?.problem).toBeUndefined();
    }, WAIT);
    expect(roads.received).toHaveLength(2);
    const [first, second] = roads.received;
    expect(first).toEqual(second);
    expect(first).toMatchObject({
      isSigned: true,
      contentType: 'application/cloudevents+json; charset=utf-8',
      event: {
        specversion: '1.0',
        type: 'city.directive.issued.v1',
        id: `${subject}#order`,
        subject,
        data: { text: '현장 확인', recipient: { id: 'roads' }, issuedBy: { role: 'supervisor' } },
      },
    });

    const { answers } = (first?.event['data'] ?? {}) as { readonly answers?: string };
    const say = (
      contact: string,
      request: object,
      ageSec = 0,
      secret = SECRET,
    ): Promise<Response> => {
      const body = JSON.stringify(request);
      const seconds = Math.floor(Date.now() / 1000) - ageSec;
      return fetch(office.city.url + answers, {
        method: 'POST',
        headers: {
          'office-contact': contact,
          'office-timestamp': String(seconds),
          'office-signature': signatureOf(seconds, body, secret),
        },
        body,
      });
    };
    const accepted = { key: 'roads-accepted-1', state: 'accepted' };
    expect((await say('roads', accepted, 0, 'another-secret-by-far')).status).toBe(401);
    expect((await say('roads', accepted, 301)).status).toBe(401);
    expect((await say('desk', accepted)).status).toBe(401);
    // It knows a secret, and was not given this order.
    expect((await say('inside', accepted)).status).toBe(403);
    expect((await say('roads', { key: 'roads-accepted-1' })).status).toBe(400);
    expect((await say('roads', { ...accepted, directive: subject })).status).toBe(400);
    expect(await answered(await say('roads', accepted))).toMatchObject({ ok: true, subject });
    expect(await answered(await say('roads', accepted))).toMatchObject({ repeated: true });
    const { data } = await office.directive(subject);
    expect(data.transitions.map(({ to, by }) => [to, by])).toEqual([
      ['issued', 'direct'],
      ['delivered', 'webhook'],
      ['accepted', 'answer'],
    ]);
    expect(data.transitions.at(-1)?.actor).toMatchObject({ name: 'roads 담당', contact: 'roads' });

    const back = {
      key: 'order-taken-back',
      directive: subject,
      state: 'withdrawn',
      reason: '착오',
    };
    expect((await office.command('answer', back, TOKENS.supervisor)).status).toBe(200);
    await vi.waitFor(() => {
      expect(roads.received.at(-1)?.event).toMatchObject({
        type: 'city.directive.withdrawn.v1',
        data: { reason: '착오' },
      });
    }, WAIT);
  },
);

test('what may not be sent is not, and the order says why', { timeout: 60_000 }, async () => {
  const before = roads.received.length;
  const subjects = await Promise.all(
    ['inside', 'keyless'].map(async (recipient) => {
      const carried = await answered(await office.direct(`order-for-${recipient}`, { recipient }));
      return carried.ok ? carried.subject : '';
    }),
  );
  await vi.waitFor(async () => {
    const [inside, keyless] = await Promise.all(
      subjects.map((subject) => office.directive(subject)),
    );
    expect(inside?.data.delivery?.problem?.en).toBe('address refused: loopback');
    expect(keyless?.data.delivery).toMatchObject({
      attempts: 0,
      problem: { en: 'no secret is set for its signature' },
    });
  }, WAIT);
  expect(roads.received).toHaveLength(before);
});

test('the examples of the document do what it says', async () => {
  const examples = [...DOCS.matchAll(/```bash\n([\s\S]*?)```\n+```json\n([\s\S]*?)```/g)];
  expect(examples).toHaveLength(5);
  let number = '';
  for (const [, command = '', shown = ''] of examples) {
    const { stdout } = await run('bash', ['-c', command], {
      timeout: 20_000,
      env: {
        ...process.env,
        CITY: office.city.url,
        OFFICE_TOKEN: TOKENS.supervisor,
        ROADS_SECRET: SECRET,
        ABOUT: office.about,
        DUE: new Date(Date.now() + 3_600_000).toISOString(),
        NUMBER: number,
      },
    });
    const printed = JSON.parse(stdout) as { readonly subject?: string };
    expect(printed, command).toEqual(asShown(JSON.parse(shown)));
    number = printed.subject?.replace('directive/', '') ?? number;
  }
});

test('every command stands in the audit trail, refused ones too, without a token; the chain holds', async () => {
  const { chain, entries } = await office.audit('?limit=500');
  expect(chain).toMatchObject({ holds: true, entries: entries[0]?.number });
  const outcomes = new Set(entries.map(({ outcome }) => outcome));
  const refused = ['unknown-role', 'not-allowed', 'bad-request', 'conflict', 'no-such-subject'];
  for (const outcome of ['done', ...refused]) expect(outcomes).toContain(outcome);
  expect(entries.findLast(({ key }) => key === 'order-number-1')).toMatchObject({
    actor: { name: 'supervisor 님', role: 'supervisor' },
    command: 'direct',
    outcome: 'done',
  });
  const byRoads = entries.filter(({ actor }) => actor?.contact === 'roads');
  expect(byRoads.map(({ outcome }) => outcome)).toContain('bad-request');
  const unsigned = entries.filter(({ actor, command }) => actor === null && command === 'answer');
  expect(unsigned.some(({ request }) => request.includes('roads-accepted-1'))).toBe(true);
  const text = JSON.stringify(entries);
  for (const token of [...Object.values(TOKENS), 'guessed-0123456789']) {
    expect(text).not.toContain(token);
  }
  const url = `${office.city.url}/api/v1/audit`;
  expect((await fetch(url)).status).toBe(401);
  const headers = { authorization: `Bearer ${TOKENS.operator}` };
  expect((await fetch(url, { headers })).status).toBe(403);
});
