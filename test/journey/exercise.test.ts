import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { TimelineAnswer } from '../../contract/api.ts';
import type { Snapshot } from '../../contract/delta.ts';
import { readConfig } from '../../server/config/read-config.ts';
import { demo } from '../../server/demo.ts';
import { ROOT } from '../support/flood-night.ts';
import { pastViewer } from '../support/past-viewer.ts';

const WAIT = { timeout: 30_000, interval: 100 };

test('a live city takes no mode of a recording, and a recording never that of a live city', () => {
  for (const MODE of ['demo', 'replay', 'exercise']) {
    expect(() => readConfig(['start'], { MODE }, ROOT)).toThrow(/MODE: expected/);
  }
  expect(() => readConfig(['demo'], { MODE: 'live' }, ROOT)).toThrow(/MODE: expected/);
});

test(
  'an exercise says so wherever it is looked at: now, in the past, on the wire and in files',
  { timeout: 240_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'exercise-'));
    const words = ['demo', '--port', '0', '--data', dataDir, '--from', '2022-08-08T16:20+09:00'];
    const config = readConfig(words, { MODE: 'exercise' }, ROOT);
    if (config.command !== 'demo') throw new Error('expected demo');
    const shown = await demo(config, ROOT, 'test-build');
    const base = `http://127.0.0.1:${shown.port}`;
    const json = async <T>(path: string): Promise<T> => {
      const answer = await fetch(`${base}/api/v1${path}`);
      expect(answer.headers.get('x-city-mode'), path).toBe('exercise');
      return (await answer.json()) as T;
    };
    const { mode, span } = await json<TimelineAnswer>('/timeline');
    expect(mode).toBe('exercise');
    expect((await json<Snapshot>('/snapshot')).mode).toBe('exercise');
    const past = `/snapshot?at=${span?.from ?? ''}`;
    expect((await json<Snapshot>(past)).mode).toBe('exercise');

    using present = pastViewer(base);
    using playing = pastViewer(base);
    await present.watch('live');
    await playing.watch({ from: span?.from ?? '', speed: 1 });
    for (const viewer of [present, playing]) {
      await vi.waitFor(() => expect(viewer.head()?.mode).toBe('exercise'), WAIT);
      await vi.waitFor(() => expect(viewer.heartbeats().at(-1)?.mode).toBe('exercise'), WAIT);
    }

    const file = await vi.waitFor(async () => {
      const answer = await fetch(`${base}/api/v1/export/events?format=csv&kind=incident`);
      expect(answer.status).toBe(200);
      return answer;
    }, WAIT);
    expect(file.headers.get('x-city-mode')).toBe('exercise');
    expect(file.headers.get('content-disposition')).toContain('-exercise-events-');
    const [head = '', ...rows] = (await file.text()).trim().split('\r\n');
    expect(head).toContain('mode');
    expect(rows.every((row) => row.includes('exercise'))).toBe(true);
    await shown.close();
    rmSync(dataDir, { recursive: true, force: true });
  },
);
