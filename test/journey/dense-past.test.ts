import { expect, test, vi } from 'vitest';
import type { TimelineAnswer } from '../../contract/api.ts';
import { instantOf } from '../../contract/instant.ts';
import { createCityStore } from '../../client/city/store.ts';
import { followTimeline } from '../../client/link/socket.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { demo } from '../../server/demo.ts';
import { cuttableLink } from '../support/cuttable-link.ts';
import { rowsOfEvents, rowsOfTables } from '../support/dense-rows.ts';
import { ROOT } from '../support/flood-night.ts';
import { cityHash, servedCity } from '../support/state-hash.ts';

const SOON = { timeout: 30_000, interval: 100 };

test.for([
  ['delhi', 'positions', '2026-06-12T18:26+05:30'],
  ['seoul', 'links', '2022-08-08T17:30+09:00'],
] as const)(
  '%s: the %s on screen are the server’s, live, after a cut, sought, played and back again',
  { timeout: 240_000 },
  async ([cityId, topic, from]) => {
    const args = ['demo', '--city', cityId, '--from', from, '--port', '0'];
    const config = readConfig(args, {}, ROOT);
    if (config.command !== 'demo') throw new Error('expected a demo');
    const serving = await demo(config, ROOT, 'test-build');
    const base = `http://127.0.0.1:${serving.port}`;
    const control = (body: object) =>
      fetch(`${base}/api/v1/replay`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    await using link = await cuttableLink(serving.port);
    const store = createCityStore();
    const { machine, stop } = followTimeline(store, link.url);
    const seen = { most: 0, changes: new Set<string>() };

    /** By hash and row by row; `at` = of that instant. */
    const agrees = (at?: () => string | undefined) =>
      vi.waitFor(async () => {
        const { city, time } = store.getState();
        if (city === undefined) throw new Error('no picture yet');
        expect(time).toMatchObject({ isPlayback: at !== undefined, seeking: undefined });
        const { seq, hash, events } = await servedCity(base, at?.());
        const isThere = at !== undefined || city.position.seq === seq;
        expect(isThere).toBe(true);
        expect(cityHash(city)).toBe(hash);
        const rows = rowsOfTables(city.dense);
        expect(rows).toEqual(rowsOfEvents(events));
        seen.most = Math.max(seen.most, city.dense[topic].entries.filter(Boolean).length);
        seen.changes.add(JSON.stringify([...rows]));
      }, SOON);

    await control({ action: 'speed', speed: 120 });
    await control({ action: 'pause' });
    await agrees();
    link.cut();
    await control({ action: 'play' });
    await vi.waitFor(() => expect(store.getState().link.phase).toBe('reconnecting'), SOON);
    link.join();
    await vi.waitFor(() => expect(store.getState().link.phase).toBe('connected'), SOON);
    await control({ action: 'pause' });
    await agrees();

    const { span } = (await (await fetch(`${base}/api/v1/timeline`)).json()) as TimelineAnswer;
    const fromMs = Date.parse(span?.from ?? '');
    const lengthMs = Date.parse(span?.to ?? '') - fromMs;
    machine.setSpeed(600);
    for (const share of [0.8, 0.35]) {
      const atMs = Math.round(fromMs + share * lengthMs);
      machine.seek(atMs);
      await vi.waitFor(() => expect(store.getState().time.isPlayback).toBe(true), SOON);
      machine.pause(true);
      await vi.waitFor(() => expect(store.getState().time.speed).toBe(0), SOON);
      machine.seek(atMs);
      await vi.waitFor(() => expect(store.getState().city?.now).toBe(instantOf(atMs)), SOON);
      await agrees(() => instantOf(atMs));
      machine.pause(false);
      const laterMs = atMs + lengthMs / 40;
      const shownMs = (): number => Date.parse(store.getState().city?.now ?? '');
      await vi.waitFor(() => expect(shownMs()).toBeGreaterThan(laterMs), SOON);
      machine.pause(true);
      await vi.waitFor(() => expect(store.getState().time.speed).toBe(0), SOON);
      await agrees(() => store.getState().city?.now);
      machine.pause(false);
    }
    machine.backToLive();
    await agrees();
    expect(seen.most).toBeGreaterThan(10);
    expect(seen.changes.size).toBeGreaterThan(4);
    stop();
    await serving.close();
  },
);
