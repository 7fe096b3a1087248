import type { Coordinate } from '../../contract/place.ts';
import type { Ring } from './cap-ring.ts';

/** More corners than a screen can show of a warning area. */
export const MAX_VERTICES = 2_000;
/** About 1 m; doubled until the ring is small enough. */
const FIRST_TOLERANCE_DEG = 0.00001;

/** A ring in pieces that stay within ±180°, as RFC 7946 asks. */
export function splitAtAntimeridian(ring: Ring): readonly Ring[] {
  const unwrapped = unwrap(ring);
  const lons = unwrapped.map(([lon]) => lon);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  if (west >= -180 && east <= 180) return [unwrapped];
  const beyond = east > 180 ? 360 : -360;
  const inside = clip(clip(unwrapped, 180, false), -180, true);
  const shifted = unwrapped.map(([lon, lat]): Coordinate => [lon - beyond, lat]);
  const outside = clip(clip(shifted, 180, false), -180, true);
  return [inside, outside].filter(({ length }) => length > 3);
}

/** Longitudes without jumps: 179 → -179 becomes 179 → 181. */
function unwrap(ring: Ring): Ring {
  let turn = 0;
  let before: number | undefined;
  return ring.map(([lon, lat]): Coordinate => {
    if (before !== undefined && lon - before > 180) turn -= 360;
    if (before !== undefined && lon - before < -180) turn += 360;
    before = lon;
    return [lon + turn, lat];
  });
}

/** The part of a ring on one side of a meridian. */
function clip(ring: Ring, meridian: number, keepsEast: boolean): Ring {
  const isKept = ([lon]: Coordinate): boolean => (keepsEast ? lon >= meridian : lon <= meridian);
  const kept: Coordinate[] = [];
  for (const [index, vertex] of ring.entries()) {
    const before = ring[index - 1];
    if (before !== undefined && isKept(before) !== isKept(vertex)) {
      const share = (meridian - before[0]) / (vertex[0] - before[0]);
      kept.push([meridian, before[1] + share * (vertex[1] - before[1])]);
    }
    if (isKept(vertex)) kept.push(vertex);
  }
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return [];
  return first[0] === last[0] && first[1] === last[1] ? kept : [...kept, first];
}

/** The ring with at most `most` corners: what lies nearest to the line between its neighbours goes. */
export function simplified(ring: Ring, most = MAX_VERTICES): Ring {
  let smaller = ring;
  for (let tolerance = FIRST_TOLERANCE_DEG; smaller.length > most; tolerance *= 2) {
    // From what is left: a round over all corners for each tolerance would cost most.
    smaller = reduced(smaller, tolerance);
    if (tolerance > 1) break;
  }
  return smaller;
}

/** Douglas and Peucker's way, without recursion. */
function reduced(ring: Ring, tolerance: number): Ring {
  // Cut in two at the far side, because a closed ring has no ends to draw a line between.
  const half = Math.floor((ring.length - 1) / 2);
  const kept = new Set([0, half, ring.length - 1]);
  const spans: (readonly [number, number])[] = [
    [0, half],
    [half, ring.length - 1],
  ];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    const far = farthest(ring, from, to);
    if (far === undefined || far.distance <= tolerance) continue;
    kept.add(far.index);
    spans.push([from, far.index], [far.index, to]);
  }
  return ring.filter((_vertex, index) => kept.has(index));
}

/** One pass over the corners of a span: this runs for every corner of every large outline. */
function farthest(
  ring: Ring,
  from: number,
  to: number,
): { readonly index: number; readonly distance: number } | undefined {
  const [a, b] = [ring[from], ring[to]];
  if (a === undefined || b === undefined) return undefined;
  const [ax, ay] = a;
  const [dx, dy] = [b[0] - ax, b[1] - ay];
  const length = Math.hypot(dx, dy);
  let index = -1;
  let most = -1;
  for (let at = from + 1; at < to; at += 1) {
    const point = ring[at];
    if (point === undefined) continue;
    const [x, y] = [point[0] - ax, point[1] - ay];
    const reach = length === 0 ? x * x + y * y : Math.abs(dx * y - dy * x);
    if (reach <= most) continue;
    most = reach;
    index = at;
  }
  if (index === -1) return undefined;
  return { index, distance: length === 0 ? Math.sqrt(most) : most / length };
}
