import { latLngToCell } from 'h3-js';
import type { IncidentEvent, Instant, SituationEvent } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';

const RESOLUTION = 8;
/** A call of the afternoon is no report of the evening's situation. */
const BEFORE_MS = 3_600_000;

export interface FirstReport {
  readonly subject: string;
  /** When it came to us. */
  readonly knownAt: Instant;
}

/**
 * The first incident of a situation's own kind (a situation of hazard `flood`: a flood report)
 * inside its cells, at the earliest an hour before it opened. Undefined = none came.
 */
export function firstReport(
  { data }: SituationEvent,
  incidents: readonly IncidentEvent[],
  before: Instant,
): FirstReport | undefined {
  const cells = new Set(data.cells);
  const since = instantOf(instantMs(data.openedAt) - BEFORE_MS);
  let first: FirstReport | undefined;
  for (const { subject, recordedtime, data: incident } of incidents) {
    const { category, startedAt, geometry } = incident;
    if (category !== data.hazard || startedAt < since || recordedtime >= before) continue;
    if (first !== undefined && recordedtime >= first.knownAt) continue;
    if (geometry?.type !== 'Point') continue;
    const [lon, lat] = geometry.coordinates;
    if (cells.has(latLngToCell(lat, lon, RESOLUTION))) first = { subject, knownAt: recordedtime };
  }
  return first;
}
