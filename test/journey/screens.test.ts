import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createCityStore } from '../../client/city/store.ts';
import { followTimeline } from '../../client/link/socket.ts';
import type { CommandAnswer } from '../../contract/command.ts';
import type { PresenterCommand, ScriptsAnswer } from '../../contract/presenter.ts';
import type { ScreensAnswer } from '../../contract/screen.ts';
import { SOCKET_PATH } from '../../contract/socket.ts';
import { cuttableLink } from '../support/cuttable-link.ts';
import { startOfficeProcess, TOKENS, type OfficeProcess } from '../support/office-process.ts';
import { phoneAt, REPORT, STATE, wallAt } from '../support/wall-and-phone.ts';

const WAIT = { timeout: 40_000, interval: 50 };
const SCENE: PresenterCommand = { type: 'scene', scene: 'water' };
const SCRIPT = `title: { ko: 안내, en: Tour }
steps:
  - title: { ko: 처음, en: First }
    note: { ko: 환영합니다, en: Welcome }
    commands: [{ type: scene, scene: overview }]
`;
let office: OfficeProcess;
const api = (path: string): string => `${office.city.url}/api/v1${path}`;

beforeAll(async () => {
  office = await startOfficeProcess({ files: { 'scripts/tour.yaml': SCRIPT } });
}, 120_000);
afterAll(() => office[Symbol.asyncDispose]());

const screens = async (): Promise<ScreensAnswer> =>
  (await (await fetch(api('/screens'))).json()) as ScreensAnswer;
async function tell(id: string, request: object, token?: string) {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const init = { method: 'POST', headers, body: JSON.stringify(request) };
  const response = await fetch(api(`/screens/${id}/commands`), init);
  return { status: response.status, answer: (await response.json()) as CommandAnswer };
}

test('what is told to a wall from afar needs a role, is carried out once, and stands in the trail', async () => {
  const room = wallAt(office.city.port, 'journey-wall-01');
  const { id } = (await room.report()) as { readonly id: string };
  const request = { key: 'remote-key-01', command: SCENE };
  expect(await tell(id, request)).toMatchObject({ status: 401, answer: { code: 'unknown-role' } });
  expect(await tell(id, request, TOKENS.viewer)).toMatchObject({ status: 403 });
  expect(
    await tell(id, { ...request, command: { type: 'explode' } }, TOKENS.operator),
  ).toMatchObject({ status: 400 });
  expect(await tell('nowhere', request, TOKENS.operator)).toMatchObject({ status: 404 });
  expect(room.commands).toEqual([]);

  const done = await tell(id, request, TOKENS.operator);
  expect(done).toMatchObject({ status: 200, answer: { ok: true, subject: `screen/${id}` } });
  expect(room.commands).toEqual([{ key: 'remote-key-01', command: SCENE, by: 'operator 님' }]);
  expect(await tell(id, request, TOKENS.operator)).toMatchObject({ answer: { repeated: true } });
  const other = { key: 'remote-key-01', command: { type: 'identify' } };
  expect(await tell(id, other, TOKENS.operator)).toMatchObject({ status: 409 });

  room.show({ isHeld: true });
  await vi.waitFor(
    async () => expect((await screens()).screens[0]?.state?.isHeld).toBe(true),
    WAIT,
  );
  const reload = { key: 'remote-key-02', command: { type: 'reload' } };
  expect(await tell(id, reload, TOKENS.supervisor)).toMatchObject({
    status: 409,
    answer: { code: 'conflict' },
  });
  expect(room.commands).toHaveLength(1);

  room.socket.disconnect();
  await vi.waitFor(
    async () => expect(await screens()).toMatchObject({ screens: [{ id, isSilent: true }] }),
    WAIT,
  );
  const late = { key: 'remote-key-03', command: SCENE };
  expect(await tell(id, late, TOKENS.operator)).toMatchObject({ status: 503 });

  await office.city.end('SIGTERM');
  await office.city.start();
  // The wall is forgotten, what was done with the key is not.
  expect(await screens()).toMatchObject({ screens: [] });
  expect(await tell(id, request, TOKENS.operator)).toMatchObject({ answer: { repeated: true } });
  const { chain, entries } = await office.audit();
  expect(chain.holds).toBe(true);
  const entered = entries.filter(({ command }) => command === 'screen').toReversed();
  expect(entered.map(({ outcome, actor }) => [outcome, actor?.role])).toEqual([
    ['unknown-role', undefined],
    ['not-allowed', 'viewer'],
    ['bad-request', 'operator'],
    ['no-such-subject', 'operator'],
    ['done', 'operator'],
    ['conflict', 'operator'],
    ['conflict', 'supervisor'],
    ['unavailable', 'operator'],
  ]);
});

