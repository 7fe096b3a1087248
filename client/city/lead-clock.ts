import type { ResponseClockData } from '../../contract/response.ts';
import type { ByKind, EventOf } from './city.ts';
import { byText, severityRank } from './gather.ts';
import { isInArea } from './in-area.ts';
import { isClockTold } from './is-clock-told.ts';
import { isRunningSegment } from './segment-took.ts';

export interface LeadClock {
  readonly clock: ResponseClockData;
  readonly incident: EventOf<'incident'>;
  /** Calls inside with a clock that runs, this one too. */
  readonly running: number;
}

/**
 * Somebody was sent and is awaited: more is to be said of it than of a call of which only the taking
 * is known, or one whose work is done.
 */
const isTicking = ({ steps, segments }: ResponseClockData): boolean =>
  steps.filter(({ at }) => at !== null).length > 1 && segments.some(isRunningSegment);

/**
 * The response clock that stands for a situation: of the calls inside it that are not over, and of
 * the kinds that speak for it, the most severe, of these the oldest that is awaited. By place, not by the situation's own list: that is cut to 40, and the
 * oldest of a cut list would be another at every call.
 */
export function leadClock(
  { data }: EventOf<'situation'>,
  { incident, indicator }: Pick<ByKind, 'incident' | 'indicator'>,
): LeadClock | undefined {
  const listed = new Set(data.incidents);
  const kinds = new Set(
    data.evidence.flatMap(({ subject }) => incident.get(subject)?.data.category ?? []),
  );
  const found = [...indicator.values()].flatMap((event) => {
    if (event.data.form !== 'response-clock' || event.data.endedAt !== undefined) return [];
    const call = incident.get(event.data.incident);
    if (call === undefined || call.data.status !== 'active' || !isClockTold(call.data)) return [];
    const { geometry, category } = call.data;
    if (kinds.size > 0 && !kinds.has(category)) return [];
    const isInside = geometry?.type === 'Point' && isInArea(data.geometry, geometry.coordinates);
    if (!isInside && !listed.has(call.subject)) return [];
    return [{ clock: event.data, incident: call }];
  });
  const [first] = found.toSorted(
    (a, b) =>
      severityRank(a.incident.data.severity) - severityRank(b.incident.data.severity) ||
      Number(isTicking(b.clock)) - Number(isTicking(a.clock)) ||
      byText(a.incident.data.startedAt, b.incident.data.startedAt) ||
      byText(a.incident.subject, b.incident.subject),
  );
  return first === undefined ? undefined : { ...first, running: found.length };
}
