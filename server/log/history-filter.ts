import {
  DOMAINS,
  KINDS,
  SEVERITIES,
  type Domain,
  type Kind,
  type Severity,
} from '../../contract/event.ts';
import type { EventQuery } from '../../contract/history.ts';
import { instantMs } from '../../contract/instant.ts';
import { bit } from './history-blocks.ts';
import { placeOfCursor } from './history-cursor.ts';
import { searchForm } from './history-event-words.ts';
import { Unanswered, type HistoryView } from './history-view.ts';

/** A question about events in the words of the tables. */
export interface EventFilter {
  readonly query: EventQuery;
  readonly kinds: readonly Kind[];
  readonly domains: readonly Domain[];
  readonly severities: readonly Severity[] | undefined;
  /** `fromMs <= time < toMs`. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Nothing that came into the log after it. */
  readonly maxSeq: number;
  /** Of the row with `maxSeq`: only those with a smaller `nth`. */
  readonly beforeNth: number;
  /** In the form of `searchForm`; all must be found. */
  readonly words: readonly string[];
  readonly masks: {
    readonly kinds: number;
    readonly domains: number;
    /** 0 = any. */
    readonly severities: number;
  };
}

const MAX_LIMIT = 1_000;
const EVER = Number.MAX_SAFE_INTEGER;

export function filterOf(view: HistoryView, query: EventQuery): EventFilter {
  const { limit, cursor, knownAt, q } = query;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new Unanswered('bad-query', `limit: expected 1 to ${MAX_LIMIT}, found ${limit}`);
  }
  if (query.kinds?.includes('position') === true) {
    throw new Unanswered('not-held', 'positions are kept for playback only, not for queries');
  }
  const kinds = (query.kinds ?? KINDS).filter((kind) => kind !== 'position');
  const domains = query.domains ?? DOMAINS;
  const { severities } = query;
  const before = cursor === undefined ? { seq: EVER, nth: EVER } : placeOfCursor(cursor);
  const knownSeq = knownAt === undefined ? EVER : seqKnownAt(view, msOf('knownAt', knownAt));
  const isKnownFirst = knownSeq < before.seq;
  return {
    query,
    kinds,
    domains,
    severities,
    fromMs: query.from === undefined ? -EVER : msOf('from', query.from),
    toMs: query.to === undefined ? EVER : msOf('to', query.to),
    maxSeq: isKnownFirst ? knownSeq : before.seq,
    beforeNth: isKnownFirst ? EVER : before.nth,
    words: searchForm(q ?? '')
      .split(/\s+/)
      .filter((word) => word !== ''),
    masks: {
      kinds: maskOf(KINDS, kinds),
      domains: maskOf(DOMAINS, domains),
      severities: severities === undefined ? 0 : maskOf(SEVERITIES, severities),
    },
  };
}

/** Number of the last change that was known at an instant; -1 = none. */
export function seqKnownAt(view: HistoryView, ms: number): number {
  const [row] = view.rows<[number]>(
    'select seq from step where at <= ? order by at desc, seq desc limit 1',
    ms,
  );
  return row?.[0] ?? -1;
}

/** Milliseconds of an instant of a question. */
export function msOf(name: string, instant: string): number {
  const ms = instantMs(instant);
  if (Number.isNaN(ms))
    throw new Unanswered('bad-query', `${name}: expected an instant, found ${instant}`);
  return ms;
}

function maskOf<T>(list: readonly T[], names: readonly T[]): number {
  return names.reduce((mask, name) => mask | bit(list, name), 0);
}
