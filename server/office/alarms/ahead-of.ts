/** Newest values of one thing, oldest first. */
export interface Trail {
  add(value: number, atMs: number): void;
  readonly times: readonly number[];
  readonly values: readonly number[];
}

const MOST = 12;
const LEAST = 4;
const SPAN_MS = 3_600_000;
const HOUR_MS = 3_600_000;
/** A straight line says nothing of what is further off than twice its own length. */
const MOST_SPANS = 2;
/** Student's t at 90 % (80 % two-sided) for 2 … 10 degrees of freedom. */
const T_80 = [1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372] as const;

/** The last twelve values of at most an hour; the same instant again replaces. */
export function trail(): Trail {
  const times: number[] = [];
  const values: number[] = [];
  return {
    times,
    values,
    add: (value, atMs) => {
      const last = times.at(-1);
      if (last !== undefined && atMs < last) return;
      if (atMs === last) {
        values[values.length - 1] = value;
        return;
      }
      times.push(atMs);
      values.push(value);
      while (times.length > MOST || (times[0] ?? atMs) < atMs - SPAN_MS) {
        times.shift();
        values.shift();
      }
    },
  };
}

/** A straight line through a trail. */
export interface Slope {
  readonly perHour: number;
  /** Half of the interval that holds the slope at 80 % confidence. */
  readonly marginPerHour: number;
  readonly samples: number;
  readonly spanMs: number;
}

/** Least squares; undefined with fewer than four values, or of one instant. */
export function slopeOf({ times, values }: Trail): Slope | undefined {
  const n = times.length;
  const first = times[0];
  const last = times.at(-1);
  if (n < LEAST || first === undefined || last === undefined || last === first) return undefined;
  const hours = times.map((atMs) => (atMs - first) / HOUR_MS);
  const meanX = mean(hours);
  const meanY = mean(values);
  let sxx = 0;
  let sxy = 0;
  for (const [index, x] of hours.entries()) {
    sxx += (x - meanX) ** 2;
    sxy += (x - meanX) * ((values[index] ?? meanY) - meanY);
  }
  const perHour = sxy / sxx;
  let left = 0;
  for (const [index, x] of hours.entries()) {
    left += ((values[index] ?? meanY) - meanY - perHour * (x - meanX)) ** 2;
  }
  const t = T_80[n - LEAST] ?? 0;
  const marginPerHour = t * Math.sqrt(left / (n - 2) / sxx);
  return { perHour, marginPerHour, samples: n, spanMs: last - first };
}

export interface Reach {
  readonly atMs: number;
  readonly earliestMs: number;
  /** undefined = at the flattest slope it is never reached. */
  readonly latestMs?: number;
}

/**
 * When a limit is reached from the last value on; undefined if the line does not say so: it leads
 * away, its noise is larger than itself, or the limit is further off than it can speak of.
 */
export function reachOf(line: Slope, from: { value: number; atMs: number }, limit: number) {
  const gap = limit - from.value;
  const speed = Math.sign(gap) * line.perHour;
  if (gap === 0 || speed <= 0 || line.marginPerHour >= 2 * speed) return undefined;
  const after = (perHour: number): number => from.atMs + (Math.abs(gap) / perHour) * HOUR_MS;
  const atMs = after(speed);
  if (atMs - from.atMs > MOST_SPANS * line.spanMs) return undefined;
  const flattest = speed - line.marginPerHour;
  const latestMs = flattest > 0 ? after(flattest) : Number.POSITIVE_INFINITY;
  const reach: Reach = {
    atMs,
    earliestMs: after(speed + line.marginPerHour),
    ...(latestMs - from.atMs <= 24 * HOUR_MS ? { latestMs } : {}),
  };
  return reach;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
