import type { StoreApi } from 'zustand/vanilla';
import type { CityStore } from '../../city/store.ts';
import {
  isSameQuestion,
  rangeQuestion,
  type AskedAt,
  type RangeQuestion,
} from '../../explore/range-question.ts';
import type { RangeRows } from '../../explore/range-rows.ts';
import type { DeskData } from './desk-data.ts';
import type { ExploreStore } from './explore-store.ts';
import { readRange } from './read-range.ts';

/** What was learnt of the range since it was read is asked for once a minute of the clock. */
const STEP_MS = 60_000;
/** However fast the clock runs, not more often than this. */
const leastPauseMs = 5000;

interface RangeParts {
  readonly city: StoreApi<CityStore>;
  readonly explore: ExploreStore;
  readonly data: StoreApi<DeskData>;
  readonly addressOf: (parameters: URLSearchParams) => string;
}

interface Asked {
  readonly question: RangeQuestion;
  readonly at: AskedAt;
  readonly atMs: number;
  readonly stop: AbortController;
  isRead: boolean;
}

const nothingYet = ({ notKept }: RangeQuestion, { clockMs }: AskedAt): RangeRows => ({
  rows: [],
  read: 0,
  state: 'reading',
  unknown: [],
  notKept,
  clockMs,
});

/**
 * Keeps the rows of the brushed range in `data`: read anew when the range, the layers or the
 * districts are others, when the clock goes back, and once a minute of a clock that runs. `again`
 * asks once more after a failure.
 */
export function followRange({ city, explore, data, addressOf }: RangeParts): {
  readonly again: () => void;
  readonly stop: () => void;
} {
  let asked: Asked | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const ask = (question: RangeQuestion, at: AskedAt, isOther: boolean): void => {
    asked?.stop.abort();
    const stop = new AbortController();
    const own: Asked = { question, at, atMs: performance.now(), stop, isRead: false };
    asked = own;
    // Of the same question, the rows stay until all the new ones are there.
    if (isOther) data.setState({ range: nothingYet(question, at) });
    void readRange(
      question,
      at,
      addressOf,
      (rows) => {
        if (isOther || rows.state !== 'reading') data.setState({ range: rows });
      },
      stop.signal,
    ).then(() => {
      own.isRead = true;
      // The clock may have gone on by more than a step while it was read.
      if (asked === own) update();
    });
  };
  const end = (): void => {
    asked?.stop.abort();
    asked = undefined;
    if (data.getState().range !== undefined) data.setState({ range: undefined });
  };
  const update = (): void => {
    clearTimeout(waiting);
    const { view } = explore.getState();
    const { nowMs, isPlayback, basis } = city.getState().time;
    if (view.range === undefined || nowMs === undefined) return end();
    const layers = data.getState().choices.map(({ id }) => id);
    const question = rangeQuestion(layers, view.filter.districts, view.range);
    const at = { clockMs: nowMs, isAsHappened: isPlayback && basis === 'happened' };
    if (asked === undefined || !isSameQuestion(question, asked.question))
      return ask(question, at, true);
    const isOtherTelling = at.isAsHappened !== asked.at.isAsHappened;
    if (nowMs < asked.at.clockMs || isOtherTelling) return ask(question, at, true);
    if (nowMs - asked.at.clockMs < STEP_MS) return;
    // However long it takes: begun anew each time, a long range would never be read to its end.
    if (!asked.isRead) return;
    const pauseMs = asked.atMs + leastPauseMs - performance.now();
    if (pauseMs > 0) waiting = setTimeout(update, pauseMs);
    else ask(question, at, false);
  };
  update();
  const leave = [
    city.subscribe((next, last) => {
      if (next.time !== last.time) update();
    }),
    explore.subscribe((next, last) => {
      if (next.view.range !== last.view.range || next.view.filter !== last.view.filter) update();
    }),
    data.subscribe((next, last) => {
      if (next.choices !== last.choices) update();
    }),
  ];
  return {
    again: () => {
      end();
      update();
    },
    stop: () => {
      clearTimeout(waiting);
      asked?.stop.abort();
      asked = undefined;
      for (const each of leave) each();
    },
  };
}
