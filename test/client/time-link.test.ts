import { expect, test, vi } from 'vitest';
import { createCityStore, type CityStore } from '../../client/city/store.ts';
import { followTimeline } from '../../client/link/socket.ts';
import type { PastStart } from '../../client/link/time-link.ts';
import { cuttableLink } from '../support/cuttable-link.ts';
import { LIVE_NOW, pastServer, type PastServer } from '../support/past-server.ts';

const SOON = { timeout: 15_000 };
const at = (clock: string): string => new Date(`2022-08-08T${clock}:00+09:00`).toISOString();
const ms = (clock: string): number => Date.parse(at(clock));

/** A page without a page: its store, its time machine and every picture it ever showed. */
async function screen(server: PastServer, url = server.url, start?: PastStart) {
  const store = createCityStore();
  const seen: CityStore[] = [];
  store.subscribe((state, before) => {
    if (state.city !== before.city) seen.push(state);
  });
  const { machine, stop } = followTimeline(store, url, start);
  const incidents = () => [...(store.getState().city?.byKind.incident.keys() ?? [])].join(' ');
  const shows = (what: string) => vi.waitFor(() => expect(incidents()).toContain(what), SOON);
  await vi.waitFor(() => expect(store.getState().city).toBeDefined(), SOON);
  const settled = () => vi.waitFor(() => expect(time().seeking).toBeUndefined(), SOON);
  const time = () => store.getState().time;
  return { store, seen, machine, time, incidents, shows, settled, [Symbol.dispose]: stop };
}

test('a seek leaves the present for a picture of that instant, told as a playback', async () => {
  await using server = await pastServer();
  using page = await screen(server);
  expect(page.time()).toMatchObject({ isPlayback: false, mode: 'live' });
  page.machine.seek(ms('20:00'));
  await page.shows(at('20:00'));
  await page.settled();
  expect(page.time()).toMatchObject({
    isPlayback: true,
    mode: 'replay',
    basis: 'known',
    speed: 1,
  });
  expect(page.time().nowMs).toBeGreaterThanOrEqual(ms('20:00'));
  expect(page.incidents()).not.toContain(LIVE_NOW);
});

test('of a drag only one seek is on its way, and the last one is what is shown', async () => {
  await using server = await pastServer();
  using page = await screen(server);
  page.machine.seek(ms('18:00'));
  await page.shows(at('18:00'));
  await page.settled();
  server.hold();
  page.machine.seek(ms('19:10'));
  await vi.waitFor(() => expect(server.told).toContainEqual({ seek: at('19:10') }), SOON);
  for (let minute = 11; minute < 60; minute += 1) page.machine.seek(ms(`19:${minute}`));
  expect(page.time().seeking).toBe(ms('19:59'));
  expect(page.incidents()).toContain(at('18:00'));
  server.release();
  await page.shows(at('19:59'));
  await page.settled();
  const seeks = server.told.filter((told) => 'seek' in told);
  expect(seeks).toEqual([{ seek: at('19:10') }, { seek: at('19:59') }]);
});

test('back to the present: resumed where it was left, with what came since, and never in parts', async () => {
  await using server = await pastServer();
  using page = await screen(server);
  server.publish();
  await page.shows('live-1');
  page.machine.seek(ms('20:00'));
  await page.shows(at('20:00'));
  server.publish();
  server.publish();
  await page.settled();
  page.machine.setSpeed(60);
  page.machine.pause(true);
  page.machine.setBasis('happened');
  await vi.waitFor(() => expect(page.time().speed).toBe(0), SOON);
  await page.settled();
  page.machine.backToLive();
  await page.shows('live-3');
  await page.settled();
  const now = { isPlayback: false, mode: 'live', speed: 1, playSpeed: 1, basis: 'known' };
  expect(page.time()).toMatchObject(now);
  expect(server.watches.at(-1)).toMatchObject({
    timeline: 'live',
    resume: { epoch: 'live', seq: 1 },
  });
  // The first present that is seen again is whole.
  const after = page.seen.slice(page.seen.findLastIndex(({ time }) => time.isPlayback) + 1);
  expect(after.length).toBeGreaterThan(0);
  for (const { city } of after) expect(city?.position).toEqual({ epoch: 'live', seq: 3 });
  server.publish();
  await page.shows('live-4');
});

