import type { DatabaseSync } from 'node:sqlite';
import type { HourValues } from './history-hour-values.ts';
import type { HeldSeries } from './history-series-table.ts';
import { addValue, emptySpread, type Spread } from './history-spread.ts';

/** Keeps the hours of each series and the hours of the districts in step with the values. */
export interface Rollups {
  add(series: HeldSeries, hour: number, off: number, value: number | null, quality: number): void;
  /** Hours before this one have lost values to retention: they can only be added to. */
  wholeFrom(hour: number): void;
  flush(): void;
}

/** A row as it is stored. */
type HeldHour = Pick<Spread, keyof Spread> & { newest: number; cluster: number };

interface OpenHour {
  readonly hour: number;
  readonly series: number;
  readonly cluster: number;
  spread: Spread;
  /** `off` of the last row, -1 = none. */
  newest: number;
  /** A value came between or was put right: all of the hour is counted again. */
  isUnsure: boolean;
}

export function rollups(database: DatabaseSync, values: HourValues): Rollups {
  const find = database.prepare('select * from rollup where hour = ? and series = ?');
  const save = database.prepare(
    'insert or replace into rollup values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const tally = database.prepare(
    `insert or replace into tally
     select hour, cluster, count(*), sum(count), min(min), max(max), sum(sum)
     from rollup where hour = ? group by cluster`,
  );
  const open = new Map<string, OpenHour>();
  const hours = new Set<number>();
  let firstWhole = Number.MIN_SAFE_INTEGER;

  const loaded = ({ id, cluster }: HeldSeries, hour: number): OpenHour => {
    const row = find.get(hour, id);
    const fresh = { hour, series: id, cluster, spread: emptySpread(), newest: -1, isUnsure: false };
    if (row === undefined) return fresh;
    const held = row as HeldHour;
    const { count, doubtful, min, max, sum, last, newest } = held;
    const spread = { count, doubtful, min, max, sum, last };
    return { ...fresh, cluster: held.cluster, spread, newest };
  };

  return {
    add: (series, hour, off, value, quality) => {
      const key = `${hour} ${series.id}`;
      let held = open.get(key);
      if (held === undefined) {
        held = loaded(series, hour);
        open.set(key, held);
        hours.add(hour);
      }
      if (off > held.newest || hour < firstWhole) {
        addValue(held.spread, { value, quality });
        held.newest = Math.max(held.newest, off);
      } else held.isUnsure = true;
    },
    wholeFrom: (hour) => {
      firstWhole = hour;
    },
    flush: () => {
      for (const { hour, series, cluster, spread, newest, isUnsure } of open.values()) {
        const counted = isUnsure ? emptySpread() : spread;
        if (isUnsure) for (const value of values.of(hour, series)) addValue(counted, value);
        const { count, doubtful, min, max, sum, last } = counted;
        save.run(hour, series, cluster, count, doubtful, min, max, sum, last, newest);
      }
      open.clear();
      for (const hour of hours) tally.run(hour);
      hours.clear();
    },
  };
}
