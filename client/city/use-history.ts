import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { SeriesAnswer } from '../../contract/history.ts';
import { History } from './history.ts';
import { upToClock } from './up-to-clock.ts';

/** However fast the clock runs, the server is not asked more often than this. */
const leastPauseMs = 5000;
/** Other datastreams are asked for sooner: somebody waits for them. */
const otherPauseMs = 1000;
/** Also of a clock that stands, what could not be had is asked for again. */
const retryMs = 15_000;

export interface SeriesState {
  /** By datastream; one that was never had is absent. Nothing after the clock. */
  readonly series: ReadonlyMap<string, SeriesAnswer>;
  /** `asking` until the first answer of these datastreams; `lost` = the last time, some could not be had. */
  readonly state: 'asking' | 'known' | 'lost';
}

const nothing: SeriesState = { series: new Map(), state: 'asking' };

/** What was last answered, and of which datastreams. */
interface Held extends SeriesState {
  readonly wanted: string;
}

/**
 * What was known of these datastreams between the two instants, in steps of `stepSec`. Asks again
 * when they or the clock (`toMs`, in whole minutes) change; until then the last answer stays, less
 * what lies after the clock. `toMs` undefined = there is no clock yet, and nothing is asked.
 */
export function useSeries(
  datastreams: readonly string[],
  fromMs: number | undefined,
  toMs: number | undefined,
  stepSec: number,
): SeriesState {
  const ask = useContext(History);
  const [held, setHeld] = useState<Held>({ ...nothing, wanted: '' });
  const turn = useRef({ asked: 0, taken: 0, atMs: -Infinity, wanted: '' });
  const wanted = datastreams.join('\n');
  useEffect(() => {
    if (ask === undefined || wanted === '' || fromMs === undefined || toMs === undefined) return;
    const { current } = turn;
    const names = wanted.split('\n');
    const to = new Date(toMs).toISOString();
    const span = { from: new Date(fromMs).toISOString(), to, basis: 'known', knownAt: to } as const;
    let asking: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const askAll = async (): Promise<void> => {
      current.atMs = performance.now();
      current.wanted = wanted;
      current.asked += 1;
      const own = current.asked;
      const answers = await Promise.allSettled(
        names.map((datastream) => ask({ datastream, ...span, stepSec })),
      );
      const isWhole = answers.every(({ status }) => status === 'fulfilled');
      if (!isWhole && !isOver) asking = setTimeout(() => void askAll(), retryMs);
      // A slow answer never takes the place of a newer one.
      if (own < current.taken) return;
      current.taken = own;
      setHeld(({ series: before }) => {
        const known = names.flatMap((name, index) => {
          const answer = answers[index];
          const series = answer?.status === 'fulfilled' ? answer.value : before.get(name);
          return series === undefined ? [] : [[name, series] as const];
        });
        return { wanted, series: new Map(known), state: isWhole ? 'known' : 'lost' };
      });
    };
    const leastMs = current.wanted === wanted ? leastPauseMs : otherPauseMs;
    const pauseMs = current.atMs + leastMs - performance.now();
    asking = setTimeout(() => void askAll(), Math.max(0, pauseMs));
    return () => {
      isOver = true;
      clearTimeout(asking);
    };
  }, [ask, wanted, fromMs, toMs, stepSec]);
  return useMemo(() => {
    if (toMs === undefined) return nothing;
    const shown = [...held.series].map(
      ([name, series]) => [name, upToClock(series, toMs)] as const,
    );
    return { series: new Map(shown), state: held.wanted === wanted ? held.state : 'asking' };
  }, [held, toMs, wanted]);
}
