import { SEVERITIES, type AlertData, type Severity } from '../../contract/event.ts';
import type { DistrictCode, Text } from '../../contract/place.ts';
import type { ByKind } from './city.ts';
import { isInForce } from './alert-standing.ts';
import { selectDistrictLevels } from './select-indicators.ts';

/** The gravest alert in force that is issued for a district and not for most of the city. */
export interface LocalAlert {
  readonly code: DistrictCode;
  readonly severity: Severity;
  readonly headline: Text;
  readonly alert: AlertData;
}

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** Alerts of one sender about one thing: a weather warning comes zone by zone and is still one. */
function issueOf({ sender, event, originalSeverity }: AlertData): string {
  return `${sender.ko}|${event.ko}|${originalSeverity}`;
}

/**
 * One alert a district: what is issued for half of the city or more says nothing about where, and
 * stands in words above the map.
 */
export function selectLocalAlerts(
  byKind: Pick<ByKind, 'alert' | 'indicator'>,
): readonly LocalAlert[] {
  const inForce = [...byKind.alert.values()].filter(
    // An area that the sender drew is drawn as such, not as the districts it touches.
    ({ data }) => isInForce(data) && data.geometry?.type !== 'MultiPolygon',
  );
  const reach = new Map<string, Set<DistrictCode>>();
  for (const { data } of inForce) {
    const held = reach.get(issueOf(data)) ?? new Set();
    for (const code of data.districts) held.add(code);
    reach.set(issueOf(data), held);
  }
  const known = Object.keys(selectDistrictLevels(byKind.indicator)?.cells ?? {}).length;
  const half = known === 0 ? Number.POSITIVE_INFINITY : known / 2;
  const worst = new Map<DistrictCode, LocalAlert>();
  for (const { data } of inForce) {
    if ((reach.get(issueOf(data))?.size ?? 0) >= half) continue;
    for (const code of data.districts) {
      const held = worst.get(code);
      if (held !== undefined && rank(held.severity) <= rank(data.severity)) continue;
      worst.set(code, { code, severity: data.severity, headline: data.headline, alert: data });
    }
  }
  return [...worst.values()];
}
