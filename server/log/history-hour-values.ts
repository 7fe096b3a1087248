import type { DatabaseSync } from 'node:sqlite';
import type { ObservationEvent } from '../../contract/event.ts';
import { isOlder } from '../city/is-older.ts';
import { HOUR_MS, hourStart } from './history-hours.ts';

/** A value in force at its instant: of several versions the one that counts. */
export interface HeldValue {
  /** ms since 1970. */
  readonly at: number;
  readonly value: number | null;
  /** Index in `QUALITIES`. */
  readonly quality: number;
}

/** Where a row of `observation` lies. */
export interface RowPlace {
  readonly hour: number;
  readonly series: number;
  readonly off: number;
  readonly seq: number;
  readonly nth: number;
}

export interface HourValues {
  /** Values of a series within one hour of the city, oldest first; `maxSeq`: nothing that came later. */
  of(hour: number, series: number, maxSeq?: number): readonly HeldValue[];
}

type Row = readonly [off: number, seq: number, nth: number, value: number | null, quality: number];

/** `eventAt` is asked only where an instant has more than one version. */
export function hourValues(
  database: DatabaseSync,
  phaseMs: number,
  eventAt: (place: RowPlace) => ObservationEvent,
): HourValues {
  const select = database.prepare(
    `select off, seq, nth, value, quality from observation
     where hour = ? and series = ? and seq <= ? order by off, seq, nth`,
  );
  select.setReturnArrays(true);

  const newest = (hour: number, series: number, rows: readonly Row[]): Row | undefined => {
    const [first, ...others] = rows;
    let held = first;
    for (const row of others) {
      if (held === undefined) break;
      const [was, is] = [held, row].map(([off, seq, nth]) =>
        eventAt({ hour, series, off, seq, nth }),
      );
      if (was !== undefined && is !== undefined && !isOlder(is, was)) held = row;
    }
    return held;
  };

  return {
    of: (hour, series, maxSeq = Number.MAX_SAFE_INTEGER) => {
      // Rows are arrays here; the types of node:sqlite know only records.
      const rows = select.all(hour, series, maxSeq) as unknown as readonly Row[];
      const start = hourStart(hour, phaseMs);
      const values: HeldValue[] = [];
      for (let index = 0; index < rows.length;) {
        const [off] = rows[index] ?? [HOUR_MS];
        let end = index + 1;
        while (rows[end]?.[0] === off) end += 1;
        const row = end === index + 1 ? rows[index] : newest(hour, series, rows.slice(index, end));
        if (row !== undefined) values.push({ at: start + off, value: row[3], quality: row[4] });
        index = end;
      }
      return values;
    },
  };
}