test('a phone whose link is cut comes back by itself with its pass; the wall never notices more', async () => {
  const room = wallAt(office.city.port, 'journey-wall-02');
  const code = await room.code();
  room.show({});
  await using wire = await cuttableLink(office.city.port);
  const held = new Map<string, string>();
  const passes = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
  const link = followTimeline(createCityStore(), wire.url, undefined, undefined, passes);
  const { presenter } = link;
  await vi.waitFor(
    async () => expect(await presenter.pair(code, '비서실')).toMatchObject({ ok: true }),
    WAIT,
  );
  await vi.waitFor(() => expect(presenter.presenting()).toMatchObject({ state: STATE }), WAIT);
  expect(await presenter.drive(SCENE)).toMatchObject({ ok: true });

  wire.cut();
  await vi.waitFor(() => expect(presenter.presenting().phase).toBe('cut'), WAIT);
  expect(await presenter.drive(SCENE)).toBeUndefined();
  await vi.waitFor(() => expect(room.presenters()).toEqual([]), WAIT);
  room.show({ scene: 'air' });
  wire.join();
  await vi.waitFor(
    () =>
      expect(presenter.presenting()).toMatchObject({ phase: 'paired', state: { scene: 'air' } }),
    WAIT,
  );
  expect(await presenter.drive(SCENE)).toMatchObject({ ok: true });
  expect(room.commands).toHaveLength(2);

  // The page is loaded anew in the same tab.
  link.stop();
  const again = followTimeline(createCityStore(), wire.url, undefined, undefined, passes);
  await vi.waitFor(() => expect(again.presenter.presenting().phase).toBe('paired'), WAIT);
  room.socket.disconnect();
  await vi.waitFor(() => expect(again.presenter.presenting().phase).toBe('gone'), WAIT);
  expect(await again.presenter.drive(SCENE)).toMatchObject({ ok: false, code: 'gone' });
  again.presenter.leave();
  expect(held.size).toBe(0);
  again.stop();
  const { entries } = await office.audit();
  const pairings = entries.filter(({ command }) => command === 'pair');
  expect(pairings).toMatchObject([{ outcome: 'done', actor: null, request: '{"name":"비서실"}' }]);
});

test('a wall shows its code, carries each command out once and tells what it shows; after a restart a new code is needed', async () => {
  const link = followTimeline(createCityStore(), office.city.url);
  const { screen } = link;
  const carried: string[] = [];
  screen.onDriven(({ command }) => {
    carried.push(command.type);
    return { ok: true };
  });
  screen.tell(STATE);
  screen.report(() => ({ ...REPORT, deviceId: 'journey-wall-03', name: '로비' }));
  await vi.waitFor(() => expect(screen.told().code).toMatch(/^\d{6}$/), WAIT);
  const { code = '', id } = screen.told();
  const driver = phoneAt(office.city.port);
  const pass = await driver.pass(code);
  await vi.waitFor(() => expect(screen.told().presenters).toEqual(['비서실']), WAIT);
  expect(await driver.drive(SCENE, 'driven-twice-1')).toMatchObject({ ok: true });
  expect(await driver.drive(SCENE, 'driven-twice-1')).toMatchObject({ ok: true });
  expect(carried).toEqual(['scene']);
  screen.tell({ ...STATE, scene: 'water' });
  await vi.waitFor(() => expect(driver.shown.at(-1)?.scene).toBe('water'), WAIT);
  expect((await screens()).screens.find((one) => one.id === id)?.report.name).toBe('로비');
  const metrics = await (await fetch(`${office.city.url}/metrics`)).text();
  for (const line of [
    'screens_connected 1',
    'screens_seq_lag_max 0',
    'presenter_commands_total{outcome="taken"}',
    'presenter_command_seconds_bucket{le="0.2"}',
  ]) {
    expect(metrics).toContain(line);
  }

  await office.city.end('SIGKILL');
  await vi.waitFor(() => expect(screen.told().code).toBeUndefined(), WAIT);
  await office.city.start();
  await vi.waitFor(() => expect(screen.told().id).toBe(id), WAIT);
  await vi.waitFor(
    async () => expect((await screens()).screens).toMatchObject([{ state: { scene: 'water' } }]),
    WAIT,
  );
  const back: Socket = io(office.city.url, { path: SOCKET_PATH, transports: ['websocket'] });
  const answer: unknown = await back.emitWithAck('pair', { pass, name: '비서실' });
  expect(answer).toMatchObject({ ok: false, code: 'wrong-code' });
  back.disconnect();
  driver.socket.disconnect();
  link.stop();
}, 120_000);

test('the scripts of the city are served as they were written', async () => {
  const { scripts } = (await (await fetch(api('/scripts'))).json()) as ScriptsAnswer;
  expect(scripts).toMatchObject([
    { id: 'tour', title: { en: 'Tour' }, steps: [{ commands: [{ scene: 'overview' }] }] },
  ]);
  expect((await fetch(api('/scripts?id=tour'))).status).toBe(400);
});
