import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AuditNote } from '../../server/command/audit.ts';
import type { PresenterCommand } from '../../contract/presenter.ts';
import { screenRelay, type ScreenRelay } from '../../server/hub/screens/screen-relay.ts';
import { servedStream, type ServedStream } from '../support/served-stream.ts';
import { gone, phoneAt, STATE, wallAt, type Phone, type Wall } from '../support/wall-and-phone.ts';

const MINUTE_MS = 60_000;
const WAIT = { timeout: 20_000 };
const SCENE: PresenterCommand = { type: 'scene', scene: 'water' };

let stepMs = 0;
let notes: AuditNote[] = [];
let relay: ScreenRelay;
let served: ServedStream;
let opened: { readonly disconnect: () => unknown }[] = [];

beforeEach(async () => {
  stepMs = 0;
  notes = [];
  opened = [];
  relay = screenRelay({
    nowMs: () => Date.now() + stepMs,
    cityNow: () => '2022-08-08T12:32:00.000Z',
    audit: {
      append: (note) => Promise.resolve(void notes.push(note)),
      find: () => Promise.resolve(undefined),
    },
  });
  served = await servedStream({ screens: relay });
});
afterEach(async () => {
  for (const socket of opened) socket.disconnect();
  await served[Symbol.asyncDispose]();
});

const wall = (...more: [string?, Parameters<typeof wallAt>[2]?]): Wall => {
  const made = wallAt(served.port, ...more);
  opened.push(made.socket);
  return made;
};
const phone = (): Phone => {
  const made = phoneAt(served.port);
  opened.push(made.socket);
  return made;
};
const only = () => relay.list().screens[0];

test('whoever reads the code off the wall drives it, and everybody who drives it sees what it shows', async () => {
  const room = wall();
  const code = await room.code();
  expect(code).toMatch(/^\d{6}$/);
  room.show({});
  const [one, other] = [phone(), phone()];
  expect(await one.drive(SCENE)).toMatchObject({ ok: false, code: 'not-paired' });
  await vi.waitFor(() => expect(only()?.state).toEqual(STATE), WAIT);
  expect(await one.pair({ code })).toMatchObject({
    ok: true,
    screen: only()?.id,
    screenName: '6층 시장실',
    state: STATE,
  });
  await other.pass(code, '부시장실');
  await vi.waitFor(() => expect(room.presenters()).toEqual(['비서실', '부시장실']), WAIT);

  expect(await one.drive(SCENE, 'the-first-one')).toMatchObject({ ok: true });
  const fly = { type: 'fly', to: { lon: 126.98, lat: 37.56 }, widthM: 4000 } as const;
  expect(await other.drive(fly)).toMatchObject({ ok: true });
  expect(room.commands).toMatchObject([
    { key: 'the-first-one', command: SCENE, by: '비서실' },
    { command: fly, by: '부시장실' },
  ]);
  room.show({ scene: 'water', why: 'presenter' });
  const shown = { ...STATE, scene: 'water', why: 'presenter' };
  for (const each of [one, other])
    await vi.waitFor(() => expect(each.shown).toEqual([shown]), WAIT);
  expect(only()).toMatchObject({ presenters: 2, isSilent: false });
  expect(JSON.stringify(relay.list())).not.toContain('wall-device-0001');
  expect(JSON.stringify(relay.list())).not.toContain(code);
  expect(notes).toMatchObject([
    { command: 'pair', outcome: 'done', subject: `screen/${only()?.id}`, actor: undefined },
    { command: 'pair', outcome: 'done', request: JSON.stringify({ name: '부시장실' }) },
  ]);
});

test('wrong codes are few a minute, and after them not even the right one opens', async () => {
  const code = await wall().code();
  const wrong = code === '000000' ? '000001' : '000000';
  const guest = phone();
  for (let tries = 0; tries < 5; tries += 1) {
    expect(await guest.pair({ code: wrong })).toMatchObject({ ok: false, code: 'wrong-code' });
  }
  expect(await guest.pair({ code })).toMatchObject({ ok: false, code: 'too-often' });
  expect(await phone().pair({ code })).toMatchObject({ ok: false, code: 'too-often' });
  expect(notes.map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: 5 }, () => 'not-allowed'),
    'unavailable',
  ]);
  expect(JSON.stringify(notes)).not.toContain(code);
  stepMs = MINUTE_MS;
  expect(await guest.pair({ code })).toMatchObject({ ok: true });
});

