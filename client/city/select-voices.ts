import type { ComplaintsData } from '../../contract/city-indicator.ts';
import type { DistrictCode } from '../../contract/place.ts';
import type { EventOf } from './city.ts';
import { byText } from './gather.ts';

export type ComplaintKind = ComplaintsData['kinds'][number];

/** Against the span before; `undefined` = that span is not held: no growth, and no calm either. */
export function growthOf({ n, before }: ComplaintKind): number | undefined {
  return before === null ? undefined : n - before;
}

/** Kinds that grew most first, then those with most; what is not known to have grown stands by its number. */
export function selectKinds({ kinds }: ComplaintsData): readonly ComplaintKind[] {
  return kinds.toSorted(
    (a, b) => (growthOf(b) ?? 0) - (growthOf(a) ?? 0) || b.n - a.n || byText(a.code, b.code),
  );
}

/** Complaints of the window by district, over all kinds. */
export function complaintsByDistrict({ kinds }: ComplaintsData): ReadonlyMap<DistrictCode, number> {
  const counts = new Map<DistrictCode, number>();
  for (const { byDistrict } of kinds) {
    for (const [code, n] of Object.entries(byDistrict)) {
      counts.set(code, (counts.get(code) ?? 0) + n);
    }
  }
  return counts;
}

/** Reports of citizens, the newest first. */
export function selectNewest(
  requests: ReadonlyMap<string, EventOf<'request'>>,
): readonly EventOf<'request'>[] {
  return [...requests.values()].toSorted(
    (a, b) => byText(b.data.requestedAt, a.data.requestedAt) || byText(a.subject, b.subject),
  );
}
