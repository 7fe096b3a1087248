import type { Instant } from '../../../contract/event.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import type { ResponseSegment } from '../../../contract/response.ts';
import type { SegmentTarget } from './response-settings.ts';
import type { ResponseStep } from './response-steps.ts';

/**
 * How long each stretch took or has taken by `now`. A stretch with an untold end, or whose end comes
 * before its begin, is a gap: neither met nor breached.
 */
export function segmentsOf(
  targets: readonly SegmentTarget[],
  steps: readonly ResponseStep[],
  isEnded: boolean,
  now: Instant,
): readonly ResponseSegment[] {
  return targets.flatMap((target): readonly ResponseSegment[] => {
    const from = steps.findIndex(({ code }) => code === target.from);
    const to = steps.findIndex(({ code }) => code === target.to);
    // A life cycle without one of the two steps has no such stretch.
    const [begin, end] = [steps[from], steps[to]];
    if (begin === undefined || end === undefined) return [];
    const { id, label, targetSec } = target;
    const base = { id, label, targetSec, from: begin.at, to: end.at };
    const isPassed = isEnded || steps.slice(to + 1).some(({ at }) => at !== null);
    return [{ ...base, ...stateOf(base, isPassed, now) }];
  });
}

function stateOf(
  { from, to, targetSec }: Pick<ResponseSegment, 'from' | 'to' | 'targetSec'>,
  isPassed: boolean,
  now: Instant,
): Pick<ResponseSegment, 'state' | 'tookSec' | 'breachAt'> {
  if (from === null) return { state: to === null && !isPassed ? 'awaited' : 'gap' };
  const breachAt = instantOf(instantMs(from) + targetSec * 1000);
  if (to === null) {
    if (isPassed) return { state: 'gap' };
    return { state: now > breachAt ? 'breached' : 'running', breachAt };
  }
  const tookSec = (instantMs(to) - instantMs(from)) / 1000;
  if (tookSec < 0) return { state: 'gap' };
  return tookSec <= targetSec
    ? { state: 'met', tookSec }
    : { state: 'breached', tookSec, breachAt };
}
