import type { Coordinate } from '../../../contract/place.ts';

type Ring = readonly Coordinate[];

/** A bend is drawn from points a quarter of a side away from it. */
const CUT = 0.25;

const between = ([ax, ay]: Coordinate, [bx, by]: Coordinate, share: number): Coordinate => [
  ax + (bx - ax) * share,
  ay + (by - ay) * share,
];

/** A closed ring with its corners cut twice (Chaikin): never outside the ring's own corners. */
export function smoothRing(ring: Ring, times = 2): Ring {
  if (times === 0 || ring.length < 4) return ring;
  const cut = ring.slice(0, -1).flatMap((from, index) => {
    const to = ring[index + 1] ?? from;
    return [between(from, to, CUT), between(from, to, 1 - CUT)];
  });
  const [first] = cut;
  return smoothRing(first === undefined ? cut : [...cut, first], times - 1);
}
