import type { StageMark } from '../../../contract/event.ts';
import type { ResponseClockData } from '../../../contract/response.ts';
import type { Lifecycle } from './response-settings.ts';

export type ResponseStep = ResponseClockData['steps'][number];

/**
 * The steps of a life cycle with the times that were told. What lies before a step that was reached
 * and has no time was not told; a step that the life cycle does not know stands at the end, as told.
 */
export function stepsOf(
  lifecycle: Lifecycle,
  marks: readonly StageMark[],
): readonly ResponseStep[] {
  const told = new Map<string, StageMark>();
  for (const mark of marks) if (!told.has(mark.code)) told.set(mark.code, mark);
  const codes = lifecycle.steps.map(({ code }) => code);
  const lastReached = codes.findLastIndex((code) => told.has(code));
  const skipped = skippedOnTurningBack(lifecycle, codes, told);
  let latest = '';
  const steps = lifecycle.steps.map(({ code, name }, index): ResponseStep => {
    const at = told.get(code)?.at;
    told.delete(code);
    if (at === undefined) {
      const isMissing = index < lastReached && !skipped.has(code);
      return { code, name, at: null, ...(isMissing ? { isMissing } : {}) };
    }
    const isOutOfOrder = at < latest;
    if (!isOutOfOrder) latest = at;
    return { code, name, at, ...(isOutOfOrder ? { isOutOfOrder } : {}) };
  });
  return [...steps, ...[...told.values()].map(({ code, name, at }) => ({ code, name, at }))];
}

/** From the arrival to the way back, if nothing between was reached: the crew was called back. */
function skippedOnTurningBack(
  { arrival, back }: Lifecycle,
  codes: readonly string[],
  told: ReadonlyMap<string, StageMark>,
): ReadonlySet<string> {
  const between = codes.slice(codes.indexOf(arrival), codes.indexOf(back));
  const isTurnedBack = told.has(back) && !between.some((code) => told.has(code));
  return new Set(isTurnedBack ? between : []);
}
