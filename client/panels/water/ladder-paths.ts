import type { Ladder } from '../../city/ladder.ts';
import type { RiverGauge } from '../../city/select-rivers.ts';
import { gapsOf, runsOf, type Sample } from './series-runs.ts';

/** Both axes of the plot; it is stretched to whatever room there is. */
export const PLOT = 1000;
const STEP_MS = 600_000;
const HOUR_MS = 3_600_000;
const PAST_MS = 3 * HOUR_MS;
const AHEAD_MS = HOUR_MS;
/** Where now is: what was gets more room than what may be. */
export const NOW_SHARE = 0.74;

export interface LadderPaths {
  readonly line: string;
  readonly area: string;
  /** Stretches of silence, shares of the width. */
  readonly gaps: readonly { readonly x: number; readonly width: number }[];
  /** Where the line ends, shares of width and height from the lower left. */
  readonly end: { readonly x: number; readonly height: number } | undefined;
  /** A straight line from the last value to the next limit. */
  readonly ahead: string;
  /** Between the earliest and the latest course; empty when there is no bound. */
  readonly fan: string;
}

const xOf = (atMs: number, nowMs: number): number => {
  const away = atMs - nowMs;
  const share =
    away <= 0 ? (1 + away / PAST_MS) * NOW_SHARE : NOW_SHARE + (away / AHEAD_MS) * (1 - NOW_SHARE);
  return Math.round(Math.min(Math.max(share, 0), 1) * PLOT * 10) / 10;
};

/** One ladder's past and what a straight line makes of it. Nothing measured lies after `nowMs`. */
export function ladderPaths(
  { level, atMs, ahead }: Pick<RiverGauge, 'level' | 'atMs' | 'ahead'>,
  samples: readonly Sample[],
  { heightOf }: Ladder,
  nowMs: number,
): LadderPaths {
  const own = samples.filter((sample) => sample.atMs >= nowMs - PAST_MS && sample.atMs <= nowMs);
  const last = own.at(-1);
  const newest = level !== undefined && atMs <= nowMs ? [{ atMs, value: level }] : [];
  const known = [...own.filter((sample) => sample.atMs < atMs || newest.length === 0), ...newest];
  const yOf = (value: number): number => Math.round((1 - heightOf(value)) * PLOT * 10) / 10;
  const point = ({ atMs: at, value }: Sample): string => `${xOf(at, nowMs)} ${yOf(value)}`;
  const runs = runsOf(known, STEP_MS * 1.5);
  const end = known.at(-1) ?? last;
  const tail = end === undefined ? '' : point(end);
  const course = (limit: number, reachedMs: number): Sample | undefined => {
    if (end === undefined || reachedMs <= end.atMs) return undefined;
    const untilMs = Math.min(reachedMs, nowMs + AHEAD_MS);
    const share = (untilMs - end.atMs) / (reachedMs - end.atMs);
    return { atMs: untilMs, value: end.value + (limit - end.value) * share };
  };
  const at = ahead === undefined ? undefined : course(ahead.limit, Date.parse(ahead.at));
  const early = ahead === undefined ? undefined : course(ahead.limit, Date.parse(ahead.earliest));
  const late =
    ahead?.latest === undefined ? undefined : course(ahead.limit, Date.parse(ahead.latest));
  return {
    line: runs.map((run) => `M${run.map(point).join('L')}`).join(''),
    area: runs
      .filter((run) => run.length > 1)
      .map((run) => {
        const [first, final] = [run[0], run.at(-1)];
        if (first === undefined || final === undefined) return '';
        const [from, to] = [xOf(first.atMs, nowMs), xOf(final.atMs, nowMs)];
        return `M${run.map(point).join('L')}L${to} ${PLOT}L${from} ${PLOT}Z`;
      })
      .join(''),
    gaps: gapsOf(runs, nowMs - PAST_MS, STEP_MS * 1.5).map(([from, to]) => ({
      x: xOf(from, nowMs),
      width: xOf(to, nowMs) - xOf(from, nowMs),
    })),
    end:
      end === undefined
        ? undefined
        : { x: xOf(end.atMs, nowMs) / PLOT, height: heightOf(end.value) },
    ahead: at === undefined ? '' : `M${tail}L${point(at)}`,
    fan:
      early === undefined || late === undefined ? '' : `M${tail}L${point(early)}L${point(late)}Z`,
  };
}
