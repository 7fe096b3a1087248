import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import type { Snapshot } from '../../contract/delta.ts';
import type { PushAnswer } from '../../server/hub/push-answer.ts';
import { incident, reading } from '../support/city-process.ts';
import { liveWith } from '../support/live-with.ts';
import { smallDisk } from '../support/small-disk.ts';

const KEY = 'gauges-secret-1';
const FEED = { id: 'gauges', connector: 'cloudevents', keyEnv: 'GAUGES_KEY' };
const WAIT = { timeout: 60_000, interval: 200 };
const disk = smallDisk(8);

afterAll(() => disk?.remove());

async function served(base: string): Promise<Snapshot> {
  return (await (await fetch(`${base}/snapshot`)).json()) as Snapshot;
}

test.skipIf(disk === undefined)(
  'on a full disk the city goes on and says so in red, nobody is told that a thing is kept; with room again all of it is',
  { timeout: 240_000 },
  async () => {
    if (disk === undefined) return;
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const send = (base: string, events: readonly object[]): Promise<Response> =>
      fetch(`${base}/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents-batch+json', 'x-api-key': KEY },
        body: JSON.stringify(events),
      });
    const isReady = async (base: string): Promise<boolean> =>
      (await fetch(new URL('/readyz', base))).ok;
    const alarms = ({ events }: Snapshot) =>
      events.flatMap(({ kind, subject, data }) =>
        kind === 'alert' && subject === 'alert/log/not-recording' ? [data] : [],
      );
    const city = await liveWith([FEED], { GAUGES_KEY: KEY }, disk.folder);
    expect((await send(city.base, [reading(1), incident(1)])).status).toBe(200);
    expect(await isReady(city.base)).toBe(true);
    const before = await served(city.base);

    const filler = join(disk.folder, 'filler');
    const { bavail, bsize } = statfsSync(disk.folder);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    let index = 1;
    await vi.waitFor(async () => {
      index += 1;
      const many = Array.from({ length: 400 }, (_, gauge) => reading(index * 1000 + gauge, gauge));
      expect((await send(city.base, many)).status).toBe(503);
    }, WAIT);
    const refused = await send(city.base, [incident(2)]);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await isReady(city.base)).toBe(false);
    const lost = await served(city.base);
    expect(lost.epoch).not.toBe(before.epoch);
    expect(alarms(lost)).toMatchObject([
      { severity: 'Extreme', status: 'Actual', event: { ko: '기록 불가', en: 'Not recording' } },
    ]);
    // It is in the city all the same.
    expect(lost.events.filter(({ kind }) => kind === 'incident')).toHaveLength(2);

    rmSync(filler);
    await vi.waitFor(async () => expect(await isReady(city.base)).toBe(true), WAIT);
    const again = (await (await send(city.base, [incident(2)])).json()) as PushAnswer;
    expect(again).toMatchObject({ accepted: 0, duplicates: 1 });
    await vi.waitFor(async () => {
      const [alarm] = alarms(await served(city.base));
      expect(alarm?.endedAt).toBeDefined();
    }, WAIT);
    const after = await served(city.base);
    expect(after.epoch).toBe(lost.epoch);
    await city[Symbol.asyncDispose]();

    await using restarted = await liveWith([FEED], { GAUGES_KEY: KEY }, disk.folder);
    const held = await served(restarted.base);
    expect(held.epoch).toBe(after.epoch);
    expect(held.events.filter(({ kind }) => kind === 'incident')).toHaveLength(2);
    expect(alarms(held)).toHaveLength(1);
    expect(told.mock.calls.flat().join('\n')).toContain('the log takes nothing');
  },
);
