import type { Severity } from '../../contract/event.ts';
import { inUcum } from '../feed-kit/units.ts';
import { at, isRecord, listOf, rowKey } from '../feed-kit/record.ts';

interface Impact {
  readonly closure: 'full' | 'partial' | undefined;
  /** A closed road is at most Severe: nobody is hurt by it. */
  readonly severity: Severity;
}

/** What a `vehicle_impact` means; `undefined` for one nobody listed. */
export function impactOf(impact: string | undefined): Impact | undefined {
  if (impact === undefined || impact === 'unknown') {
    return { closure: undefined, severity: 'Unknown' };
  }
  if (impact === 'all-lanes-closed') return { closure: 'full', severity: 'Severe' };
  if (impact.startsWith('some-lanes-closed')) return { closure: 'partial', severity: 'Moderate' };
  if (impact === 'alternating-one-way' || impact === 'flagging') {
    return { closure: 'partial', severity: 'Moderate' };
  }
  if (impact.startsWith('all-lanes-open')) return { closure: undefined, severity: 'Minor' };
  return undefined;
}

/** Restrictions of an event and its lanes in words, once each: `reduced-width 4.88 m`. */
export function restrictionTexts(event: unknown): readonly string[] {
  const lanes = listOf(at(event, 'lanes'));
  const all = [event, ...lanes].flatMap((holder) => listOf(at(holder, 'restrictions')));
  const limit = at(event, 'reduced_speed_limit_kph');
  const speed = typeof limit === 'number' ? [`speed limit ${Math.round(limit)} km/h`] : [];
  return [...new Set([...all.flatMap(restrictionText), ...speed])];
}

function restrictionText(restriction: unknown): readonly string[] {
  // Until 4.0 a restriction was its type alone.
  if (typeof restriction === 'string') return [restriction];
  const type = isRecord(restriction) ? rowKey(restriction, 'type') : undefined;
  if (type === undefined) return [];
  const value = at(restriction, 'value');
  const unit = rowKey(restriction, 'unit') ?? '';
  if (typeof value !== 'number') return [type];
  const known = inUcum(unit);
  const said = known === undefined ? `${value} ${unit}` : metric(known.convert(value), known.unit);
  return [`${type} ${said}`.trim()];
}

function metric(value: number, unit: string): string {
  return `${Math.round(value * 100) / 100} ${unit}`;
}
