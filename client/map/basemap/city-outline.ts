import type { Coordinate } from '../../../contract/place.ts';
import { chainEdges } from './chain-edges.ts';
import { enclosedM2 } from './coordinates.ts';
import { sharedEdges, type Boundary } from './shared-edges.ts';

/** Where vertices of neighbours do not match, slivers remain inside the city; all enclose less. */
const SLIVER_M2 = 1_000_000;

/** The outline of a city: border edges that only one of its districts has, without slivers. */
export function cityOutline(districts: readonly Boundary[]): Coordinate[][] {
  const single = sharedEdges(districts).filter(({ owners }) => owners.length === 1);
  return chainEdges(single.map(({ edge }) => edge)).filter((line) => enclosedM2(line) >= SLIVER_M2);
}
