import type { SQLInputValue } from 'node:sqlite';
import { DOMAINS, KINDS, SEVERITIES } from '../../contract/event.ts';
import type { EventFilter } from './history-filter.ts';
import type { EventSource, Found, Stretch } from './history-source.ts';
import type { HistoryView } from './history-view.ts';

/** A part of a condition and the values it binds. */
interface Clause {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/** The index finds no part of a word that is shorter. */
const INDEXED_CHARS = 3;

/** Rows of the table `event` within a stretch of the log, as SQL after `from`. */
export interface EventRows {
  readonly index: 'subject' | 'words' | 'seq';
  readonly sql: string;
  readonly bound: (stretch: Stretch) => readonly SQLInputValue[];
}

/** Versions of what is no value that fit a question; undefined if none can match. */
export function eventRows(view: HistoryView, filter: EventFilter): EventRows | undefined {
  const kinds = filter.kinds.filter((kind) => kind !== 'observation');
  if (kinds.length === 0) return undefined;
  const clauses = clausesOf(view, filter);
  if (clauses === undefined) return undefined;
  const isIndexed = filter.words.some(isLong);
  const { subject, subjectsUnder } = filter.query;
  const isOfSubjects = subject !== undefined || subjectsUnder !== undefined;
  const index = isOfSubjects ? 'subject' : isIndexed ? 'words' : 'seq';
  const where = clauses.map(({ sql }) => ` and ${sql}`).join('');
  const values = clauses.flatMap((clause) => clause.values);
  const { maxSeq, beforeNth, fromMs, toMs } = filter;
  const kindList = indices(KINDS, kinds);
  return {
    index,
    sql: `event indexed by event_${index}
     where seq > ? and seq <= ? and (seq < ? or nth < ?) and time >= ? and time < ?
       and kind in (select value from json_each(?))${where}`,
    bound: ({ seqAfter, seqTo }) => [
      seqAfter,
      seqTo,
      maxSeq,
      beforeNth,
      fromMs,
      toMs,
      kindList,
      ...values,
    ],
  };
}

/** Finds versions of what is no value; undefined if none can match. */
export function eventSource(view: HistoryView, filter: EventFilter): EventSource | undefined {
  const asked = eventRows(view, filter);
  if (asked === undefined) return undefined;
  const { index } = asked;
  const { maxSeq } = filter;
  const sql = `select seq, nth, n from ${asked.sql} order by seq desc, nth desc limit ?`;
  const find = (stretch: Stretch, atMost: number): readonly Found[] => {
    const rows = view.rows<readonly [number, number, number]>(sql, ...asked.bound(stretch), atMost);
    return rows.map(([seq, nth, n]) => ({ seq, nth, event: () => view.decoded.event(n) }));
  };
  if (index === 'seq') return { within: find };
  // Found by an index of its own: the newest of all that match are as quick to find as those of a stretch.
  const newest = find({ seqAfter: -1, seqTo: maxSeq }, filter.query.limit + 1);
  return {
    within: ({ seqAfter, seqTo }) => newest.filter(({ seq }) => seq > seqAfter && seq <= seqTo),
  };
}

/** Undefined if one of them can never be met. */
function clausesOf(view: HistoryView, filter: EventFilter): readonly Clause[] | undefined {
  const { subject, subjectsUnder, feed, districts, bbox, domains } = filter.query;
  const clauses: Clause[] = [];
  const oneOf = (column: string, list: string): void => {
    const sql = `${column} in (select value from json_each(?))`;
    clauses.push({ sql, values: [list] });
  };
  for (const [column, text] of [
    ['subject', subject],
    ['feed', feed],
  ] as const) {
    if (text === undefined) continue;
    const id = view.rows<[number]>('select id from word where text = ?', text)[0]?.[0];
    if (id === undefined) return undefined;
    clauses.push({ sql: `${column} = ?`, values: [id] });
  }
  if (subjectsUnder !== undefined) {
    const within = [subjectsUnder, `${subjectsUnder}\u{10ffff}`];
    const ids = view.rows<readonly [number]>(
      'select id from word where text >= ? and text < ?',
      ...within,
    );
    oneOf('subject', JSON.stringify(ids.map(([id]) => id)));
  }
  if (domains !== undefined) oneOf('domain', indices(DOMAINS, domains));
  if (filter.severities !== undefined) oneOf('severity', indices(SEVERITIES, filter.severities));
  if (districts !== undefined) oneOf('area', areasOf(view, districts));
  if (filter.words.some(isLong)) {
    const texts = wordsWith(view, filter.words);
    if (texts.length === 0) return undefined;
    oneOf('words', JSON.stringify(texts));
  } else if (filter.words.length > 0) {
    // No index helps: each text is looked at when its event's turn comes, until a page is full.
    const sql = `exists (select 1 from word where id = words${inText(filter.words)})`;
    clauses.push({ sql, values: filter.words });
  }
  if (bbox !== undefined) {
    const [west, south, east, north] = bbox;
    const sql = 'west <= ? and east >= ? and south <= ? and north >= ?';
    clauses.push({ sql, values: [east, west, north, south] });
  }
  return clauses;
}

function indices<T>(list: readonly T[], names: readonly T[]): string {
  return JSON.stringify(names.map((name) => list.indexOf(name)));
}

function areasOf(view: HistoryView, codes: readonly string[]): string {
  const areas = view.rows<readonly [number, string]>('select id, districts from area');
  const wanted = new Set(codes);
  const found = Array.from(areas).filter(([, text]) =>
    text.split(' ').some((code) => wanted.has(code)),
  );
  return JSON.stringify(found.map(([id]) => id));
}

/** Numbers of the texts with all the words in them; some of the words are long. */
function wordsWith(view: HistoryView, words: readonly string[]): readonly number[] {
  const long = words.filter(isLong);
  const short = words.filter((word) => !isLong(word));
  const quoted = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
  const rows = view.rows<readonly [number]>(
    `select id from word
     where id in (select rowid from words_index where words_index match ?)${inText(short)}`,
    quoted,
    ...short,
  );
  return rows.map(([id]) => id);
}

function isLong(word: string): boolean {
  return [...word].length >= INDEXED_CHARS;
}

function inText(words: readonly string[]): string {
  return words.map(() => ' and instr(text, ?) > 0').join('');
}
