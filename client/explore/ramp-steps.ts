const NICE = [1, 2, 5] as const;
/** More steps than these are not told apart on a dark map. */
const MOST_STEPS = 5;

/** 1, 2 or 5 of a power of ten: the largest that is no more than `value`. */
function niceFloor(value: number): number {
  const ten = 10 ** Math.floor(Math.log10(value));
  return ten * (NICE.findLast((digit) => digit * ten <= value * (1 + 1e-9)) ?? 1);
}

const exact = (value: number): number => Number(value.toPrecision(12));

/** The nice number before. */
const before = (step: number): number => niceFloor(exact(step * 0.6));

/**
 * Where the colours of amounts begin, rising: nice numbers up to `most`, each about twice the last;
 * none below `least`. Empty if there is nothing.
 */
export function amountSteps(most: number, least = 0): readonly number[] {
  if (!(most > 0)) return [];
  const steps: number[] = [];
  for (let step = niceFloor(most); steps.length < MOST_STEPS; step = before(step)) {
    const value = exact(step);
    if (value < least) break;
    steps.unshift(value);
  }
  return steps;
}

/** Where the colours of values begin, rising: even, nice steps from at or below `least`. */
export function valueSteps(least: number, most: number): readonly number[] {
  if (!Number.isFinite(least) || !Number.isFinite(most)) return [];
  // Means of the same numbers differ in their last digits: that is no step.
  if (exact(most) <= exact(least)) return [exact(least)];
  const raw = (most - least) / MOST_STEPS;
  const floor = niceFloor(raw);
  const width = [1, 2, 2.5, 5, 10].map((times) => times * floor).find((each) => each >= raw) ?? raw;
  const first = Math.floor(least / width) * width;
  const steps: number[] = [];
  for (let index = 0; exact(first + index * width) <= most; index += 1) {
    steps.push(exact(first + index * width));
  }
  return steps.length > MOST_STEPS + 1 ? steps.filter((_, index) => index % 2 === 0) : steps;
}
