import type { ResponseClockData, ResponseSegment } from '../../contract/response.ts';
import type { DistrictCode } from '../../contract/place.ts';
import type { EventOf } from './city.ts';
import { byText, severityRank } from './gather.ts';
import { isClockTold } from './is-clock-told.ts';
import { isRunningSegment } from './segment-took.ts';

export const LIFECYCLES = ['fire', 'rescue', 'ems'] as const;
type Lifecycle = ResponseClockData['lifecycle'];

/** An emergency call that has not ended, and the stretch of its official steps that runs now. */
export interface OpenCall {
  readonly subject: string;
  readonly incident: EventOf<'incident'>;
  readonly clock: ResponseClockData;
  /** Absent = no stretch with a target runs any more. */
  readonly running: ResponseSegment | undefined;
  /** Somebody is there. */
  readonly isReached: boolean;
}

export interface CallCounts {
  readonly open: number;
  /** Nobody is there yet. */
  readonly waiting: number;
  /** The stretch that runs has passed its target. */
  readonly breaching: number;
}

const ARRIVAL = 'turnout-arrival';

function isReached({ segments }: ResponseClockData): boolean {
  const at = segments.findIndex(({ id }) => id === ARRIVAL);
  return (
    segments[at]?.to != null ||
    segments.slice(at + 1).some(({ from, to }) => from !== null || to !== null)
  );
}

/** Whether the stretch that runs has passed its target at that time. */
export function isBreaching({ running }: OpenCall, nowMs: number): boolean {
  return running?.breachAt !== undefined && Date.parse(running.breachAt) <= nowMs;
}

/**
 * Open calls that have a clock, the most urgent first: the gravest, of those where nobody is yet, of
 * those whose target was passed longest ago. The order does not change while time alone passes.
 */
export function selectOpenCalls(
  incidents: ReadonlyMap<string, EventOf<'incident'>>,
  clocks: ReadonlyMap<string, ResponseClockData>,
): readonly OpenCall[] {
  const open = [...clocks.values()].flatMap((clock): readonly OpenCall[] => {
    const incident = incidents.get(clock.incident);
    if (incident === undefined || incident.data.status !== 'active') return [];
    const running = isClockTold(incident.data) ? clock.segments.find(isRunningSegment) : undefined;
    return [{ subject: clock.incident, incident, clock, running, isReached: isReached(clock) }];
  });
  const breachAt = ({ running }: OpenCall): string => running?.breachAt ?? '9';
  return open.toSorted(
    (a, b) =>
      severityRank(a.incident.data.severity) - severityRank(b.incident.data.severity) ||
      Number(a.isReached) - Number(b.isReached) ||
      byText(breachAt(a), breachAt(b)) ||
      byText(a.subject, b.subject),
  );
}

/** How many calls are open, without anybody there, and over their target. */
export function countCalls(calls: readonly OpenCall[], nowMs: number): CallCounts {
  return {
    open: calls.length,
    waiting: calls.filter((call) => !call.isReached).length,
    breaching: calls.filter((call) => isBreaching(call, nowMs)).length,
  };
}

/** Open calls of one official life. */
export function callsOf(calls: readonly OpenCall[], lifecycle: Lifecycle): readonly OpenCall[] {
  return calls.filter(({ clock }) => clock.lifecycle === lifecycle);
}

/** How many calls are open in each district; a district without one is not in the map. */
export function callsByDistrict(calls: readonly OpenCall[]): ReadonlyMap<DistrictCode, number> {
  const counts = new Map<DistrictCode, number>();
  for (const { incident } of calls) {
    for (const code of incident.data.districts) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}