test('a cut in the past: the screen comes back to the instant it showed, never to the present', async () => {
  await using server = await pastServer();
  await using link = await cuttableLink(server.port);
  using page = await screen(server, link.url);
  page.machine.seek(ms('20:00'));
  await page.shows(at('20:00'));
  await page.settled();
  page.machine.pause(true);
  await vi.waitFor(() => expect(page.time().speed).toBe(0), SOON);
  const shownMs = page.time().nowMs ?? 0;
  const watched = server.watches.length;
  link.cut();
  await vi.waitFor(() => expect(page.store.getState().link.phase).toBe('reconnecting'), SOON);
  expect(page.time().isPlayback).toBe(true);
  link.join();
  await vi.waitFor(() => expect(server.watches.length).toBeGreaterThan(watched), SOON);
  const from = new Date(shownMs).toISOString();
  expect(server.watches.at(-1)).toMatchObject({ timeline: { from, speed: 0, basis: 'known' } });
  await page.shows(from);
  await page.settled();
  const since = page.seen.slice(page.seen.findIndex(({ time }) => time.isPlayback));
  expect(since.every(({ city }) => city?.mode === 'replay')).toBe(true);
});

test('what still comes of an instant that was left is not shown', async () => {
  await using server = await pastServer();
  using page = await screen(server);
  page.machine.seek(ms('20:00'));
  await page.shows(at('20:00'));
  await page.settled();
  const epoch = page.store.getState().city?.position.epoch ?? '';
  page.machine.seek(ms('21:00'));
  await page.shows(at('21:00'));
  await page.settled();
  const watched = server.watches.length;
  server.send(server.snapshotAt(at('20:00'), epoch, 'known'));
  server.send(server.snapshotAt(LIVE_NOW, 'live'));
  const stale = { epoch, from: 1, to: 1, now: at('20:01'), upserts: [], removals: [] };
  server.send(JSON.stringify(stale));
  page.machine.seek(ms('21:30'));
  await page.shows(at('21:30'));
  await page.settled();
  expect(page.seen.filter(({ city }) => city?.mode === 'live')).toHaveLength(1);
  expect(page.seen.filter(({ city }) => city?.position.epoch === epoch)).toHaveLength(1);
  expect(server.watches).toHaveLength(watched);
});

test('a playback that began paused runs at the speed that was asked for', async () => {
  await using server = await pastServer();
  const start = { place: { at: at('20:00') }, speed: 0, basis: 'known' } as const;
  using page = await screen(server, server.url, start);
  await page.settled();
  page.machine.setSpeed(60);
  page.machine.pause(false);
  await vi.waitFor(() => expect(page.time().speed).toBe(60), SOON);
  const span = { fromMs: ms('16:00'), toMs: Date.parse(LIVE_NOW) };
  expect(page.time()).toMatchObject({ playSpeed: 60, span });
});

test('a refused seek is told and the picture goes on', async () => {
  await using server = await pastServer();
  using page = await screen(server);
  page.machine.seek(ms('20:00'));
  await page.shows(at('20:00'));
  await page.settled();
  server.refuse('nothing is held before 16:00');
  page.machine.seek(ms('15:00'));
  await vi.waitFor(() => expect(page.time().refusal).toBe('nothing is held before 16:00'), SOON);
  await page.settled();
  expect(page.time().isPlayback).toBe(true);
  server.refuse(undefined);
  page.machine.seek(ms('20:30'));
  await page.shows(at('20:30'));
});

test('a refused way out of the present leaves the present on screen, and running', async () => {
  await using server = await pastServer();
  using page = await screen(server);
  server.refuse('nothing is held');
  page.machine.seek(ms('15:00'));
  await vi.waitFor(() => expect(page.time().refusal).toBe('nothing is held'), SOON);
  await page.settled();
  server.publish();
  await page.shows('live-1');
  expect(page.seen.every(({ time }) => !time.isPlayback)).toBe(true);
});

test('a screen that begins in the past never shows the present', async () => {
  await using server = await pastServer();
  const place = { shiftMs: 3_600_000 };
  using page = await screen(server, server.url, { place, speed: 10, basis: 'happened' });
  await page.shows(at('20:32'));
  expect(server.watches).toHaveLength(1);
  expect(server.watches[0]).toMatchObject({
    timeline: { shiftMs: 3_600_000, speed: 10, basis: 'happened' },
  });
  expect(page.seen.every(({ city }) => city?.mode === 'replay')).toBe(true);
  page.machine.setBasis('known');
  await page.settled();
  await vi.waitFor(() => expect(page.time().basis).toBe('known'), SOON);
  expect(page.time().isPlayback).toBe(true);
});

test('the way back is taken at once, also while an instant is still sought', async () => {
  await using server = await pastServer();
  using page = await screen(server);
  page.machine.seek(ms('20:00'));
  await page.shows(at('20:00'));
  await page.settled();
  server.hold();
  page.machine.seek(ms('21:00'));
  await vi.waitFor(() => expect(server.told).toContainEqual({ seek: at('21:00') }), SOON);
  page.machine.backToLive();
  await page.shows(LIVE_NOW);
  await page.settled();
  server.release();
  server.publish();
  await page.shows('live-1');
  expect(page.time().isPlayback).toBe(false);
});
