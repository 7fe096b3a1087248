import type { Coordinate } from '../../../contract/place.ts';
import { chainEdges } from './chain-edges.ts';
import { distanceM, type Line } from './coordinates.ts';
import { sharedEdges, type Boundary } from './shared-edges.ts';
import { simplifyLine, smoothLine } from './simplify-line.ts';

/** Codes of the districts on either bank; their common border is the middle of the river. */
export interface Banks {
  readonly northBank: readonly string[];
  readonly southBank: readonly string[];
}

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

/** The middle of a river, east to west, from borders shared across it. Schematic: no islands. */
export function riverLine(
  boundaries: readonly Boundary[],
  { northBank, southBank }: Banks,
): Coordinate[] {
  const across = sharedEdges(boundaries).filter(
    ({ owners }) =>
      owners.some((code) => northBank.includes(code)) &&
      owners.some((code) => southBank.includes(code)),
  );
  const reaches = chainEdges(across.map(({ edge }) => edge));
  return simplifyLine(smoothLine(joinDownstream(reaches), 2), TOLERANCE_M);
}
