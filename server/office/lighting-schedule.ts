/** One step of a dimming schedule, minutes of the local day; it may pass midnight. */
export interface ScheduleStep {
  readonly fromMin: number;
  readonly toMin: number;
  readonly percent: number;
}

/** What a schedule asks of a lamp over a span. */
export interface ScheduledBurning {
  /** Hours at full power: an hour at 60 % counts 0.6. */
  readonly fullHours: number;
  /** Hours at any power. */
  readonly onHours: number;
}

const STEP = /^(\d{2}):(\d{2})-(\d{2}):(\d{2}) (\d{1,3}(?:\.\d+)?)$/;
/** A city has a handful of schedules, and ten thousand lamps that carry them. */
const MAX_REMEMBERED = 1000;
const parsed = new Map<string, readonly ScheduleStep[]>();
const DAY_MIN = 1440;
const MIN_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Steps of `18:30-23:00 100, 23:00-06:30 60`, as the asset carries them; `undefined` for other texts. */
export function parseSchedule(text: string): readonly ScheduleStep[] | undefined {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const steps: ScheduleStep[] = [];
  for (const part of text.split(',')) {
    const found = STEP.exec(part.trim());
    if (found === null) return undefined;
    const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0, percent = 0] = found
      .slice(1)
      .map(Number);
    steps.push({ fromMin: fromHour * 60 + fromMinute, toMin: toHour * 60 + toMinute, percent });
  }
  if (parsed.size >= MAX_REMEMBERED) parsed.clear();
  parsed.set(text, steps);
  return steps;
}

/**
 * What the schedule asks from one instant to another. `minuteOfDay` is the city's own clock; a span
 * over a change of its clocks is off by that hour at most.
 */
export function scheduledBurning(
  steps: readonly ScheduleStep[],
  fromMs: number,
  toMs: number,
  minuteOfDay: (ms: number) => number,
): ScheduledBurning {
  let fullMs = 0;
  let onMs = 0;
  let atMs = fromMs;
  let minute = minuteOfDay(fromMs);
  while (atMs < toMs) {
    const untilMin = nextEdge(steps, minute);
    const spanMs = Math.min((untilMin - minute) * MIN_MS, toMs - atMs);
    const percent = percentAt(steps, minute);
    fullMs += (spanMs * percent) / 100;
    if (percent > 0) onMs += spanMs;
    atMs += spanMs;
    minute = untilMin % DAY_MIN;
  }
  return { fullHours: fullMs / HOUR_MS, onHours: onMs / HOUR_MS };
}

function percentAt(steps: readonly ScheduleStep[], minute: number): number {
  const step = steps.find(({ fromMin, toMin }) =>
    fromMin < toMin ? fromMin <= minute && minute < toMin : minute >= fromMin || minute < toMin,
  );
  return step?.percent ?? 0;
}

/** The next minute at which a step begins or ends; midnight at the latest. */
function nextEdge(steps: readonly ScheduleStep[], minute: number): number {
  let next = DAY_MIN;
  for (const { fromMin, toMin } of steps) {
    if (fromMin > minute && fromMin < next) next = fromMin;
    if (toMin > minute && toMin < next) next = toMin;
  }
  return next;
}
