import type { Coordinate } from '../../../contract/place.ts';
import type { Edge } from './chain-edges.ts';

/** A district with its rings, as the boundary package gives it. */
export interface Boundary {
  readonly code: string;
  readonly rings: readonly (readonly Coordinate[])[];
}

export interface OwnedEdge {
  readonly edge: Edge;
  readonly owners: readonly string[];
}

/** Every boundary edge once, with the districts that have it: two for a shared border. */
export function sharedEdges(boundaries: readonly Boundary[]): OwnedEdge[] {
  const byKey = new Map<string, { edge: Edge; owners: string[] }>();
  for (const { code, rings } of boundaries) {
    for (const ring of rings) {
      for (const [index, from] of ring.entries()) {
        const to = ring[index + 1];
        if (to === undefined) break;
        const key = [from.join(), to.join()].toSorted().join(' ');
        const known = byKey.get(key);
        if (known) known.owners.push(code);
        else byKey.set(key, { edge: [from, to], owners: [code] });
      }
    }
  }
  return [...byKey.values()];
}
