import { DatabaseSync } from 'node:sqlite';
import type { CityEvent, IncidentEvent, ObservationEvent } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';
import { historyWriter } from '../../server/log/history-writer.ts';
import { incidentAt, observationAt } from '../support/city-events.ts';

/** A city of this size is a large one: its gauges, sensors and road links. */
const SERIES = 3_500;
const ROUNDS_BY_WRITER = 6;
const INCIDENTS = 20_000;
const DISTRICTS = 25;

export const DAY_START_MS = Date.parse('2022-08-08T00:00:00.000Z');
export const ZONE = 'Asia/Seoul';
const START_MINUTE = Math.round((DAY_START_MS - Date.parse(observationAt(0, 0).time)) / 60_000);

export interface StoredDay {
  readonly events: number;
  /** Through the writer, as from the log; rows in hand already read and parsed. */
  readonly ingestPerSec: number;
  readonly bytes: number;
}

export function districtOf(index: number): string {
  return String(11_000 + (index % DISTRICTS));
}

/**
 * A history of `minutes` minutes with a value of every series in each, and 20,000 versions of
 * incidents. The first rounds go through the writer; the rest are copies of them made by SQL, which
 * differ in time, number and value, with indices, blocks and hours as the writer would have them.
 */
export function storeDay(path: string, minutes: number): StoredDay {
  const writer = historyWriter({ path, zone: ZONE });
  let seq = 0;
  const take = (minute: number, events: readonly CityEvent[]): void => {
    const seqFrom = seq + 1;
    const upserts = events.map((event) => {
      seq += 1;
      return { ...event, sequence: String(seq).padStart(16, '0') };
    });
    const at = DAY_START_MS + minute * 60_000;
    writer.take([{ seqFrom, seqTo: seq, crc: 0, at, upserts, late: [] }]);
  };
  const rounds = Array.from({ length: ROUNDS_BY_WRITER }, (_, minute) =>
    Array.from({ length: SERIES }, (_none, index) => value(index, minute)),
  );
  const started = performance.now();
  for (const [minute, round] of rounds.entries()) take(minute, round);
  const tookMs = performance.now() - started;
  for (let first = 0; first < INCIDENTS; first += 2_000) {
    take(
      ROUNDS_BY_WRITER,
      Array.from({ length: 2_000 }, (_, index) => incident(first + index, minutes)),
    );
  }
  writer.close();
  copyRounds(path, seq, minutes);
  const values = SERIES * minutes;
  return {
    events: values + INCIDENTS,
    ingestPerSec: (SERIES * ROUNDS_BY_WRITER * 1000) / tookMs,
    bytes: bytesOf(path),
  };
}

function value(index: number, minute: number): ObservationEvent {
  const base = observationAt(index, START_MINUTE + minute, (index * 7 + minute) % 90);
  const geometry = {
    type: 'Point',
    coordinates: [126.8 + (index % 70) / 200, 37.45 + (index % 50) / 250],
  } as const;
  const name = { ko: `${['도림천', '안양천', '한강', '탄천'][index % 4]} ${index}` };
  const districts = [districtOf(index)];
  const featureOfInterest = { id: String(index), name };
  return { ...base, data: { ...base.data, geometry, districts, featureOfInterest } };
}

function incident(index: number, minutes: number): IncidentEvent {
  const minute = START_MINUTE + Math.floor((index * minutes) / INCIDENTS);
  const base = incidentAt(Math.floor(index / 4), minute);
  const headline = { ko: `${['신림동', '대치동', '상도동'][index % 3]} 침수 ${index % 500}` };
  const data = { ...base.data, districts: [districtOf(Math.floor(index / 4))], headline };
  return { ...base, id: `${base.id}#${index}`, data };
}

function copyRounds(path: string, lastSeq: number, minutes: number): void {
  const database = new DatabaseSync(path);
  database.exec('pragma synchronous = off; pragma cache_size = -400000; begin');
  database.exec('drop index observation_seq');
  database
    .prepare(
      `with recursive rounds (minute) as
         (select ${ROUNDS_BY_WRITER} union all select minute + 1 from rounds where minute < ? - 1)
       insert into observation
       select hour + minute / 60, series, minute % 60 * 60000,
         ? + (minute - ${ROUNDS_BY_WRITER}) * ${SERIES} + series, 0,
         (series * 7 + minute) % 90, quality, raw, template, null, null
       from rounds cross join observation
       where seq <= ${SERIES} order by 1, 2, 3`,
    )
    .run(minutes, lastSeq);
  database.exec(`
    create index observation_seq on observation (seq, nth);
    delete from rollup;
    insert into rollup select hour, series, cluster, count(*), 0, min(value), max(value),
      sum(value), max(value), max(off) from observation join series on series.id = series
      group by hour, series;
    insert or replace into tally select hour, cluster, count(*), sum(count), min(min), max(max),
      sum(sum) from rollup group by hour, cluster;
    insert into block select max(seq), min(seq) - 1, min(hour * 3600000 + off),
      max(hour * 3600000 + off), 1, 2, 0, count(*) from observation
      where seq > ${lastSeq} group by (seq - ${lastSeq} - 1) / 4000;
    update series set count = ${minutes}, last_at = ${DAY_START_MS + (minutes - 1) * 60_000};
    commit;
    analyze;
  `);
  database.close();
}

function bytesOf(path: string): number {
  const database = new DatabaseSync(path);
  database.exec('pragma wal_checkpoint(truncate)');
  const row = database
    .prepare('select page_count * page_size as bytes from pragma_page_count, pragma_page_size')
    .get();
  database.close();
  return Number(row?.['bytes']);
}

/** An instant of the stored day. */
export function dayMinute(minute: number): string {
  return instantOf(DAY_START_MS + minute * 60_000);
}
