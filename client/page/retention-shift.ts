/** Steps of the slow path on which the picture wanders, so that no pixel holds an edge for days. */
const STEP_MS = 3 * 60_000;
const MOST_PX = 8;
/** Out and back on both axes with periods that meet late: every place within reach is visited. */
const PERIOD = { x: 16, y: 14 } as const;

const triangle = (step: number, period: number): number => {
  const phase = ((step % period) + period) % period;
  const up = phase <= period / 2 ? phase : period - phase;
  return (up / (period / 2)) * 2 - 1;
};

/** Where the picture stands at an instant, px from its own place; at most 8 px from the last one. */
export function shiftAt(nowMs: number): { readonly x: number; readonly y: number } {
  const step = Math.floor(nowMs / STEP_MS);
  const half = MOST_PX / 2;
  return {
    x: Math.round(triangle(step, PERIOD.x) * half),
    y: Math.round(triangle(step, PERIOD.y) * half),
  };
}

export const SHIFT_EVERY_MS = STEP_MS;
