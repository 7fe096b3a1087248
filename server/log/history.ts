import type { HistoryQueries } from '../../contract/history.ts';
import { historyReaders } from './history-readers.ts';
import { historyBuilder } from './history-builder.ts';

/** What a city's past is asked; it is built beside the log and never delays it. */
export interface History extends HistoryQueries {
  /** Rows were committed to the log: they are taken over within about a second. Cheap. */
  note(): void;
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
  return {
    ...readers.queries,
    note: builder.note,
    reset: builder.reset,
    close: async () => {
      await readers.close();
      await builder.close();
    },
  };
}
