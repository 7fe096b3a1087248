import type { Severity } from '../../contract/event.ts';

/** What USGS's PAGER colours say of losses. */
const PAGER: ReadonlyMap<string, Severity> = new Map([
  ['green', 'Minor'],
  ['yellow', 'Moderate'],
  ['orange', 'Severe'],
  ['red', 'Extreme'],
]);

/**
 * Shaking (Modified Mercalli) to expect at a distance from the epicentre: Atkinson and Wald 2007,
 * the relation for California; within about one step of what is felt.
 */
export function intensityAt(magnitude: number, distanceKm: number): number {
  const radiusKm = Math.hypot(distanceKm, 14);
  const beyond30 = radiusKm > 30 ? Math.log10(radiusKm / 30) : 0;
  const log = Math.log10(radiusKm);
  return (
    12.27 +
    2.27 * (magnitude - 6) +
    0.1304 * (magnitude - 6) ** 2 -
    1.3 * log -
    0.000_707 * radiusKm +
    1.95 * beyond30 -
    0.577 * magnitude * log
  );
}

/** By the losses the source expects, else by the shaking here; a magnitude alone says nothing of a city. */
export function quakeSeverity(pager: string | undefined, intensity: number | undefined): Severity {
  const known = pager === undefined ? undefined : PAGER.get(pager.toLowerCase());
  if (known !== undefined) return known;
  if (intensity === undefined) return 'Unknown';
  // VIII damages ordinary buildings, VI all feel and plaster falls, IV indoors most feel.
  if (intensity >= 8) return 'Extreme';
  if (intensity >= 6) return 'Severe';
  return intensity >= 4 ? 'Moderate' : 'Minor';
}