test('the code changes every ten minutes; who is just typing the old one has a minute more', async () => {
  const room = wall();
  const first = await room.code();
  stepMs = 9.9 * MINUTE_MS;
  expect(await room.code()).toBe(first);
  stepMs = 10.1 * MINUTE_MS;
  const second = await room.code();
  expect(second).not.toBe(first);
  expect(await phone().pair({ code: first })).toMatchObject({ ok: true });
  expect(await phone().pair({ code: second })).toMatchObject({ ok: true });
  stepMs = 11.1 * MINUTE_MS;
  expect(await phone().pair({ code: first })).toMatchObject({ ok: false, code: 'wrong-code' });
});

test('a lost phone leaves the wall as it was, and comes back with its pass, not with a made-up one', async () => {
  const room = wall();
  const lost = phone();
  const pass = await lost.pass(await room.code());
  room.show({ scene: 'water', why: 'presenter' });
  await vi.waitFor(() => expect(lost.shown).toHaveLength(1), WAIT);
  await gone(lost.socket, () => only()?.presenters === 0);
  await vi.waitFor(() => expect(room.presenters()).toEqual([]), WAIT);
  expect(only()?.state?.scene).toBe('water');
  expect(room.commands).toEqual([]);

  stepMs = 29 * MINUTE_MS;
  const again = phone();
  expect(await again.pair({ pass })).toMatchObject({ ok: true, pass, state: { scene: 'water' } });
  expect(await again.drive(SCENE)).toMatchObject({ ok: true });
  expect(await phone().pair({ pass: '0'.repeat(32) })).toMatchObject({ code: 'wrong-code' });
  again.socket.emit('unpair');
  await vi.waitFor(() => expect(room.presenters()).toEqual([]), WAIT);
  expect(await phone().pair({ pass })).toMatchObject({ code: 'wrong-code' });
});

test('a pass that is alone for half an hour is worth nothing any more', async () => {
  const room = wall();
  const lost = phone();
  const pass = await lost.pass(await room.code());
  await gone(lost.socket, () => only()?.presenters === 0);
  stepMs = 30 * MINUTE_MS + 1000;
  expect(await phone().pair({ pass })).toMatchObject({ ok: false, code: 'wrong-code' });
});

test('a lost wall is told to the phone at once; when it is back the same phone drives it', async () => {
  const room = wall();
  const driver = phone();
  await driver.pass(await room.code());
  room.show({});
  await vi.waitFor(() => expect(driver.shown).toEqual([STATE]), WAIT);
  room.socket.disconnect();
  await vi.waitFor(() => expect(driver.shown).toEqual([STATE, null]), WAIT);
  expect(await driver.drive(SCENE)).toMatchObject({ ok: false, code: 'gone' });
  expect(only()).toMatchObject({ isSilent: true });

  const back = wall();
  expect(await back.report()).toMatchObject({ ok: true, presenters: ['비서실'] });
  back.show({ scene: 'air' });
  await vi.waitFor(() => expect(driver.shown.at(-1)?.scene).toBe('air'), WAIT);
  expect(await driver.drive(SCENE)).toMatchObject({ ok: true });
  expect(back.commands).toHaveLength(1);
});

test('a wall that says nothing is given up after two seconds, one that refuses says why', async () => {
  const mute = wall('mute-wall-device', undefined);
  mute.socket.off('driven');
  const driver = phone();
  await driver.pass(await mute.code());
  expect(await driver.drive(SCENE)).toMatchObject({ ok: false, code: 'gone' });
  const problem = { ko: '없는 화면 구성', en: 'no such scene' };
  const strict = wall('strict-wall-device', { ok: false, problem });
  await driver.pass(await strict.code());
  expect(await driver.drive(SCENE)).toEqual({ ok: false, code: 'refused', problem });
});

test('a wall with a severe alarm that nobody has acknowledged is not reloaded by anybody', async () => {
  const room = wall();
  const driver = phone();
  await driver.pass(await room.code());
  room.show({ isHeld: true });
  await vi.waitFor(() => expect(driver.shown).toHaveLength(1), WAIT);
  expect(await driver.drive({ type: 'reload' })).toMatchObject({ ok: false, code: 'refused' });
  room.show({ isHeld: false });
  await vi.waitFor(() => expect(driver.shown).toHaveLength(2), WAIT);
  expect(await driver.drive({ type: 'reload' })).toMatchObject({ ok: true });
  expect(room.commands).toHaveLength(1);
});

