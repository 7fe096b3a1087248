import type { CityEvent, Severity } from '../../../contract/event.ts';
import type { StageMeasure } from './stage-settings.ts';

/** What an event adds to a measure; undefined = it is not meant. */
export function countedBy(event: CityEvent, measure: StageMeasure): number | undefined {
  switch (measure.of) {
    case 'situations':
      return event.kind === 'situation' ? ofSituation(event, measure) : undefined;
    case 'alarms':
      if (event.kind !== 'alarm' || !event.data.isActive) return undefined;
      // What only repeats an official warning is not the city's own finding.
      if (event.data.watched.startsWith('alert/')) return undefined;
      return isOf(measure, event.data) ? 1 : undefined;
    case 'incidents':
      return event.kind === 'incident' ? ofIncident(event, measure) : undefined;
    case 'calls-over':
      return event.kind === 'indicator' ? ofClock(event, measure) : undefined;
    case 'figure':
      return undefined;
  }
}

type Of<K extends CityEvent['kind']> = Extract<CityEvent, { kind: K }>;
type MeasureOf<K extends StageMeasure['of']> = Extract<StageMeasure, { of: K }>;

function ofSituation({ data }: Of<'situation'>, measure: MeasureOf<'situations'>) {
  if (data.phase === 'closed' || data.endedAt !== undefined || !isOf(measure, data)) {
    return undefined;
  }
  if (measure.sum === 'area-km2') return data.areaKm2;
  // Where nobody has counted the people there is no number, not nobody.
  return measure.sum === 'people' ? data.exposed?.people : 1;
}

function ofIncident({ data }: Of<'incident'>, measure: MeasureOf<'incidents'>) {
  const { status, category, severity, provenance } = data;
  if (status !== 'active' || !fits(measure.categories, category)) return undefined;
  if (!fits(measure.severities, severity) || !fits(measure.feeds, provenance.feed))
    return undefined;
  return 1;
}

function ofClock({ data }: Of<'indicator'>, { lifecycles }: MeasureOf<'calls-over'>) {
  if (data.form !== 'response-clock' || data.endedAt !== undefined) return undefined;
  if (!fits(lifecycles, data.lifecycle)) return undefined;
  const isOver = data.segments.some(
    ({ state, tookSec }) => state === 'breached' && tookSec === undefined,
  );
  return isOver ? 1 : undefined;
}

function isOf(
  {
    severities,
    hazards,
  }: { readonly severities: readonly Severity[]; readonly hazards: readonly string[] },
  { severity, hazard }: { readonly severity: Severity; readonly hazard: string },
): boolean {
  return fits(severities, severity) && fits(hazards, hazard);
}

function fits<T>(list: readonly T[], value: T): boolean {
  return list.length === 0 || list.includes(value);
}
