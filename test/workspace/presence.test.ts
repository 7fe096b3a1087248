import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ClientToServer, ServerToClient } from '../../contract/socket.ts';
import type { Colleagues, Workspace } from '../../contract/workspace.ts';
import { WORKSPACE_LIMITS } from '../../contract/workspace.ts';
import { openAudit, type Audit } from '../../server/command/audit.ts';
import { identities } from '../../server/command/identities.ts';
import { readIdentities } from '../../server/command/read-identities.ts';
import { deskWork, type DeskWork } from '../../server/command/desk-work.ts';
import { presence } from '../../server/hub/presence.ts';
import { streamSocket, type StreamSocketServer } from '../../server/hub/stream-socket.ts';
import { timeline } from '../../server/hub/timeline.ts';
import { ADMISSION_LIMITS } from '../../server/hub/admission.ts';
import { instantAtMinute } from '../support/city-events.ts';
import { CONTENT, DESK_ENV, DESK_TOKENS, deskSocket } from '../support/desk-people.ts';
import { inForce, smallCity } from '../support/small-city.ts';

const { KIM, LEE } = DESK_TOKENS;
const who = identities(readIdentities(DESK_ENV.OFFICE_TOKENS));
let kept: DeskWork;
let audit: Audit;
let stream: StreamSocketServer;
let base: string;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'presence-'));
  audit = openAudit({ path: join(folder, 'audit.db'), nowMs: Date.now });
  const onDefect = (error: unknown): void => console.error(error);
  kept = deskWork({ path: join(folder, 'workspaces.db'), audit, nowMs: Date.now, onDefect });
  const state = smallCity();
  const source = {
    city: 'seoul',
    position: () => ({ epoch: state.epoch, seq: state.seq }),
    now: () => instantAtMinute(60),
    speed: () => 1,
    events: () => inForce(state).values(),
  };
  const http = createServer();
  const shown = timeline('live', source, () => performance.now());
  const colleagues = presence({ who, workspaces: kept.workspaces });
  const limits = ADMISSION_LIMITS;
  stream = streamSocket(
    http,
    shown,
    'test',
    limits,
    undefined,
    undefined,
    undefined,
    undefined,
    colleagues,
  );
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', () => resolve()));
  base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await stream.close(0);
  await kept.close();
  await audit.close();
});

let keys = 0;
const space = async (change: object): Promise<Workspace> => {
  const body = { key: `presence-key-${(keys += 1)}`, ...CONTENT, ...change };
  const made = await kept.workspaces.create(body, who(KIM));
  if (!made.ok) throw new Error(made.refusal.problem.ko);
  return made.value;
};

/** A desk, and what it was told last. */
interface Seat {
  readonly socket: Socket<ServerToClient, ClientToServer>;
  readonly told: () => Colleagues | undefined;
  readonly names: () => readonly string[] | undefined;
}
const seats: Seat['socket'][] = [];
const sit = (): Seat => {
  const socket = deskSocket(base);
  seats.push(socket);
  let last: Colleagues | undefined;
  socket.on('colleagues', (message) => (last = message));
  return { socket, told: () => last, names: () => last?.here.map(({ name }) => name) };
};
afterAll(() => seats.forEach((socket) => socket.disconnect()));

test('those in one workspace see who is there, what each points at, and who leaves', async () => {
  const { id } = await space({ isShared: true });
  const [kim, guest] = [sit(), sit()];
  const entered = await kim.socket.emitWithAck('enter', {
    workspace: id,
    name: '남의 이름',
    token: KIM,
  });
  expect(entered).toMatchObject({ ok: true });
  await guest.socket.emitWithAck('enter', { workspace: id, name: '손님' });
  // Whoever has a token is called as the office calls them.
  await vi.waitFor(() => expect(kim.names()).toEqual(['김분석', '손님']));
  expect(guest.told()?.here.map(({ isKnown }) => isKnown)).toEqual([true, false]);
  const told = vi.fn<(message: Colleagues) => void>();
  kim.socket.on('colleagues', told);
  for (let step = 0; step < 50; step += 1) {
    guest.socket.emit('point', { at: { lon: 127, lat: 37 + step / 100 }, subject: 'gauge/1' });
  }
  await vi.waitFor(() =>
    expect(kim.told()?.here[1]).toMatchObject({
      at: { lon: 127, lat: 37.49 },
      subject: 'gauge/1',
    }),
  );
  // Fifty points in one moment are a few messages.
  expect(told.mock.calls.length).toBeLessThan(10);
  guest.socket.disconnect();
  await vi.waitFor(() => expect(kim.names()).toEqual(['김분석']));
});

test('nobody enters what they may not read, and whoever is in is shown out when it closes', async () => {
  const own = await space({});
  const guest = sit();
  const refused = await guest.socket.emitWithAck('enter', { workspace: own.id, name: '손님' });
  expect(refused).toMatchObject({ ok: false, code: 'no-such-workspace' });
  const open = await space({ isShared: true });
  await guest.socket.emitWithAck('enter', { workspace: open.id, name: '손님' });
  const kim = sit();
  await kim.socket
    .emitWithAck('enter', { workspace: open.id, name: '', token: KIM })
    .then((said) => expect(said).toMatchObject({ code: 'bad-request' }));
  await kim.socket.emitWithAck('enter', { workspace: open.id, name: '김', token: KIM });
  await vi.waitFor(() => expect(guest.names()).toHaveLength(2));
  // A change is told to all with its version.
  await kept.workspaces.change(
    open.id,
    { ...CONTENT, isShared: true, version: 1, notes: '새' },
    who(KIM),
  );
  await vi.waitFor(() => expect(guest.told()).toMatchObject({ workspace: open.id, version: 2 }));
  await kept.workspaces.change(open.id, { ...CONTENT, isShared: false, version: 2 }, who(KIM));
  await vi.waitFor(() =>
    expect(guest.told()).toEqual({ workspace: open.id, version: 0, here: [] }),
  );
  await vi.waitFor(() => expect(kim.names()).toEqual(['김분석']));
  guest.socket.emit('point', { at: { lon: 127, lat: 37 } });
  const again = await guest.socket.emitWithAck('enter', { workspace: open.id, name: '손님' });
  expect(again).toMatchObject({ ok: false });
});

test('what cannot be read moves nothing, and a full workspace takes nobody more', async () => {
  const { id } = await space({ isShared: true });
  const all = Array.from({ length: WORKSPACE_LIMITS.colleagues }, sit);
  for (const { socket } of all) await socket.emitWithAck('enter', { workspace: id, name: '동료' });
  const late = sit();
  const said = await late.socket.emitWithAck('enter', { workspace: id, name: '늦음', token: LEE });
  expect(said).toMatchObject({ ok: false, code: 'full' });
  const [first] = all;
  for (const bad of [{ at: { lon: 999, lat: 0 } }, { at: 'here' }, null, { name: '김분석' }]) {
    first?.socket.emit('point', bad as never);
  }
  first?.socket.emit('point', { subject: 'gauge/2' });
  await vi.waitFor(() => expect(first?.told()?.here[0]).toMatchObject({ subject: 'gauge/2' }));
  expect(first?.told()?.here[0]).not.toHaveProperty('at');
  expect(first?.socket.connected).toBe(true);
});
