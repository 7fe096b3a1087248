import type { ResponseClockData } from '../../contract/response.ts';
import type { ByKind, EventOf } from './city.ts';
import { byText, severityRank } from './gather.ts';
import { isInArea } from './in-area.ts';

export interface LeadClock {
  readonly clock: ResponseClockData;
  readonly incident: EventOf<'incident'>;
  /** Calls inside with a clock that runs, this one too. */
  readonly running: number;
}

/**
 * The response clock that stands for a situation: of the calls inside it that are not over the most
 * severe, of these the oldest. By place, not by the situation's own list: that is cut to 40, and the
 * oldest of a cut list would be another at every call.
 */
export function leadClock(
  { data }: EventOf<'situation'>,
  { incident, indicator }: Pick<ByKind, 'incident' | 'indicator'>,
): LeadClock | undefined {
  const listed = new Set(data.incidents);
  const found = [...indicator.values()].flatMap((event) => {
    if (event.data.form !== 'response-clock' || event.data.endedAt !== undefined) return [];
    const call = incident.get(event.data.incident);
    if (call === undefined || call.data.status !== 'active') return [];
    const { geometry } = call.data;
    const isInside = geometry?.type === 'Point' && isInArea(data.geometry, geometry.coordinates);
    if (!isInside && !listed.has(call.subject)) return [];
    return [{ clock: event.data, incident: call }];
  });
  const [first] = found.toSorted(
    (a, b) =>
      severityRank(a.incident.data.severity) - severityRank(b.incident.data.severity) ||
      byText(a.incident.data.startedAt, b.incident.data.startedAt) ||
      byText(a.incident.subject, b.incident.subject),
  );
  return first === undefined ? undefined : { ...first, running: found.length };
}
