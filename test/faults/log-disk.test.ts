import { rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { unpacked } from '../../server/log/log-body.ts';
import type { DeltaRow } from '../../server/log/log-rows.ts';
import { allRows } from '../support/log-image.ts';
import { incidentAt, observationAt } from '../support/city-events.ts';
import { smallDisk } from '../support/small-disk.ts';
import { loggedCity, logPath, START_MS, type LoggedCity } from '../support/log-steps.ts';

const LONG = { timeout: 60_000 };
const SECONDS_MS = 1000;

const disk = smallDisk(1);
const folder = disk?.folder ?? '';

afterAll(() => disk?.remove());

/** Until the log says that the disk takes nothing. */
async function fill(city: LoggedCity): Promise<void> {
  for (let minute = 1; city.states.length === 0; minute += 1) {
    city.step(
      Array.from({ length: 300 }, (_, gauge) => observationAt(gauge + minute * 1000, minute)),
    );
    await city.log.durable().catch(() => undefined);
  }
}

test.skipIf(disk === undefined)(
  'on a full disk the city goes on under a new epoch; with room again the log has all of it',
  LONG,
  async () => {
    const path = join(folder, 'log', 'seoul.db');
    const city = await loggedCity(path);
    await fill(city);
    const [lost] = city.states;
    expect(lost).toMatchObject({ kind: 'lost', why: expect.stringContaining('full') as string });
    await expect(city.log.durable()).rejects.toThrow('full');
    const before = city.committed.at(-1);
    const alarm = city.step([incidentAt(1, 5)]);
    city.step([observationAt(1, 6)], START_MS + 360_000);
    // At once, without the disk.
    expect(city.committed.slice(-2).map(({ to }) => to)).toEqual([alarm.to, alarm.to + 1]);
    expect(alarm.epoch).not.toBe(before?.epoch);
    expect(lost?.kind === 'lost' && lost.epoch).toBe(alarm.epoch);

    disk?.resize(64);
    await vi.waitFor(
      () => expect(city.states.at(-1)).toEqual({ kind: 'recording' }),
      20 * SECONDS_MS,
    );
    await city.log.durable();
    city.step([observationAt(2, 7)], START_MS + 420_000);
    await city.log.durable();
    expect(city.committed.at(-1)?.to).toBe(city.seq());
    await city.log.close();

    const rows = allRows(path, 'delta_log', 'seq_from');
    let last = 0;
    for (const row of rows) {
      expect(row['seq_from']).toBe(last + 1);
      last = row['seq_to'] as number;
    }
    expect(last).toBe(city.seq());
    // Each was shown once, in order.
    const shown = city.committed.map(({ to }) => to);
    expect(shown).toEqual([...new Set(shown)].toSorted((a, b) => a - b));
    const again = await loggedCity(path);
    expect(again.log.damage).toBeUndefined();
    expect(again.log.restored).toMatchObject({ epoch: alarm.epoch, seq: city.seq() });
    expect(new Map(again.log.restored?.events.map((event) => [event.subject, event]))).toEqual(
      city.inForce,
    );
    await again.log.close();
  },
);

test.skipIf(disk === undefined)(
  'begun on a full disk the city stands as it was, and goes on',
  LONG,
  async () => {
    disk?.resize(65);
    const path = join(folder, 'second', 'seoul.db');
    const first = await loggedCity(path);
    first.step([observationAt(1, 1), incidentAt(1, 1)]);
    await first.log.close();
    const rest = join(folder, 'rest');
    expect(() => writeFileSync(rest, Buffer.alloc(70_000_000))).toThrow('ENOSPC');

    const second = await loggedCity(path);
    expect(second.log.restored).toMatchObject({ epoch: 'epoch-1', seq: 2 });
    second.step([incidentAt(2, 2)]);
    await expect(second.log.durable()).rejects.toThrow();
    rmSync(rest);
    await vi.waitFor(
      () => expect(second.states.at(-1)).toEqual({ kind: 'recording' }),
      20 * SECONDS_MS,
    );
    await second.log.close();
    const third = await loggedCity(path);
    expect(third.log.restored).toMatchObject({ seq: 3 });
    await third.log.close();
  },
);

/** Another connection keeps the log's writer waiting, as a disk does that hangs. */
function hung(path: string): () => void {
  const database = new DatabaseSync(path);
  database.exec('begin immediate');
  return () => {
    database.exec('rollback');
    database.close();
  };
}

test(
  'a disk that hangs is one that takes nothing: what was too much for memory is folded, and told',
  LONG,
  async () => {
    const path = logPath();
    const city = await loggedCity(path);
    city.step([observationAt(1, 0), incidentAt(1, 0)]);
    await city.log.durable();
    const goOn = hung(path);
    city.step([incidentAt(2, 1)]);
    await expect(city.log.durable()).rejects.toThrow(/longer than 2 s|locked/);
    const lostFrom = city.seq() + 1;
    for (let step = 0; step < 12_000; step += 1) {
      const key = 10 + Math.floor(step / 3000);
      city.step([
        observationAt(step % 50, step % 30, step),
        ...(step % 3000 < 2 ? [{ ...incidentAt(key, step % 3000) }] : []),
      ]);
    }
    goOn();
    await vi.waitFor(
      () => expect(city.states.at(-1)).toEqual({ kind: 'recording' }),
      20 * SECONDS_MS,
    );
    await city.log.durable();
    await city.log.close();

    const [gap, ...more] = allRows(path, 'gap', 'seq_from');
    expect(more).toEqual([]);
    const from = gap?.['seq_from'] as number;
    expect(from).toBeGreaterThanOrEqual(lostFrom);
    // All of class A is there, also what was replaced meanwhile.
    const rows = allRows(path, 'delta_log', 'seq_from') as unknown as readonly DeltaRow[];
    const texts = rows.map(
      ({ body, late }) => unpacked(body) + (late === null ? '' : unpacked(late)),
    );
    for (let key = 10; key < 14; key += 1) {
      for (const minute of [0, 1])
        expect(texts.join('')).toContain(`"id":"${incidentAt(key, minute).id}"`);
    }
    const again = await loggedCity(path);
    expect(again.log.damage).toBeUndefined();
    expect(again.log.restored?.seq).toBe(city.seq());
    expect(new Map(again.log.restored?.events.map((event) => [event.subject, event]))).toEqual(
      city.inForce,
    );
    await again.log.close();
  },
);
