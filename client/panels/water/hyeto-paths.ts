import { gapsOf, runsOf, type Sample } from './series-runs.ts';

export const PLOT = 1000;
const STEP_MS = 600_000;
/** Rain hangs into the upper part, the river rises in the lower: they never meet. */
const RAIN_DEPTH = 440;
const RIVER_HEIGHT = 500;
/** A bar and the air beside it. */
const BAR_SHARE = 0.78;
/** A value may still be on its way for this long: its place is empty, not silent. */
const DUE_MS = 2 * STEP_MS;

export interface HyetoPaths {
  readonly bars: string;
  /** Bars at or over the criterion. */
  readonly barsOver: string;
  readonly criterionY: number;
  /** Undefined = no rain is known of, not 0. */
  readonly mostMm: number | undefined;
  readonly silent: readonly { readonly x: number; readonly width: number }[];
  readonly river: string;
  readonly riverArea: string;
  readonly riverEnd: { readonly x: number; readonly y: number } | undefined;
  readonly limitY: number | undefined;
}

/** Rain from the top and a river from the foot, on one axis of time. */
export function hyetoPaths(
  rain: readonly Sample[],
  criterionMm: number,
  river: readonly Sample[],
  scale: { readonly floor: number; readonly limit: number | undefined },
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): HyetoPaths {
  const x = (atMs: number): number =>
    Math.round(((atMs - fromMs) / (toMs - fromMs)) * PLOT * 10) / 10;
  const shown = rain.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
  const mostMm = shown.length === 0 ? undefined : Math.max(...shown.map(({ value }) => value));
  // The criterion always lies in the drawing: what stays far below it looks it.
  const fullMm = Math.max(criterionMm * 1.35, (mostMm ?? 0) * 1.05);
  const depth = (mm: number): number => Math.round((mm / fullMm) * RAIN_DEPTH * 10) / 10;
  const bar = ({ atMs, value }: Sample): string => {
    const width = (x(atMs + STEP_MS) - x(atMs)) * BAR_SHARE;
    return `M${x(atMs)} 0h${width.toFixed(1)}v${depth(value)}h${(-width).toFixed(1)}Z`;
  };
  const over = shown.filter(({ value }) => value >= criterionMm);
  const below = shown.filter(({ value }) => value > 0 && value < criterionMm);
  const runs = runsOf(shown, STEP_MS * 1.5);
  const lastMs = shown.at(-1)?.atMs ?? fromMs;
  const silent = [
    ...gapsOf(runs, fromMs - STEP_MS, STEP_MS * 1.5).map(
      ([from, to]) => [from + STEP_MS, to] as const,
    ),
    ...(toMs - lastMs > DUE_MS + STEP_MS ? [[lastMs + STEP_MS, toMs] as const] : []),
  ].map(([from, to]) => ({ x: Math.max(0, x(from)), width: x(to) - Math.max(0, x(from)) }));

  const levels = river.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
  const highest = Math.max(scale.limit ?? -Infinity, ...levels.map(({ value }) => value));
  const span = (highest - scale.floor) * 1.06;
  const y = (level: number): number =>
    Math.round((PLOT - ((level - scale.floor) / span) * RIVER_HEIGHT) * 10) / 10;
  const point = ({ atMs, value }: Sample): string => `${x(atMs)} ${y(value)}`;
  const courses = runsOf(levels, STEP_MS * 1.5);
  const end = levels.at(-1);
  return {
    bars: below.map(bar).join(''),
    barsOver: over.map(bar).join(''),
    criterionY: depth(criterionMm),
    mostMm,
    silent,
    river: courses.map((run) => `M${run.map(point).join('L')}`).join(''),
    riverArea: courses
      .filter((run) => run.length > 1)
      .map((run) => {
        const [from, to] = [x(run[0]?.atMs ?? 0), x(run.at(-1)?.atMs ?? 0)];
        return `M${run.map(point).join('L')}L${to} ${PLOT}L${from} ${PLOT}Z`;
      })
      .join(''),
    riverEnd: end === undefined ? undefined : { x: x(end.atMs), y: y(end.value) },
    limitY: scale.limit === undefined || levels.length === 0 ? undefined : y(scale.limit),
  };
}
