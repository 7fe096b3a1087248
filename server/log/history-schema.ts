/**
 * Migrations of the history's database, applied in order; `pragma user_version` counts them. All of
 * it is derived from the log: a file that cannot be read is put aside and built anew.
 *
 * Instants are ms since 1970 (`at`, `time`). An hour is `floor((ms + phase) / 3,600,000)`; `phase` in
 * `meta` = the part of the zone's offset that is no whole hour, so that hours are the city's own.
 * Rows are told apart by (`seq`, `nth`): `seq` of the log; `nth` = 0 for what came into force, 1 … for
 * what was late. Rows of one hour lie together: new ones touch few pages, however many series.
 *
 * - `word`: texts that repeat (feeds, subjects, what is searched), by number; `area`: districts of an
 *   event together, parted by blanks; `cluster`: what the counts of an hour tell apart.
 * - `series`: a datastream. `template` of it: an event without what changes from value to value.
 * - `observation`: `more` = JSON of whatever the columns cannot say; `off` = ms within the hour.
 * - `rollup`: good values of a series in an hour; `newest` = `off` of the last row of any quality.
 * - `presence`: which subjects had an event in an hour; `tally`: how many, and the spread of the values.
 * - `block`: what lies between two places of the log, so that a search can pass over it.
 * - `step`: which `seq` was known when, by the timeline's clock.
 * - `hole`: what the log should have held and did not.
 */
export const HISTORY_MIGRATIONS: readonly string[] = [
  `
  create table meta (key text primary key, value text not null) strict, without rowid;
  create table hole (
    seq_from integer primary key, seq_to integer not null, why text not null
  ) strict;
  create table step (seq integer primary key, at integer not null) strict;
  create index step_at on step (at);
  create table block (
    seq_to integer primary key, seq_from integer not null, time_min integer not null,
    time_max integer not null, kinds integer not null, domains integer not null,
    severities integer not null, count integer not null
  ) strict;

  create table word (id integer primary key, text text not null unique) strict;
  create table area (id integer primary key, districts text not null unique) strict;
  create table raw (
    id integer primary key, raw_id text not null, sha256 text not null, recorded text not null,
    unique (raw_id, sha256, recorded)
  ) strict;
  create table cluster (
    id integer primary key, kind text not null, domain text not null, feed text not null,
    property text not null, districts text not null,
    unique (kind, domain, feed, property, districts)
  ) strict;

  create table series (
    id integer primary key, subject text not null unique, datastream text not null unique,
    template integer not null, cluster integer not null, first_at integer not null,
    last_at integer not null, count integer not null
  ) strict;
  create table template (
    id integer primary key, series integer not null, hash integer not null, body text not null
  ) strict;
  create index template_series on template (series, hash);
  create table observation (
    hour integer not null, series integer not null, off integer not null, seq integer not null,
    nth integer not null, value real, quality integer not null, raw integer not null,
    template integer not null, mark integer, more text,
    primary key (hour, series, off, seq, nth)
  ) strict, without rowid;
  create index observation_seq on observation (seq, nth);
  create table odd_id (
    id text not null, hour integer not null, series integer not null, off integer not null,
    seq integer not null, nth integer not null, primary key (id, seq, nth)
  ) strict, without rowid;
  create table rollup (
    hour integer not null, series integer not null, cluster integer not null,
    count integer not null, doubtful integer not null, min real, max real, sum real not null,
    last real, newest integer not null, primary key (hour, series)
  ) strict, without rowid;
  create table tally (
    hour integer not null, cluster integer not null, things integer not null,
    count integer not null, min real, max real, sum real not null, primary key (hour, cluster)
  ) strict, without rowid;
  create table presence (
    hour integer not null, cluster integer not null, subject integer not null,
    primary key (hour, cluster, subject)
  ) strict, without rowid;

  create table event (
    n integer primary key, seq integer not null, nth integer not null, subject integer not null,
    kind integer not null, domain integer not null, severity integer, feed integer not null,
    time integer not null, area integer not null, words integer,
    west real, south real, east real, north real
  ) strict;
  create unique index event_seq on event (seq, nth);
  create index event_subject on event (subject, seq);
  create index event_time on event (kind, time);
  create index event_words on event (words, seq) where words is not null;
  create table event_body (
    n integer primary key, id text not null, dictionary integer, body blob not null
  ) strict;
  create index event_id on event_body (id);
  create table dictionary (
    id integer primary key, kind integer not null, feed integer not null, body blob not null,
    unique (kind, feed)
  ) strict;
  create virtual table words_index using fts5(text, tokenize = 'trigram', content = '', contentless_delete = 1);
  `,
];
