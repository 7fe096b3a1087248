import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CityEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import { incidentAt, observationAt } from './city-events.ts';
import { loggedCity, START_MS, type LoggedCity } from './log-steps.ts';

/** What a log must say: the city after each number that ends a row. */
export type Truth = ReadonlyMap<number, ReadonlyMap<string, CityEvent>>;

/** A quarter of an hour of a small city: rows of every table, small and packed. */
export async function writtenCity(path: string): Promise<{ city: LoggedCity; truth: Truth }> {
  const city = await loggedCity(path);
  const truth = new Map<number, ReadonlyMap<string, CityEvent>>();
  for (let minute = 0; minute < 16; minute += 1) {
    for (const part of [0, 1, 2]) {
      const events = [
        ...Array.from({ length: part === 0 ? 12 : 1 }, (_, gauge) => observationAt(gauge, minute)),
        ...(part === 1 ? [incidentAt(minute, minute)] : []),
        ...(part === 2 ? [busAt(minute % 3, minute)] : []),
      ];
      const gone = part === 1 && minute > 3 ? [`incident/test/${minute - 3}`] : [];
      city.late(part === 2 && minute % 4 === 0 ? [observationAt(3, minute - 2)] : []);
      city.step(events, START_MS + minute * 60_000 + part * 20_000, gone);
      truth.set(city.seq(), new Map(city.inForce));
      await city.log.durable();
    }
  }
  return { city, truth };
}

/** A bus at a minute; its place is its version. */
export function busAt(bus: number, minute: number): CityEvent {
  const { kind: _, data, ...rest } = observationAt(bus, minute);
  const subject = `position/bus/${bus}`;
  const time = instantOf(START_MS + minute * 60_000);
  return {
    ...rest,
    id: `${subject}@${time}`,
    type: 'city.position.updated.v1',
    subject,
    domain: 'transit',
    kind: 'position',
    data: {
      version: data.version,
      geometry: { type: 'Point', coordinates: [127 + minute / 1000, 37.5] },
      districts: [],
      provenance: data.provenance,
      vehicle: 'bus',
      label: { ko: String(bus) },
    },
  } as unknown as CityEvent;
}

/** The files of a log as they are, also while it is open: what a crash leaves. */
export function copyLog(path: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const end of ['', '-wal', '.mark']) {
    if (existsSync(path + end)) copyFileSync(path + end, join(folder, basename(path) + end));
  }
  return join(folder, basename(path));
}

/** Every row of a table by its key, as SQLite reads it. */
export function allRows(
  path: string,
  table: string,
  key: string,
): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(path);
  try {
    return database.prepare(`select * from ${table} order by ${key}`).all();
  } finally {
    database.close();
  }
}

export function copiesAside(path: string): readonly string[] {
  const name = `${basename(path)}.bad-`;
  return readdirSync(dirname(path)).filter(
    (file) => file.startsWith(name) && !file.endsWith('-wal'),
  );
}
