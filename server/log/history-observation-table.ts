import type { DatabaseSync } from 'node:sqlite';
import type { ObservationEvent } from '../../contract/event.ts';
import { offOf } from './history-decoded.ts';
import { hourOf } from './history-hours.ts';
import { splitObservation, type RawSource } from './history-observation.ts';
import type { Rollups } from './history-rollups.ts';
import type { SeriesTable } from './history-series-table.ts';

/** All values that ever arrived, one narrow row each. */
export interface ObservationTable {
  add(
    event: ObservationEvent,
    place: { readonly seq: number; readonly nth: number; readonly fallbackMs: number },
  ): void;
}

export interface ObservationTableParts {
  readonly database: DatabaseSync;
  readonly series: SeriesTable;
  readonly hours: Rollups;
  readonly phaseMs: number;
  readonly zone: string;
}

export function observationTable(parts: ObservationTableParts): ObservationTable {
  const { database, series, hours, phaseMs, zone } = parts;
  const insert = database.prepare(
    'insert or replace into observation values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertId = database.prepare('insert or replace into odd_id values (?, ?, ?, ?, ?, ?)');
  const addRaw = database.prepare(
    `insert into raw (raw_id, sha256, recorded) values (?, ?, ?)
     on conflict do update set id = id returning id`,
  );
  /** Values come in runs of one answer. */
  let lastRaw: (RawSource & { readonly id: number }) | undefined;

  const rawOf = (raw: RawSource): number => {
    const { rawId, sha256, recorded } = raw;
    if (lastRaw?.rawId === rawId && lastRaw.sha256 === sha256 && lastRaw.recorded === recorded) {
      return lastRaw.id;
    }
    const id = Number(addRaw.get(rawId, sha256, recorded)?.['id']);
    lastRaw = { ...raw, id };
    return id;
  };

  return {
    add: (event, place) => {
      const { template, row, raw, hasOddId } = splitObservation(event, place, zone);
      const { at, seq, nth, value, quality, mark, more } = row;
      const held = series.of(event, template, at);
      const hour = hourOf(at, phaseMs);
      const off = offOf(at, phaseMs);
      insert.run(
        hour,
        held.id,
        off,
        seq,
        nth,
        value,
        quality,
        rawOf(raw),
        held.template,
        mark,
        more,
      );
      if (hasOddId) insertId.run(event.id, hour, held.id, off, seq, nth);
      hours.add(held, hour, off, value, quality);
    },
  };
}
