import type { DatabaseSync } from 'node:sqlite';
import type { CityEvent } from '../../contract/event.ts';
import type { DistrictCode } from '../../contract/place.ts';

/** What the counts of an hour tell apart. */
export interface Clusters {
  /** Of a datastream: its districts together, `property` as its event has it. */
  idOf(event: CityEvent, property: string, districts: readonly DistrictCode[]): number;
}

/** Stands in `districts` for: wherever it was. */
export const ANYWHERE = '*';

export function clusters(database: DatabaseSync): Clusters {
  const find = database.prepare(
    'select id from cluster where kind = ? and domain = ? and feed = ? and property = ? and districts = ?',
  );
  const add = database.prepare(
    'insert into cluster (kind, domain, feed, property, districts) values (?, ?, ?, ?, ?) returning id',
  );
  const held = new Map<string, number>();
  return {
    idOf: ({ kind, domain, data }, property, districts) => {
      const parts = [kind, domain, data.provenance.feed, property, districts.join(' ')] as const;
      const key = parts.join('\n');
      const known = held.get(key);
      if (known !== undefined) return known;
      const id = Number((find.get(...parts) ?? add.get(...parts))?.['id']);
      held.set(key, id);
      return id;
    },
  };
}
