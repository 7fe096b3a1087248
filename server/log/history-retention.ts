import type { DatabaseSync } from 'node:sqlite';
import { KINDS, type Kind } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import { DAY_MS } from './history-hours.ts';

/** Normal bands look four weeks back, from any day of the last week. */
export const KEEP_VALUES_MS = 35 * DAY_MS;
/** A year and a month: the same month of the year before can be looked at. */
const KEEP_EVENTS_MS = 400 * DAY_MS;
/** Rows deleted at a time: the thread has other things to do. */
const CHUNK = 5_000;
const PAUSE_MS = 60_000;
/** A value may speak of an hour after its arrival. */
const RAW_MARGIN_MS = 7 * DAY_MS;

/** Of which only the newest weeks are history: they change all day and are derived or last known. */
const SHORT_KINDS: readonly Kind[] = ['asset', 'indicator', 'feed'];

export interface Pruner {
  /** The first hour whose values are all still held, at an instant of the timeline's clock. */
  firstWholeHour(nowMs: number): number;
  /** Deletes a bounded number of rows, once a minute while there is little. */
  prune(): void;
}

export function pruner(database: DatabaseSync, hourOf: (ms: number) => number): Pruner {
  const newest = database.prepare('select max(at) as at from step');
  const short = SHORT_KINDS.map((kind) => KINDS.indexOf(kind)).join(', ');
  const inChunks = (table: string, key: string, condition: string) =>
    `delete from ${table} where (${key}) in (select ${key} from ${table} where ${condition} limit ${CHUNK})`;
  const byValueHour = [
    inChunks('observation', 'hour, series, off, seq, nth', 'hour < ?'),
    inChunks('odd_id', 'id, seq, nth', 'hour < ?'),
  ].map((sql) => database.prepare(sql));
  const byEventHour = [
    inChunks('rollup', 'hour, series', 'hour < ?'),
    inChunks('presence', 'hour, cluster, subject', 'hour < ?'),
    inChunks('tally', 'hour, cluster', 'hour < ?'),
  ].map((sql) => database.prepare(sql));
  /** What speaks of long ago and came lately, e.g. a figure of a year, is as new as its coming. */
  const oldEvents = database.prepare(
    `select n from event where ((kind in (${short}) and time < ?1) or time < ?2)
       and seq <= (select coalesce(max(seq), 0) from step where at < ?1) limit ${CHUNK}`,
  );
  const dropEvent = database.prepare('delete from event where n = ?');
  const dropBody = database.prepare('delete from event_body where n = ?');
  /** Older than the values, the last step of each minute tells well enough what was known when. */
  const oldSteps = database.prepare(
    `delete from step where seq in (select seq from step as s where at < ? and exists (
       select 1 from step as later where later.at > s.at and later.at / 60000 = s.at / 60000) limit ${CHUNK})`,
  );
  const oldRaws = database.prepare(
    `delete from raw where recorded < ? and id in (select id from raw order by id limit ${CHUNK})`,
  );
  const oldBlocks = database.prepare('delete from block where time_max < ?');
  let nextAt = 0;

  return {
    firstWholeHour: (nowMs) => hourOf(nowMs - KEEP_VALUES_MS) + 1,
    prune: () => {
      const at = newest.get()?.['at'];
      if (typeof at !== 'number' || performance.now() < nextAt) return;
      database.exec('begin immediate');
      const deleted = [
        ...byValueHour.map((statement) => statement.run(hourOf(at - KEEP_VALUES_MS)).changes),
        ...byEventHour.map((statement) => statement.run(hourOf(at - KEEP_EVENTS_MS)).changes),
      ];
      for (const row of oldEvents.all(at - KEEP_VALUES_MS, at - KEEP_EVENTS_MS)) {
        const n = Number(row['n']);
        dropEvent.run(n);
        dropBody.run(n);
      }
      oldRaws.run(instantOf(at - KEEP_VALUES_MS - RAW_MARGIN_MS));
      oldSteps.run(at - KEEP_VALUES_MS);
      oldBlocks.run(at - KEEP_EVENTS_MS);
      database.exec('commit');
      // With a chunk full there is more to do, and the next idle moment is soon.
      if (!deleted.includes(CHUNK)) nextAt = performance.now() + PAUSE_MS;
    },
  };
}
