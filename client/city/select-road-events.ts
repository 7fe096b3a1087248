import type { IncidentCategory } from '../../contract/event.ts';
import type { ByKind, EventOf } from './city.ts';
import { byText, gather, severityRank } from './gather.ts';

type Incident = EventOf<'incident'>;

export interface RoadEvents {
  /** Gravest first, then the oldest. */
  readonly closures: readonly Incident[];
  /** What hinders without closing, most frequent first. */
  readonly others: readonly (readonly [IncidentCategory, number])[];
  /** What stops trains and buses. */
  readonly transit: readonly Incident[];
  readonly feeds: readonly string[];
}

/** What the roads and rails of the city suffer now. */
export function selectRoadEvents(incidents: ByKind['incident']): RoadEvents {
  const all = [...incidents.values()].filter(
    ({ domain, data }) =>
      domain === 'traffic' || domain === 'transit' || data.roadClosure !== undefined,
  );
  const active = all.filter(({ data }) => data.status === 'active').toSorted(byGravity);
  const isTransit = ({ domain, data }: Incident): boolean =>
    data.category === 'transit' || domain === 'transit';
  const closures = active.filter(({ data }) => data.roadClosure !== undefined);
  const rest = active.filter((event) => event.data.roadClosure === undefined && !isTransit(event));
  return {
    closures,
    others: [...gather(rest, ({ data }) => data.category)]
      .map(([category, found]) => [category as IncidentCategory, found.length] as const)
      .toSorted(([a, n], [b, m]) => m - n || byText(a, b)),
    transit: active.filter((event) => event.data.roadClosure === undefined && isTransit(event)),
    feeds: [...new Set(all.map(({ data }) => data.provenance.feed))],
  };
}

function byGravity(a: Incident, b: Incident): number {
  return (
    severityRank(a.data.severity) - severityRank(b.data.severity) ||
    byText(a.data.startedAt, b.data.startedAt) ||
    byText(a.subject, b.subject)
  );
}

/** What the source itself says of another way round, in its words. */
export function detourOf(description: string | undefined): string | undefined {
  return description
    ?.split(/(?<=[.。!?])\s+|\n|,\s*/u)
    .find((sentence) => /우회|detour|diversion/iu.test(sentence))
    ?.trim();
}
