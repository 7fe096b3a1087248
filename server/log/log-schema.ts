/**
 * Migrations of the log's database, applied in order; `pragma user_version` counts them. One that
 * was released is never changed: the next change is a further entry.
 *
 * `at` = the timeline's clock and `recorded_at` = the wall's, both in ms since 1970; neither ever
 * falls as `seq_from` rises. `crc` = CRC-32 over the row's other columns (`log-checksum.ts`), checked
 * at every reading. Bodies are UTF-8 JSON, packed where that is shorter (`log-body.ts`).
 *
 * - `delta_log.body`: a `Delta` without upserts of positions; one row for every range of numbers,
 *   also where nothing but positions changed, so that a missing number is always a loss. Its `epoch`
 *   is that of the body. `time_min`: the earliest `time` of its events and of `late`, in ms: what
 *   arrived after an instant and speaks of one before it is found by it. `late`: JSON list of events
 *   that arrived in the step and were older than what was in force.
 * - `position_log.body`: JSON list of the positions that changed since the row before and are still
 *   in force; every 10 s, and with each keyframe.
 * - `keyframe.body`: JSON list of all events in force after `seq`, positions too; every 5 min.
 * - `gap`: between `at_from` and `at_to` (ms, both included) not every change was kept: the row of
 *   `delta_log` that begins at `seq_from` holds the last word on each subject, and all of class A.
 *   Where even that is not known its epoch is `LOST_EPOCH` and a keyframe follows it.
 * - `meta`: `epoch`, `mode`, `city`; `state` is `open` or `closed`; `check` = CRC-32 over the others.
 */
export const LOG_MIGRATIONS: readonly string[] = [
  `
  create table meta (key text primary key, value text not null) strict, without rowid;
  create table delta_log (
    seq_from integer primary key, seq_to integer not null, epoch text not null, view text not null,
    at integer not null, recorded_at integer not null, time_min integer not null,
    crc integer not null, body blob not null, late blob
  ) strict;
  create index delta_log_at on delta_log (at, time_min);
  create table keyframe (
    seq integer primary key, epoch text not null, at integer not null, crc integer not null,
    body blob not null
  ) strict;
  create index keyframe_at on keyframe (at);
  create table position_log (
    seq integer primary key, at integer not null, crc integer not null, body blob not null
  ) strict;
  create index position_log_at on position_log (at);
  create table gap (
    seq_from integer primary key, seq_to integer not null, at_from integer not null,
    at_to integer not null, crc integer not null
  ) strict;
  `,
];

/** Of a row whose changes nobody knows: no watcher holds a position in it. */
export const LOST_EPOCH = 'lost';
