import { expect, test, vi } from 'vitest';
import type { ReplayAnswer, ReplayCommand } from '../../contract/api.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { demo } from '../../server/demo.ts';
import { ROOT } from '../support/flood-night.ts';

test('at its end a recording begins again where it opens', { timeout: 120_000 }, async () => {
  const args = ['demo', '--city', 'delhi', '--port', '0', '--from', '2026-06-12T18:59+05:30'];
  const config = readConfig(args, {}, ROOT);
  if (config.command !== 'demo') throw new Error('expected a demo');
  const serving = await demo(config, ROOT, 'test-build');
  const address = `http://127.0.0.1:${serving.port}/api/v1/replay`;
  const command = async (body: ReplayCommand): Promise<ReplayAnswer> => {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    return (await (await fetch(address, init)).json()) as ReplayAnswer;
  };
  await command({ action: 'speed', speed: 60 });
  const { to } = await command({ action: 'seek', at: '2026-06-12T13:29:50.000Z' });
  expect(to).toBe('2026-06-12T13:30:00.000Z');
  await command({ action: 'play' });
  await vi.waitFor(
    async () => {
      const { now } = (await (await fetch(address)).json()) as ReplayAnswer;
      expect(now >= '2026-06-12T12:56:00.000Z' && now < '2026-06-12T13:20:00.000Z').toBe(true);
    },
    { timeout: 60_000, interval: 100 },
  );
  expect(await command({ action: 'pause' })).toMatchObject({ playing: false });
  await serving.close();
});
