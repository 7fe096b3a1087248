import type { Coordinate } from '../../../contract/place.ts';
import { chainEdges } from './chain-edges.ts';
import { distanceM, type Line } from './coordinates.ts';
import { sharedEdges, type Boundary } from './shared-edges.ts';
import { simplifyLine, smoothLine } from './simplify-line.ts';

/** Districts on either bank from Gimpo to Paldang; their common border is the middle of the Han. */
const NORTH_BANK = new Set(
  '11440 11170 11200 11215 11140 41281 41285 41287 41480 41310 41360'.split(' '),
);
const SOUTH_BANK = new Set(
  '11500 11470 11560 11590 11650 11680 11710 11740 41570 41450'.split(' '),
);

const TOLERANCE_M = 25;

/** One line from the easternmost end, each time going on with the reach that begins nearest. */
function joinDownstream(reaches: readonly Line[]): Coordinate[] {
  const left = new Set(reaches.flatMap((line) => [line, line.toReversed()]));
  const joined: Coordinate[] = [];
  while (left.size > 0) {
    const end = joined.at(-1);
    const cost = ([start]: Line): number => {
      if (start === undefined) return Number.POSITIVE_INFINITY;
      return end === undefined ? -start[0] : distanceM(end, start);
    };
    const next = [...left].reduce((best, line) => (cost(line) < cost(best) ? line : best));
    joined.push(...next);
    for (const line of left) if (isSameReach(line, next)) left.delete(line);
  }
  return joined;
}

const isSameReach = (a: Line, b: Line): boolean =>
  a.length === b.length && (a[0] === b[0] || a[0] === b.at(-1));

/** The centre line of the Han, east to west, from borders shared across it. Schematic: no islands. */
export function hanLine(boundaries: readonly Boundary[]): Coordinate[] {
  const across = sharedEdges(boundaries).filter(
    ({ owners }) =>
      owners.some((code) => NORTH_BANK.has(code)) && owners.some((code) => SOUTH_BANK.has(code)),
  );
  const reaches = chainEdges(across.map(({ edge }) => edge));
  return simplifyLine(smoothLine(joinDownstream(reaches), 2), TOLERANCE_M);
}
