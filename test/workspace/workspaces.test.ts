import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditAnswer } from '../../contract/audit.ts';
import {
  WORKSPACE_LIMITS,
  type Workspace,
  type WorkspacesAnswer,
} from '../../contract/workspace.ts';
import { asking, CONTENT, DESK_ENV, DESK_TOKENS } from '../support/desk-people.ts';
import { liveWith, type LiveCity } from '../support/live-with.ts';

const { KIM, LEE, BOSS } = DESK_TOKENS;
const dataDir = mkdtempSync(join(tmpdir(), 'workspaces-'));
let city: LiveCity;

beforeAll(async () => {
  city = await liveWith([], DESK_ENV, dataDir);
}, 120_000);
afterAll(() => city[Symbol.asyncDispose]());

type Method = Parameters<typeof asking>[1];
const ask = (method: Method, path: string, token?: string, body?: object) =>
  asking(city.base, method, path, token, body);
let keys = 0;
const create = async (token: string, change: object = {}): Promise<Workspace> => {
  const body = { key: `workspace-key-${(keys += 1)}`, ...CONTENT, ...change };
  const { status, said } = await ask('POST', '/workspaces', token, body);
  expect(status, JSON.stringify(said)).toBe(201);
  return said as unknown as Workspace;
};
const listed = async (token?: string): Promise<WorkspacesAnswer> =>
  (await ask('GET', '/workspaces', token)).said as unknown as WorkspacesAnswer;

test(
  'what an analyst keeps is there after the server was ended and started again',
  { timeout: 120_000 },
  async () => {
    const made = await create(KIM);
    expect(made).toMatchObject({ ...CONTENT, owner: '김분석', version: 1, changedBy: '김분석' });
    await ask('PUT', '/watch-list', KIM, {
      version: 0,
      rules: [
        { id: 'rule-0001', name: '신대방', type: 'value', subject: 's', side: 'above', limit: 4 },
      ],
    });
    await city[Symbol.asyncDispose]();
    city = await liveWith([], DESK_ENV, dataDir);
    const { said } = await ask('GET', `/workspaces/${made.id}`, KIM);
    expect(said).toEqual(made);
    const list = await ask('GET', '/watch-list', KIM);
    expect(list.said).toMatchObject({ version: 1, rules: [{ name: '신대방', limit: 4 }] });
    expect((await ask('GET', '/watch-list', LEE)).said).toEqual({ version: 0, rules: [] });
  },
);

test('sent twice with one key it is one workspace', async () => {
  const body = { key: 'the-same-key', ...CONTENT };
  const first = await ask('POST', '/workspaces', LEE, body);
  const again = await ask('POST', '/workspaces', LEE, body);
  expect(again.said['id']).toBe(first.said['id']);
});

