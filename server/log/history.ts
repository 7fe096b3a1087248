import type { HistoryQueries, Queried } from '../../contract/history.ts';
import { historyReaders } from './history-readers.ts';
import { historyBuilder } from './history-builder.ts';
import { BEING_BUILT, type LogEnd } from './history-missing-tail.ts';

/** What a city's past is asked; it is built beside the log and never delays it. */
export interface History extends HistoryQueries {
  /**
   * The log holds all up to there. It is taken over within about a second, or once somebody
   * asks; with `isLater` not before the next note. Cheap.
   */
  note(end: LogEnd, isLater?: boolean): void;
  /** Another history of the same city took over in the log: this one begins anew. */
  reset(): void;
  close(): Promise<void>;
}

export interface HistoryParts {
  /** Of the log's database; it may come into being later. */
  readonly logPath: string;
  /** Of the history's own database; its folder is made. */
  readonly historyPath: string;
  /** IANA; its hours and days are those of the answers. */
  readonly zone: string;
  /** A query that takes longer is given up. */
  readonly deadlineMs?: number;
  /** Hears why rows of the log could not be taken, or why the history was begun anew. */
  readonly onTrouble?: (why: string) => void;
}

/** Longest a caller waits for an answer. */
const DEADLINE_MS = 5_000;
/** Longest it waits before, until all that the log holds is taken over. */
const WHOLE_MS = 5_000;
const UNAVAILABLE: Queried<never> = { ok: false, kind: 'unavailable', detail: BEING_BUILT };

/** Opens a city's history; it catches up with the log by itself. */
export async function openHistory(parts: HistoryParts): Promise<History> {
  const { logPath, historyPath: path, zone, deadlineMs = DEADLINE_MS, onTrouble } = parts;
  const builder = await historyBuilder({
    job: { logPath, path, zone },
    onTrouble: onTrouble ?? (() => {}),
  });
  const readers = historyReaders({
    path,
    zone,
    deadlineMs,
    generation: builder.generation,
    onDamaged: builder.rebuild,
  });
  /** An answer holds all that the log held when it was asked for, or there is none. */
  const whole = async <T>(ask: () => Promise<Queried<T>>): Promise<Queried<T>> =>
    (await builder.whole(WHOLE_MS)) ? ask() : UNAVAILABLE;
  /** Likewise; but behind a log that is written faster than it is read, an answer names what it lacks. */
  const wholeOrNamed = async <T>(
    ask: (queries: HistoryQueries) => Promise<Queried<T>>,
  ): Promise<Queried<T>> => {
    if (await builder.whole(WHOLE_MS)) return ask(queries);
    const end = builder.logEnd();
    return end === undefined ? UNAVAILABLE : ask(readers.queries(end));
  };
  const queries = readers.queries();
  return {
    events: (query) => wholeOrNamed((from) => from.events(query)),
    event: (id) => whole(() => queries.event(id)),
    series: (query) => wholeOrNamed((from) => from.series(query)),
    bands: (query) => whole(() => queries.bands(query)),
    aggregate: (query) => wholeOrNamed((from) => from.aggregate(query)),
    hexes: (query) => wholeOrNamed((from) => from.hexes(query)),
    density: (query) => wholeOrNamed((from) => from.density(query)),
    datastreams: () => whole(() => queries.datastreams()),
    note: builder.note,
    reset: builder.reset,
    close: async () => {
      await readers.close();
      await builder.close();
    },
  };
}
