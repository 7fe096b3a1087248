import type { Coordinate } from '../../../contract/place.ts';
import type { Path } from './path.ts';

const TIMES = 2;

const between = ([x, y]: Coordinate, [px, py]: Coordinate, share: number): Coordinate => [
  x + (px - x) * share,
  y + (py - y) * share,
];

/** A closed ring with its corners cut (Chaikin): the teeth of cells say nothing about the ground. */
export function roundedRing(ring: Path): Path {
  let open = ring.slice(0, -1);
  for (let time = 0; time < TIMES; time += 1) {
    open = open.flatMap((at, index) => {
      const next = open[(index + 1) % open.length] ?? at;
      return [between(at, next, 0.25), between(at, next, 0.75)];
    });
  }
  const [first] = open;
  return first === undefined ? ring : [...open, first];
}
