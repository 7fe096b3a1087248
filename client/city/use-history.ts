import { useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { PastBasis } from '../../contract/delta.ts';
import type { SeriesAnswer } from '../../contract/history.ts';
import { History } from './history.ts';
import { upToClock } from './up-to-clock.ts';

/** However fast the clock runs, the server is not asked more often than this. */
const leastPauseMs = 5000;
/** Other datastreams, or another span of them, are asked for sooner: somebody waits for them. */
const otherPauseMs = 1000;
/** Also of a clock that stands, what could not be had is asked for again. */
const retryMs = 15_000;
/** A clock that is put right may go back over a whole minute. */
const jitterMs = 60_000;

export interface SeriesState {
  /** By datastream; one that was never had is absent. Nothing after the clock. */
  readonly series: ReadonlyMap<string, SeriesAnswer>;
  /** `asking` until the first answer of these datastreams; `lost` = the last time, some could not be had. */
  readonly state: 'asking' | 'known' | 'lost';
}

const nothing: SeriesState = { series: new Map(), state: 'asking' };

/** What was asked of which datastreams. */
interface Asked {
  readonly wanted: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What was last answered. */
type Held = SeriesState & Asked;

const NEVER: Asked = { wanted: '', fromMs: Infinity, toMs: -Infinity };

/**
 * Whether what was asked a while ago still tells of a span: the same clock gone on. After a look back,
 * a leap forward or of a longer span, what is there is at most a part of it.
 */
const isGoneOn = (before: Asked, { wanted, fromMs, toMs }: Asked, stepMs: number): boolean =>
  before.wanted === wanted &&
  before.fromMs <= fromMs + stepMs &&
  before.toMs <= toMs + jitterMs &&
  before.toMs > fromMs;

/**
 * What was known of these datastreams between the two instants, in steps of `stepSec`; as it
 * `happened`, also what came in later. Asks again when they or the clock (`toMs`, in whole minutes)
 * change; until then the last answer stays, less what lies after the clock, and is `asking` where it
 * is only a part of what is wanted. `toMs` undefined = there is no clock yet, and nothing is asked.
 */
export function useSeries(
  datastreams: readonly string[],
  fromMs: number | undefined,
  toMs: number | undefined,
  stepSec: number,
  basis: PastBasis = 'known',
): SeriesState {
  const ask = useContext(History);
  const [held, setHeld] = useState<Held>({ ...nothing, ...NEVER });
  const turn = useRef({ asked: 0, taken: 0, atMs: -Infinity, last: NEVER });
  const names = datastreams.join('\n');
  const wanted = `${basis}\n${names}`;
  useEffect(() => {
    if (ask === undefined || names === '' || fromMs === undefined || toMs === undefined) return;
    const { current } = turn;
    const streams = names.split('\n');
    const question = { wanted, fromMs, toMs };
    const to = new Date(toMs).toISOString();
    const span = {
      from: new Date(fromMs).toISOString(),
      to,
      basis,
      ...(basis === 'known' ? { knownAt: to } : {}),
    };
    let asking: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const askAll = async (): Promise<void> => {
      current.atMs = performance.now();
      current.last = question;
      current.asked += 1;
      const own = current.asked;
      const answers = await Promise.allSettled(
        streams.map((datastream) => ask({ datastream, ...span, stepSec })),
      );
      const isWhole = answers.every(({ status }) => status === 'fulfilled');
      if (!isWhole && !isOver) asking = setTimeout(() => void askAll(), retryMs);
      // A slow answer never takes the place of a newer one.
      if (own < current.taken) return;
      current.taken = own;
      setHeld(({ series: before }) => {
        const known = streams.flatMap((name, index) => {
          const answer = answers[index];
          const series = answer?.status === 'fulfilled' ? answer.value : before.get(name);
          return series === undefined ? [] : [[name, series] as const];
        });
        return { ...question, series: new Map(known), state: isWhole ? 'known' : 'lost' };
      });
    };
    const isSame = isGoneOn(current.last, question, stepSec * 1000);
    const leastMs = isSame ? leastPauseMs : otherPauseMs;
    const pauseMs = current.atMs + leastMs - performance.now();
    asking = setTimeout(() => void askAll(), Math.max(0, pauseMs));
    return () => {
      isOver = true;
      clearTimeout(asking);
    };
  }, [ask, names, wanted, basis, fromMs, toMs, stepSec]);
  return useMemo(() => {
    if (fromMs === undefined || toMs === undefined) return nothing;
    const shown = [...held.series].map(
      ([name, series]) => [name, upToClock(series, toMs)] as const,
    );
    const isOf = isGoneOn(held, { wanted, fromMs, toMs }, stepSec * 1000);
    return { series: new Map(shown), state: isOf ? held.state : 'asking' };
  }, [held, fromMs, toMs, stepSec, wanted]);
}
