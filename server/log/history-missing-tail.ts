import { Unanswered, type HistoryView } from './history-view.ts';

/** The newest change that the log holds. */
export interface LogEnd {
  readonly seq: number;
  /** By the timeline's clock, ms since 1970. */
  readonly atMs: number;
}

/** From the last change that the history has taken to the newest in the log, ms since 1970. */
export interface MissingTail {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A history further behind is being built: an answer would be mostly hole. */
const MOST_BEHIND_MS = 10 * 60_000;
const NEWEST = 'select seq, at from step order by seq desc limit 1';

/** What of the log's end this state of the history lacks, if anything; throws where it is too much. */
export function missingTail(view: HistoryView, end: LogEnd): MissingTail | undefined {
  const [newest] = view.rows<readonly [seq: number, at: number]>(NEWEST);
  if (newest !== undefined && newest[0] >= end.seq) return undefined;
  if (newest === undefined || end.atMs - newest[1] > MOST_BEHIND_MS) {
    throw new Unanswered('unavailable', BEING_BUILT);
  }
  return { fromMs: newest[1], toMs: end.atMs };
}

export const BEING_BUILT =
  'the history is being built from the log and has not come to its end yet';
