import type { ResponseSegment } from '../../contract/response.ts';

/** Its first step is there and its last is awaited, in time or past its target. */
export function isRunningSegment({ from, to, state }: ResponseSegment): boolean {
  return from !== null && to === null && (state === 'running' || state === 'breached');
}

/** How long a stretch took, or takes so far; undefined = not begun, or not recorded. */
export function segmentTookSec(segment: ResponseSegment, nowMs: number): number | undefined {
  if (segment.from === null || !isRunningSegment(segment)) return segment.tookSec;
  return Math.max(0, (nowMs - Date.parse(segment.from)) / 1000);
}
