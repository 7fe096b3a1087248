import type { PastBasis } from '../../contract/delta.ts';
import type { CityEvent, IncidentEvent } from '../../contract/event.ts';
import type { Bounds, DistrictCode, LonLat } from '../../contract/place.ts';
import type { CoursePoint } from '../city/gauge-course.ts';
import { distanceM } from './area.ts';
import type { ChartSpan } from './series-points.ts';

/** What events are counted round: a place, or a district as a whole. */
export type CountedArea =
  | { readonly type: 'place'; readonly at: LonLat; readonly radiusM: number }
  | { readonly type: 'district'; readonly code: DistrictCode };

/** Metres of a degree of latitude. */
const DEGREE_M = 111_195;

/** The box round a circle, for a first choice. */
export function boundsAround({ lon, lat }: LonLat, radiusM: number): Bounds {
  const north = radiusM / DEGREE_M;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return [lon - east, lat - north, lon + east, lat + north];
}

function isCounted({ data }: IncidentEvent, area: CountedArea): boolean {
  if (area.type === 'district') return data.districts.includes(area.code);
  if (data.geometry?.type !== 'Point') return false;
  const [lon, lat] = data.geometry.coordinates;
  return distanceM(area.at, { lon, lat }) <= area.radiusM;
}

/**
 * Incidents that began in each step up to the clock, each once and as it was last told of; `events`
 * the last taken first. As `known`, nothing that came in after the clock. Steps in which none began
 * are 0: whoever asks says beside them what could not be known.
 */
export function countStarts(
  events: readonly CityEvent[],
  area: CountedArea,
  { fromMs, clockMs }: ChartSpan,
  stepMs: number,
  basis: PastBasis = 'known',
): readonly CoursePoint[] {
  const last = new Map<string, IncidentEvent>();
  for (const event of events) {
    const isKnown = basis === 'happened' || Date.parse(event.recordedtime) <= clockMs;
    if (event.kind === 'incident' && isKnown && !last.has(event.subject)) {
      last.set(event.subject, event);
    }
  }
  const starts = [...last.values()].flatMap((event) =>
    isCounted(event, area) ? [Date.parse(event.data.startedAt)] : [],
  );
  const first = Math.floor(fromMs / stepMs) * stepMs;
  const steps = Math.max(0, Math.floor((clockMs - first) / stepMs) + 1);
  const counts = Array.from({ length: steps }, () => 0);
  for (const startMs of starts) {
    const index = Math.floor((startMs - first) / stepMs);
    if (startMs >= fromMs && startMs <= clockMs) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((value, index) => ({ atMs: first + index * stepMs, value }));
}
