import type { LonLat } from '../../contract/place.ts';
import { distanceKm } from '../feed-kit/distance.ts';

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

/** The first report of the quake that `report` is about, among all of them. */
export function firstReportOf<R extends QuakeReport>(report: R, reports: readonly R[]): R {
  let first = report;
  for (const other of reports) {
    if (other.order < first.order && isSameQuake(other, report)) first = other;
  }
  return first;
}

function isSameQuake(a: QuakeReport, b: QuakeReport): boolean {
  return (
    Math.abs(a.originMs - b.originMs) <= SAME_WITHIN_MS && distanceKm(a.at, b.at) <= SAME_WITHIN_KM
  );
}
