import { createRangeTaker, MOST_READ, type RangeRows } from '../../explore/range-rows.ts';
import { rangeParameters, type AskedAt, type RangeQuestion } from '../../explore/range-question.ts';
import type { TimeRange } from '../../explore/explore-view.ts';
import { unknownSpans } from '../../explore/series-points.ts';
import { askEvents, EventsRefused } from './ask-events.ts';

/** As many as the server gives at once. */
const PAGE = 1000;
/** Rows are shown while more are read, but not at every page: each time all of them are sorted. */
const TELL_EVERY_MS = 500;

/**
 * Reads a range to its end, page by page, and tells of the rows so far. `addressOf` is where the
 * timeline on this page answers. Ends without another word once `signal` is aborted.
 */
export async function readRange(
  question: RangeQuestion,
  at: AskedAt,
  addressOf: (parameters: URLSearchParams) => string,
  tell: (rows: RangeRows) => void,
  signal: AbortSignal,
): Promise<void> {
  const { notKept, range } = question;
  const taker = createRangeTaker(range);
  const axis = { ...range, clockMs: Math.min(range.toMs, at.clockMs) };
  let unknown: readonly TimeRange[] = [];
  const told = (state: RangeRows['state'], why?: string): void => {
    if (signal.aborted) return;
    tell({
      rows: taker.rows(),
      read: taker.read(),
      state,
      notKept,
      unknown,
      clockMs: at.clockMs,
      ...(why === undefined ? {} : { why }),
    });
  };
  const parameters = rangeParameters(question, at);
  if (parameters === undefined) return told('whole');
  parameters.set('limit', String(PAGE));
  let toldAtMs = -Infinity;
  try {
    for (;;) {
      const page = await askEvents(addressOf(parameters), signal);
      taker.take(page.events);
      unknown = unknownSpans(page, axis);
      if (page.next === undefined) return told('whole');
      if (taker.read() >= MOST_READ) return told('cut');
      parameters.set('cursor', page.next);
      if (performance.now() - toldAtMs < TELL_EVERY_MS) continue;
      toldAtMs = performance.now();
      told('reading');
    }
  } catch (error) {
    told('failed', error instanceof EventsRefused ? String(error.status) : String(error));
  }
}
