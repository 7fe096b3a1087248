import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Snapshot } from '../../contract/delta.ts';
import { createCityStore, type TimeStatus } from '../../client/city/store.ts';
import { followTimeline } from '../../client/link/socket.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { demo } from '../../server/demo.ts';
import type { Serving } from '../../server/serve.ts';
import { cuttableLink } from '../support/cuttable-link.ts';
import { ROOT } from '../support/flood-night.ts';
import { cityHash, servedCity, stateHash } from '../support/state-hash.ts';

const MINUTE_MS = 60_000;
const SOON = { timeout: 20_000 };
const at = (clock: string): string => new Date(`2022-08-08T${clock}:00+09:00`).toISOString();
const ms = (clock: string): number => Date.parse(at(clock));

let serving: Serving;
let base: string;

beforeAll(async () => {
  const config = readConfig(['demo', '--port', '0', '--from', '18:00'], {}, ROOT);
  if (config.command !== 'demo') throw new Error('expected a demo');
  serving = await demo(config, ROOT, 'test-build');
  base = `http://127.0.0.1:${serving.port}`;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ action: 'pause' });
  await fetch(`${base}/api/v1/replay`, { method: 'POST', headers, body });
}, 2 * MINUTE_MS);

afterAll(() => serving.close());

/** What the server says was in force, asked for without any playback. */
async function wasInForce(instant: string): Promise<string> {
  const answer = await fetch(`${base}/api/v1/snapshot?at=${instant}`);
  return stateHash(((await answer.json()) as Snapshot).events);
}

test(
  'a screen goes to the past, through it, over a cut and back; at each stop it is the city that was',
  async () => {
    await using link = await cuttableLink(serving.port);
    const store = createCityStore();
    const { machine, stop } = followTimeline(store, link.url);
    const time = (): TimeStatus => store.getState().time;
    const hash = (): string => {
      const { city } = store.getState();
      return city === undefined ? '' : cityHash(city);
    };
    const settled = (isPlayback: boolean) =>
      vi.waitFor(
        () => expect(time()).toMatchObject({ isPlayback, seeking: undefined, mode: 'demo' }),
        SOON,
      );
    await settled(false);
    const present = await servedCity(base);
    expect(hash()).toBe(present.hash);

    machine.seek(ms('17:10'));
    await settled(true);
    machine.pause(true);
    await vi.waitFor(() => expect(time().speed).toBe(0), SOON);
    machine.seek(ms('17:35'));
    machine.seek(ms('17:20'));
    await vi.waitFor(() => expect(store.getState().city?.now).toBe(at('17:20')), SOON);
    await settled(true);
    expect(hash()).toBe(await wasInForce(at('17:20')));

    machine.setSpeed(600);
    machine.pause(false);
    await vi.waitFor(() => expect(time().nowMs).toBeGreaterThan(ms('17:30')), SOON);
    machine.pause(true);
    await vi.waitFor(() => expect(time().speed).toBe(0), SOON);
    machine.step(-1);
    await vi.waitFor(() => expect(hash()).not.toBe(''), SOON);

    machine.seek(ms('17:40'));
    await vi.waitFor(() => expect(store.getState().city?.now).toBe(at('17:40')), SOON);
    await settled(true);
    link.cut();
    await vi.waitFor(() => expect(store.getState().link.phase).toBe('reconnecting'), SOON);
    link.join();
    await vi.waitFor(() => expect(store.getState().link.phase).toBe('connected'), SOON);
    await settled(true);
    expect(store.getState().city?.now).toBe(at('17:40'));
    expect(hash()).toBe(await wasInForce(at('17:40')));

    machine.backToLive();
    await settled(false);
    expect(store.getState().city?.position.seq).toBe(present.seq);
    expect(hash()).toBe(present.hash);
    stop();
  },
  2 * MINUTE_MS,
);

test('what lies before the recording is refused, and the present stays', async () => {
  const store = createCityStore();
  const { machine, stop } = followTimeline(store, base);
  await vi.waitFor(() => expect(store.getState().city).toBeDefined(), SOON);
  machine.seek(ms('12:00'));
  await vi.waitFor(() => expect(store.getState().time.refusal).toMatch(/^at: expected/), SOON);
  await vi.waitFor(() => expect(store.getState().time.seeking).toBeUndefined(), SOON);
  expect(store.getState().time.isPlayback).toBe(false);
  stop();
});
