import type { Coordinate, Geometry, LonLat } from '../../contract/place.ts';
import type { ByKind, EventOf } from './city.ts';
import type { OpenMatter, SituationMatter } from './open-matter.ts';

function matterOf(event: EventOf<'situation'>): SituationMatter {
  const { subject, data } = event;
  return {
    kind: 'situation',
    key: subject,
    severity: data.severity,
    since: data.openedAt,
    districts: data.districts,
    owners: data.incharge.map(({ name }) => name),
    at: middleOf(data.geometry),
    members: [event],
  };
}

/** Open situations, each a matter of its own. */
export function selectSituationMatters(byKind: Pick<ByKind, 'situation'>): SituationMatter[] {
  return [...byKind.situation.values()].filter(({ data }) => data.phase !== 'closed').map(matterOf);
}

/**
 * The matters that no situation speaks for: calls and closures that it lists are told by it. They
 * stay on the map, in the figures and at the desk. `lead` is shown elsewhere.
 */
export function besideSituations(
  matters: readonly OpenMatter[],
  lead?: OpenMatter,
): readonly OpenMatter[] {
  const told = new Set(
    [...matters, ...(lead === undefined ? [] : [lead])].flatMap((matter) =>
      matter.kind === 'situation'
        ? matter.members.flatMap(({ data }) => [...data.incidents, ...data.closures])
        : [],
    ),
  );
  if (told.size === 0) return matters;
  return matters.flatMap((matter): readonly OpenMatter[] => {
    if (matter.kind !== 'incidents') return [matter];
    const members = matter.members.filter(({ subject }) => !told.has(subject));
    if (members.length === matter.members.length) return [matter];
    return members.length === 0 ? [] : [{ ...matter, members }];
  });
}

/** The middle of the largest part of an area: it is one thing, and has one mark. */
function middleOf(geometry: Geometry | null): LonLat | undefined {
  if (geometry?.type !== 'MultiPolygon') return undefined;
  const rings = geometry.coordinates.flatMap(([outer]) => (outer === undefined ? [] : [outer]));
  const [largest] = rings.toSorted((a, b) => b.length - a.length);
  if (largest === undefined || largest.length === 0) return undefined;
  const mean = (pick: (at: Coordinate) => number): number =>
    largest.reduce((sum, at) => sum + pick(at), 0) / largest.length;
  return { lon: mean(([lon]) => lon), lat: mean(([, lat]) => lat) };
}