test('what is no command never reaches a wall', async () => {
  const room = wall();
  const driver = phone();
  await driver.pass(await room.code());
  const odd: readonly object[] = [
    {},
    { type: 'explode' },
    { type: 'scene' },
    { type: 'scene', scene: '<img src=x>' },
    { type: 'scene', scene: 'water', more: 1 },
    { type: 'fly', to: { lon: 200, lat: 0 }, widthM: 100 },
    { type: 'fly-area', bounds: [127, 37, 126, 38] },
    { type: 'time', at: 'yesterday' },
    { type: 'speed', speed: 1e9 },
    { type: 'welcome', title: 'x'.repeat(500) },
    { type: 'welcome', lines: Array.from({ length: 50 }, () => 'x') },
    { type: 'script', script: 'visit', step: -1 },
    { type: 'language', language: 'ko\u202E' },
  ];
  for (const command of odd) {
    expect([command, await driver.drive(command)]).toMatchObject([
      command,
      { ok: false, code: 'bad-request' },
    ]);
  }
  expect(await driver.drive(SCENE, 'short')).toMatchObject({ ok: false, code: 'bad-request' });
  expect(room.commands).toEqual([]);
});

test('a finger that slides is slowed down, a flood is cut off', async () => {
  const room = wall();
  const driver = phone();
  await driver.pass(await room.code());
  const answers = await Promise.all(Array.from({ length: 60 }, () => driver.drive(SCENE)));
  const taken = answers.filter(({ ok }) => ok);
  expect(taken.length).toBeGreaterThanOrEqual(20);
  expect(answers.filter((answer) => !answer.ok && answer.code === 'refused').length).toBe(
    60 - taken.length,
  );
  expect(room.commands).toHaveLength(taken.length);
  expect(driver.socket.connected).toBe(true);
  for (let sent = 0; sent < 1_000; sent += 1) driver.socket.emit('drive', {}, () => {});
  await vi.waitFor(() => expect(driver.socket.connected).toBe(false), WAIT);
  expect(served.sockets.counts().closed.get('unruly')).toBe(1);
});

test('a second window of the same device takes the screen over; one page is one screen', async () => {
  const older = wall();
  await older.report();
  const newer = wall();
  await newer.report({ name: '새 창' });
  expect(relay.list().screens).toMatchObject([{ report: { name: '새 창' } }]);
  expect(await older.report()).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/taken its place/) as string,
  });
  expect(await newer.report({ deviceId: 'another-device' })).toMatchObject({ ok: false });
  expect(await newer.report({ heapBytes: -1 })).toMatchObject({ ok: false });
  newer.socket.disconnect();
  await vi.waitFor(async () => expect(await older.report()).toMatchObject({ ok: true }), WAIT);
});

test('a wall that reports nothing for three minutes is silent, and forgotten a day after it left', async () => {
  const room = wall();
  await room.report({ contextLosses: 2, seqLag: 7 });
  expect(relay.measures()).toEqual({ connected: 1, silent: 0, contextLosses: 2, mostSeqLag: 7 });
  stepMs = 3 * MINUTE_MS;
  expect(only()).toMatchObject({ isSilent: true });
  expect(relay.measures()).toMatchObject({ connected: 1, silent: 1 });
  await room.report();
  expect(only()).toMatchObject({ isSilent: false });
  await gone(room.socket, () => relay.measures().connected === 0);
  expect(relay.list().screens).toHaveLength(1);
  stepMs += 24 * 60 * MINUTE_MS;
  expect(relay.list().screens).toEqual([]);
});

test(
  'a wall and a paired phone need not watch; who says nothing is still ended',
  { timeout: 30_000 },
  async () => {
    const room = wall();
    const driver = phone();
    await driver.pass(await room.code());
    const idle = phone();
    await vi.waitFor(() => expect(idle.socket.connected).toBe(true), WAIT);
    await vi.waitFor(() => expect(idle.socket.connected).toBe(false), WAIT);
    expect(served.sockets.counts().closed.get('silent')).toBe(1);
    expect(await driver.drive(SCENE)).toMatchObject({ ok: true });
  },
);
