import type { DatabaseSync } from 'node:sqlite';
import { constants, zstdCompressSync } from 'node:zlib';
import { DOMAINS, KINDS, SEVERITIES, type CityEvent } from '../../contract/event.ts';
import { severityOf } from './history-blocks.ts';
import { boundsOf } from './history-bounds.ts';
import { ANYWHERE, type Clusters } from './history-clusters.ts';
import type { Decoded } from './history-decoded.ts';
import { eventWords } from './history-event-words.ts';
import type { Words } from './history-words.ts';

/** Versions of everything that is no value: alerts, incidents, requests, equipment, figures, feeds. */
export interface EventTable {
  add(
    event: CityEvent,
    place: { readonly seq: number; readonly nth: number },
    timeMs: number,
  ): void;
}

export interface EventTableParts {
  readonly database: DatabaseSync;
  readonly words: Words;
  readonly clusters: Clusters;
  readonly decoded: Decoded;
  readonly hourOf: (ms: number) => number;
}

const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export function eventTable(parts: EventTableParts): EventTable {
  const { database, words, clusters, decoded, hourOf } = parts;
  const insert = database.prepare(
    `insert into event (seq, nth, subject, kind, domain, severity, feed, time, area, words,
       west, south, east, north)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning n`,
  );
  const insertBody = database.prepare('insert into event_body values (?, ?, ?, ?)');
  const addArea = database.prepare(
    `insert into area (districts) values (?) on conflict do update set id = id returning id`,
  );
  const dictionaryOf = database.prepare(
    'select id, body from dictionary where kind = ? and feed = ?',
  );
  const addDictionary = database.prepare(
    'insert into dictionary (kind, feed, body) values (?, ?, ?) returning id',
  );
  const newestOf = database.prepare(
    'select n from event where subject = ? order by seq desc, nth desc limit 1',
  );
  const presence = database.prepare('insert or ignore into presence values (?, ?, ?)');
  const count = database.prepare(
    `insert into tally values (?, ?, 1, 0, null, null, 0)
     on conflict do update set things = things + 1`,
  );
  const areas = new Map<string, number>();
  const dictionaries = new Map<string, { readonly id: number; readonly body: Uint8Array }>();
  const feedStates = new Map<string, string>();

  const areaOf = (districts: string): number => {
    const known = areas.get(districts);
    if (known !== undefined) return known;
    const id = Number(addArea.get(districts)?.['id']);
    areas.set(districts, id);
    return id;
  };

  /** The first event of a sort packs all that come after it. */
  const packed = (event: CityEvent, kind: number, feed: number) => {
    const bytes = Buffer.from(JSON.stringify(event));
    const key = `${kind} ${feed}`;
    let dictionary = dictionaries.get(key);
    if (dictionary === undefined) {
      const row = dictionaryOf.get(kind, feed);
      const body = (row?.['body'] as Uint8Array | undefined) ?? bytes;
      const id = Number((row ?? addDictionary.get(kind, feed, body))?.['id']);
      dictionary = { id, body };
      dictionaries.set(key, dictionary);
    }
    const body = zstdCompressSync(bytes, { ...LEVEL, dictionary: dictionary.body });
    return { dictionary: dictionary.id, body };
  };

  /** A feed speaks with every answer; only what changes of its state is history. */
  const isSameState = (event: CityEvent, subject: number): boolean => {
    if (event.kind !== 'feed') return false;
    let held = feedStates.get(event.subject);
    if (held === undefined) {
      const n = newestOf.get(subject)?.['n'];
      const before = typeof n === 'number' ? decoded.event(n) : undefined;
      held = before === undefined ? '' : feedState(before);
    }
    const state = feedState(event);
    feedStates.set(event.subject, state);
    return state === held;
  };

  return {
    add: (event, { seq, nth }, timeMs) => {
      const subject = words.idOf(event.subject);
      if (isSameState(event, subject)) return;
      const kind = KINDS.indexOf(event.kind);
      const feed = words.idOf(event.data.provenance.feed);
      const severity = severityOf(event);
      const text = eventWords(event);
      const box = boundsOf(event.data.geometry) ?? [null, null, null, null];
      const row = insert.get(
        seq,
        nth,
        subject,
        kind,
        DOMAINS.indexOf(event.domain),
        severity === undefined ? null : SEVERITIES.indexOf(severity),
        feed,
        timeMs,
        areaOf(event.data.districts.join(' ')),
        text === undefined ? null : words.searchable(text),
        ...box,
      );
      const { dictionary, body } = packed(event, kind, feed);
      insertBody.run(Number(row?.['n']), event.id, dictionary, body);
      const hour = hourOf(timeMs);
      const { districts } = event.data;
      for (const district of [ANYWHERE, ...(districts.length === 0 ? [''] : districts)]) {
        const cluster = clusters.idOf(event, '', [district]);
        if (presence.run(hour, cluster, subject).changes === 1) count.run(hour, cluster);
      }
    },
  };
}

function feedState(event: CityEvent): string {
  if (event.kind !== 'feed') return '';
  const { state, quality, reason, drift, usualEverySec } = event.data;
  return JSON.stringify([state, quality, reason, drift, usualEverySec]);
}
