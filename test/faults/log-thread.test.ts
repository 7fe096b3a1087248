import { type Worker } from 'node:worker_threads';
import { afterAll, expect, test, vi } from 'vitest';
import { incidentAt, observationAt } from '../support/city-events.ts';
import { loggedCity, logPath, START_MS, type LoggedCity } from '../support/log-steps.ts';
import { smallDisk } from '../support/small-disk.ts';

const WAIT = { timeout: 20_000, interval: 20 };
const LONG = { timeout: 60_000 };
const MINUTE_MS = 60_000;

const disk = smallDisk(64);

afterAll(() => disk?.remove());

async function isWhole(path: string, city: LoggedCity): Promise<void> {
  const shown = city.committed.map(({ to }) => to);
  expect(shown).toEqual([...new Set(shown)].toSorted((a, b) => a - b));
  const again = await loggedCity(path);
  expect(again.log.damage).toBeUndefined();
  expect(again.log.restored?.seq).toBe(city.seq());
  const restored = again.log.restored?.events.map((event) => [event.subject, event] as const);
  expect(new Map(restored)).toEqual(city.inForce);
  await again.log.close();
}

test(
  'the thread that writes ends, idle or at work: another takes its place, all is written',
  LONG,
  async () => {
    const threads: Worker[] = [];
    const note = (thread: Worker): void => void threads.push(thread);
    process.on('worker', note);
    const path = logPath();
    const city = await loggedCity(path);
    for (let minute = 1; minute <= 4; minute += 1) {
      const { to } = city.step([incidentAt(minute, minute)], START_MS + minute * MINUTE_MS);
      // At work in every second round.
      if (minute % 2 === 1) await city.log.durable();
      await threads.at(-1)?.terminate();
      await vi.waitFor(
        () => expect(city.committed.some((delta) => delta.to >= to)).toBe(true),
        WAIT,
      );
    }
    city.step([observationAt(1, 6)], START_MS + 6 * MINUTE_MS);
    await vi.waitFor(() => city.log.durable(), WAIT);
    process.off('worker', note);
    expect(threads.length).toBeGreaterThan(2);
    await city.log.close();
    await isWhole(path, city);
  },
);

test.skipIf(disk === undefined)(
  'begun on a disk that is read-only the log is refused in one line, and opened once it takes again',
  LONG,
  async () => {
    const path = `${disk?.folder}/log/seoul.db`;
    const city = await loggedCity(path);
    city.step([observationAt(1, 1)]);
    await city.log.close();
    disk?.remount('ro');
    const refusal = await loggedCity(path).then(String, String);
    expect(refusal).toMatch(/^ConfigError: .*cannot be opened: [^\n]+$/);
    disk?.remount('rw');
    await isWhole(path, city);
  },
);
