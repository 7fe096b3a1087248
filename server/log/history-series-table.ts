import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { ObservationEvent } from '../../contract/event.ts';
import type { Clusters } from './history-clusters.ts';

/** A datastream as the writer holds it. */
export interface HeldSeries {
  readonly id: number;
  template: number;
  cluster: number;
}

/** The datastreams of the city and what their values have in common. */
export interface SeriesTable {
  /** The series of an event, made with its first; `templateText` becomes its newest template. */
  of(event: ObservationEvent, templateText: string, at: number): HeldSeries;
  /** Writes what was counted since the last call. */
  flush(): void;
}

interface Counted extends HeldSeries {
  text: string;
  firstAt: number;
  lastAt: number;
  added: number;
}

export function seriesTable(database: DatabaseSync, clusters: Clusters): SeriesTable {
  const find = database.prepare('select * from series where subject = ?');
  const add = database.prepare(
    `insert into series (subject, datastream, template, cluster, first_at, last_at, count)
     values (?, ?, 0, 0, ?, ?, 0) returning id`,
  );
  const save = database.prepare(
    `update series set template = ?, cluster = ?, first_at = min(first_at, ?),
       last_at = max(last_at, ?), count = count + ? where id = ?`,
  );
  const templateOf = database.prepare('select body from template where id = ?');
  const templates = database.prepare('select id, body from template where series = ? and hash = ?');
  const addTemplate = database.prepare(
    'insert into template (series, hash, body) values (?, ?, ?) returning id',
  );
  /** Readers keep what they know of the series until this changes. */
  const stamp = database.prepare(
    `insert into meta values ('series', '1') on conflict do update set value = value + 1`,
  );
  const held = new Map<string, Counted>();
  const counted = new Set<Counted>();
  let isChanged = false;

  const loaded = (event: ObservationEvent, at: number): Counted => {
    const { subject, data } = event;
    const row = find.get(subject);
    const fresh = { firstAt: at, lastAt: at, added: 0 };
    if (row === undefined) {
      const id = Number(add.get(subject, data.datastream, at, at)?.['id']);
      return { id, template: 0, cluster: 0, text: '', ...fresh };
    }
    const { id, template, cluster } = row;
    const text = String(templateOf.get(Number(template))?.['body'] ?? '');
    return { id: Number(id), template: Number(template), cluster: Number(cluster), text, ...fresh };
  };

  const renew = (series: Counted, event: ObservationEvent, text: string): void => {
    const hash = crc32(text);
    const same = templates.all(series.id, hash).find((row) => row['body'] === text);
    const { districts, observedProperty } = event.data;
    series.template = Number((same ?? addTemplate.get(series.id, hash, text))?.['id']);
    series.cluster = clusters.idOf(event, observedProperty, districts);
    series.text = text;
    isChanged = true;
  };

  return {
    of: (event, templateText, at) => {
      let series = held.get(event.subject);
      if (series === undefined) {
        series = loaded(event, at);
        held.set(event.subject, series);
      }
      if (series.text !== templateText) renew(series, event, templateText);
      series.firstAt = Math.min(series.firstAt, at);
      series.lastAt = Math.max(series.lastAt, at);
      series.added += 1;
      counted.add(series);
      return series;
    },
    flush: () => {
      for (const series of counted) {
        const { template, cluster, firstAt, lastAt, added, id } = series;
        save.run(template, cluster, firstAt, lastAt, added, id);
        series.added = 0;
      }
      counted.clear();
      if (isChanged) stamp.run();
      isChanged = false;
    },
  };
}
