import type { AggregateAnswer } from '../../contract/history.ts';
import type { DistrictCode } from '../../contract/place.ts';

/** Emergency calls told of in the last whole hour, beside the same hour of the weeks before. */
export interface HourCalls {
  readonly fromMs: number;
  readonly toMs: number;
  /** Weeks that normal is of; 0 = none yet. */
  readonly weeks: number;
  readonly byDistrict: ReadonlyMap<DistrictCode, DistrictCalls>;
}

interface DistrictCalls {
  readonly calls: number;
  /** Middle of the weeks; undefined = too few of them are held. */
  readonly normal: number | undefined;
}

/** Of fewer weeks nothing is called normal. */
const LEAST_WEEKS = 2;

const HOUR_MS = 3_600_000;

/** Parameters of `GET /api/v1/aggregate` for one hour; `knownMs` undefined = also what came in later. */
export function hourQuestion(fromMs: number, knownMs: number | undefined): URLSearchParams {
  const instant = (ms: number): string => new Date(ms).toISOString();
  return new URLSearchParams({
    kind: 'incident',
    by: 'district,feed',
    from: instant(fromMs),
    to: instant(fromMs + HOUR_MS),
    ...(knownMs === undefined ? {} : { known: instant(knownMs) }),
  });
}

/** Calls of a district, `by` district and feed; undefined where that hour is not known as a whole. */
function countsOf(
  { groups, from, heldFrom, holes }: AggregateAnswer,
  feeds: ReadonlySet<string>,
): ReadonlyMap<string, number> | undefined {
  const isHeld = heldFrom !== undefined && Date.parse(heldFrom) <= Date.parse(from);
  if (!isHeld || holes !== undefined) return undefined;
  const counts = new Map<string, number>();
  for (const { key, count } of groups) {
    const [district = '', feed = ''] = key;
    if (feeds.has(feed)) counts.set(district, (counts.get(district) ?? 0) + count);
  }
  return counts;
}

function middle(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = 0, high = low] = sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1);
  return (low + high) / 2;
}

/**
 * What the last hour and the same hour of earlier weeks say of each district. A week in which the
 * sources told of nothing in the whole city was not heard, and counts as no week. undefined = the
 * last hour itself is not known.
 */
export function hourCalls(
  last: AggregateAnswer,
  before: readonly AggregateAnswer[],
  feeds: ReadonlySet<string>,
  codes: readonly DistrictCode[],
): HourCalls | undefined {
  const counts = countsOf(last, feeds);
  if (counts === undefined) return undefined;
  const weeks = before.flatMap((answer) => {
    const told = countsOf(answer, feeds);
    return told === undefined || told.size === 0 ? [] : [told];
  });
  const isEnough = weeks.length >= LEAST_WEEKS;
  return {
    fromMs: Date.parse(last.from),
    toMs: Date.parse(last.to),
    weeks: isEnough ? weeks.length : 0,
    byDistrict: new Map(
      codes.map((code) => [
        code,
        {
          calls: counts.get(code) ?? 0,
          normal: isEnough ? middle(weeks.map((week) => week.get(code) ?? 0)) : undefined,
        },
      ]),
    ),
  };
}
