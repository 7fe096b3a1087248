import type { Ladder } from '../../city/ladder.ts';
import type { RiverGauge } from '../../city/select-rivers.ts';
import { gapsOf, runsOf, type Sample } from './series-runs.ts';

/** Both axes of the plot; it is stretched to whatever room there is. */
export const PLOT = 1000;
const STEP_MS = 600_000;
const HOUR_MS = 3_600_000;
const PAST_MS = 3 * HOUR_MS;
const AHEAD_MS = HOUR_MS;
const AHEAD_STEPS = 12;
/** Where now is: what was gets more room than what may be. */
export const NOW_SHARE = 0.74;

export interface LadderPaths {
  readonly line: string;
  readonly area: string;
  /** Stretches of silence, shares of the width. */
  readonly gaps: readonly { readonly x: number; readonly width: number }[];
  /** Where the line ends, shares of width and height from the lower left. */
  readonly end: { readonly x: number; readonly height: number } | undefined;
  /** A straight line from the last value through the next limit. */
  readonly ahead: string;
  /** Between the earliest course and the latest; that of a limit which may never be reached is level. */
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
  const newest = level !== undefined && atMs <= nowMs ? [{ atMs, value: level }] : [];
  const known = [...own.filter((sample) => sample.atMs < atMs || newest.length === 0), ...newest];
  const yOf = (value: number): number => Math.round((1 - heightOf(value)) * PLOT * 10) / 10;
  const point = ({ atMs: at, value }: Sample): string => `${xOf(at, nowMs)} ${yOf(value)}`;
  const runs = runsOf(known, STEP_MS * 1.5);
  const end = known.at(-1);
  /** A straight line through the last value and the limit, on for an hour; bent where the scale is. */
  const course = (reached: string | undefined): readonly string[] => {
    const reachedMs = reached === undefined ? Infinity : Date.parse(reached);
    if (end === undefined || ahead === undefined || reachedMs <= end.atMs) return [];
    const perMs = (ahead.limit - end.value) / (reachedMs - end.atMs);
    const steps = Array.from({ length: AHEAD_STEPS + 1 }, (_, step) => {
      const at = nowMs + (AHEAD_MS * step) / AHEAD_STEPS;
      return point({ atMs: at, value: end.value + perMs * (at - end.atMs) });
    });
    return [point(end), ...steps];
  };
  const straight = ahead === undefined ? [] : course(ahead.at);
  const early = ahead === undefined ? [] : course(ahead.earliest);
  const late = ahead === undefined ? [] : course(ahead.latest);
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
    ahead: straight.length === 0 ? '' : `M${straight.join('L')}`,
    fan:
      early.length === 0 || late.length === 0
        ? ''
        : `M${[...early, ...late.toReversed()].join('L')}Z`,
  };
}
