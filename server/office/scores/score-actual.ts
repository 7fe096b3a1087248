import type { District, DistrictCode } from '../../../contract/place.ts';
import type { Known } from './score-marks.ts';
import type { ScorePart } from './score-settings.ts';

type Actual = Record<DistrictCode, number | null>;

/** The figure of a part in each district, from the things of its window; null = there is none. */
export function actualOf(
  part: ScorePart,
  things: readonly Known[],
  districts: readonly District[],
  untilMs: number,
): Actual {
  const counted = new Map<DistrictCode, { of: number; met: number }>();
  for (const { districts: codes, verdict } of things) {
    const isMet = verdict.fits && isInTime(part, verdict, untilMs);
    // Still under way and still in time: neither reached nor missed.
    if (isMet === undefined) continue;
    for (const code of codes) {
      const sum = counted.get(code) ?? { of: 0, met: 0 };
      sum.of += 1;
      if (isMet) sum.met += 1;
      counted.set(code, sum);
    }
  }
  return Object.fromEntries(
    districts.map(({ code, population }) => {
      const { of, met } = counted.get(code) ?? { of: 0, met: 0 };
      if (part.form === 'share') return [code, of === 0 ? null : rounded((100 * met) / of)];
      const { perPeople } = part;
      if (perPeople === undefined) return [code, met];
      return [code, population > 0 ? rounded((met / population) * perPeople) : null];
    }),
  );
}

/** What has not arrived is missed once its time is over, not when it arrives at last. */
function isInTime(
  { within }: ScorePart,
  { fromMs, toMs }: Known['verdict'],
  untilMs: number,
): boolean | undefined {
  if (within === undefined) return true;
  if (fromMs === undefined) return undefined;
  if (toMs !== undefined) return toMs - fromMs <= within.sec * 1000;
  return untilMs - fromMs > within.sec * 1000 ? false : undefined;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
