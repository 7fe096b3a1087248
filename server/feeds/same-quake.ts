import type { LonLat } from '../../contract/place.ts';

export interface QuakeReport {
  /** Orders the bulletins: when it was issued, then its number. */
  readonly order: string;
  readonly originMs: number;
  readonly at: LonLat;
}

/**
 * Two reports this near in time and place are of one quake: a corrected origin moves by a second or
 * two and some kilometres. A foreshock a quarter of a minute earlier is a quake of its own.
 */
const SAME_WITHIN_MS = 5_000;
const SAME_WITHIN_KM = 50;
const EARTH_RADIUS_KM = 6371;

/** The first report of the quake that `report` is about, among all of them. */
export function firstReportOf<R extends QuakeReport>(report: R, reports: readonly R[]): R {
  let first = report;
  for (const other of reports) {
    if (other.order < first.order && isSameQuake(other, report)) first = other;
  }
  return first;
}

/** Along the surface of the Earth. */
export function distanceKm(a: LonLat, b: LonLat): number {
  const rad = Math.PI / 180;
  const dLat = (b.lat - a.lat) * rad;
  const dLon = (b.lon - a.lon) * rad;
  const h =
    Math.sin(dLat / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

function isSameQuake(a: QuakeReport, b: QuakeReport): boolean {
  return (
    Math.abs(a.originMs - b.originMs) <= SAME_WITHIN_MS && distanceKm(a.at, b.at) <= SAME_WITHIN_KM
  );
}