test('sent many times at once with one key it is one workspace, and nobody gets more than their share', async () => {
  const same = { key: 'pressed-at-once', ...CONTENT };
  const at = await Promise.all(
    Array.from({ length: 8 }, () => ask('POST', '/workspaces', LEE, same)),
  );
  expect(new Set(at.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(at.map(({ said }) => said['id'])).size).toBe(1);
  const { left } = await listed(KIM);
  const many = Array.from({ length: (left ?? 0) + 5 }, () => {
    const body = { key: `at-once-${(keys += 1)}`, ...CONTENT };
    return ask('POST', '/workspaces', KIM, body);
  });
  const answers = await Promise.all(many);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(left ?? 0);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
  for (const { status, said } of answers.slice(0, 10))
    if (status === 201) await ask('DELETE', `/workspaces/${String(said['id'])}?version=1`, KIM);
});

test('all that may be kept is taken, however its letters are written', async () => {
  const { nameChars, viewChars, notesChars, bookmarks, rules } = WORKSPACE_LIMITS;
  const of = (count: number): string => '침'.repeat(count);
  const mark = { at: '2022-08-08T12:05:00.000Z', name: of(nameChars) };
  const content = {
    key: 'as-full-as-it-gets',
    name: of(nameChars),
    view: of(viewChars),
    notes: of(notesChars),
    bookmarks: Array.from({ length: bookmarks }, () => mark),
    isShared: false,
    isOpenToChange: false,
  };
  const rule = (index: number) => ({
    id: `rule-${1000 + index}`,
    name: of(nameChars),
    type: 'layer',
    layer: of(300),
    text: of(100),
    level: 3,
  });
  const list = { version: 0, rules: Array.from({ length: rules }, (_, index) => rule(index)) };
  const put = async (method: string, path: string, body: object): Promise<number> => {
    const escaped = JSON.stringify(body).replaceAll('침', String.raw`\uce68`);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${BOSS}` };
    return (await fetch(city.base + path, { method, headers, body: escaped })).status;
  };
  expect(await put('POST', '/workspaces', content)).toBe(201);
  expect(await put('PUT', '/watch-list', list)).toBe(200);
});

test('a workspace is nobody else’s until it is shared, and then only read', async () => {
  const { id, version } = await create(KIM);
  const hidden = [undefined, LEE, BOSS].map((token) => ask('GET', `/workspaces/${id}`, token));
  expect((await Promise.all(hidden)).map(({ status }) => status)).toEqual([404, 404, 404]);
  const mine = { ...CONTENT, version };
  expect((await ask('PUT', `/workspaces/${id}`, LEE, mine)).status).toBe(404);
  const shared = await ask('PUT', `/workspaces/${id}`, KIM, { ...mine, isShared: true });
  expect(shared.said).toMatchObject({ version: 2, isShared: true });
  expect((await ask('GET', `/workspaces/${id}`)).said).toMatchObject({ owner: '김분석' });
  const open = await listed();
  expect(open.left).toBeNull();
  expect(open.workspaces.find((one) => one.id === id)).toMatchObject({ may: 'read' });
  const next = { ...CONTENT, isShared: true, version: 2 };
  expect(await ask('PUT', `/workspaces/${id}`, LEE, next)).toMatchObject({
    status: 403,
    said: { code: 'not-allowed' },
  });
  expect((await ask('PUT', `/workspaces/${id}`, undefined, next)).status).toBe(401);
  expect((await ask('DELETE', `/workspaces/${id}?version=2`, BOSS)).status).toBe(403);
});

test('of two who change the same version the second is refused, with what is kept', async () => {
  const { id } = await create(KIM, { isShared: true, isOpenToChange: true });
  const of = (name: string) => ({
    ...CONTENT,
    isShared: true,
    isOpenToChange: true,
    name,
    version: 1,
  });
  const both = await Promise.all([
    ask('PUT', `/workspaces/${id}`, LEE, of('이의 것')),
    ask('PUT', `/workspaces/${id}`, KIM, of('김의 것')),
  ]);
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
  const won = both.find(({ status }) => status === 200)?.said;
  const lost = both.find(({ status }) => status === 409)?.said;
  expect(lost).toMatchObject({ code: 'conflict', newer: won });
  expect((await ask('GET', `/workspaces/${id}`, KIM)).said).toEqual(won);
  // Whoever may change it does not decide who sees it.
  const closed = { ...of('이의 것'), version: 2, isShared: false };
  expect((await ask('PUT', `/workspaces/${id}`, LEE, closed)).status).toBe(403);
  expect((await ask('PUT', `/workspaces/${id}`, LEE, { version: 2 })).status).toBe(400);
  expect((await ask('DELETE', `/workspaces/${id}?version=1`, KIM)).status).toBe(409);
  expect((await ask('DELETE', `/workspaces/${id}?version=2`, KIM)).status).toBe(200);
  expect((await ask('GET', `/workspaces/${id}`, KIM)).status).toBe(404);
});

test('what is too much is refused in words', async () => {
  const { workspaces, left } = await listed(BOSS);
  const own = workspaces.filter(({ owner }) => owner === '박실장');
  expect(left).toBe(WORKSPACE_LIMITS.ofOwner - own.length);
  for (let made = 0; made < (left ?? 0); made += 1) await create(BOSS);
  const more = await ask('POST', '/workspaces', BOSS, { key: 'one-too-many', ...CONTENT });
  expect(more).toMatchObject({ status: 409, said: { code: 'conflict' } });
  expect(JSON.stringify(more.said['problem'])).toContain('50개까지');
  const cases = [
    { notes: 'x'.repeat(WORKSPACE_LIMITS.notesChars + 1) },
    { view: 'a b' },
    { name: ' ' },
    { bookmarks: Array.from({ length: 51 }, () => CONTENT.bookmarks[0]) },
    { owner: '이분석' },
  ];
  for (const change of cases) {
    const body = { key: 'not-readable', ...CONTENT, ...change };
    expect((await ask('POST', '/workspaces', LEE, body)).status).toBe(400);
  }
  const huge = { key: 'far-too-large', ...CONTENT, notes: 'x'.repeat(300_000) };
  expect((await ask('POST', '/workspaces', LEE, huge)).status).toBe(413);
});

test('a wrong token is told so, and nobody keeps anything without one', async () => {
  expect((await ask('GET', '/workspaces', 'nobody-has-this-token')).status).toBe(401);
  const body = { key: 'by-a-stranger', ...CONTENT };
  expect(await ask('POST', '/workspaces', undefined, body)).toMatchObject({
    status: 401,
    said: { code: 'unknown-role' },
  });
  expect((await ask('GET', '/watch-list')).status).toBe(401);
});

test('a watch-list is changed from the version that was read', async () => {
  const rules = [
    { id: 'rule-0002', name: '경계 이상', type: 'layer', layer: 'alert/Met', text: '', level: 3 },
  ];
  expect((await ask('PUT', '/watch-list', LEE, { version: 0, rules })).said).toEqual({
    version: 1,
    rules,
  });
  expect(await ask('PUT', '/watch-list', LEE, { version: 0, rules: [] })).toMatchObject({
    status: 409,
    said: { newer: { version: 1, rules } },
  });
});

test('who made, changed and deleted what stands in the trail, and the chain holds', async () => {
  const { id } = await create(LEE, { name: '감사 시험' });
  await ask('PUT', `/workspaces/${id}`, LEE, { ...CONTENT, version: 1, isShared: true });
  await ask('PUT', `/workspaces/${id}`, KIM, { ...CONTENT, version: 2, isShared: true });
  await ask('DELETE', `/workspaces/${id}?version=2`, LEE);
  const { chain, entries } = (await ask('GET', '/audit?limit=10', BOSS))
    .said as unknown as AuditAnswer;
  expect(chain.holds).toBe(true);
  const own = entries.filter(({ subject }) => subject === `workspace/${id}`).toReversed();
  expect(
    own.map(({ actor, request, outcome }) => [
      actor?.name,
      (JSON.parse(request) as { act: string }).act,
      outcome,
    ]),
  ).toEqual([
    ['이분석', 'create', 'done'],
    ['이분석', 'change', 'done'],
    ['김분석', 'change', 'not-allowed'],
    ['이분석', 'delete', 'done'],
  ]);
});
