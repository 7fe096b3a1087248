import type { Flag } from '../../contract/event.ts';
import type { Coordinate } from '../../contract/place.ts';
import { coordinateOf } from '../feed-kit/point-in-city.ts';
import { crossesItself } from './cap-ring-crossing.ts';
import { simplified } from './cap-ring-cut.ts';

/** A closed ring of `[lon, lat]`, counter-clockwise. */
export type Ring = readonly Coordinate[];

export interface ReadRing {
  /** Absent when the outline is no ring that may be drawn. */
  readonly ring: Ring | undefined;
  readonly flag: Extract<Flag, 'geometry-repaired' | 'geometry-dropped'> | undefined;
  /** What could be read of it, for asking whether it concerns the city at all. */
  readonly vertices: Ring;
}

const MIN_RING = 4;
/** Far more than any border has at the scale of a city. */
const MOST_VERTICES = 10_000;

/** Numbers of a text, whatever stands between them; none if one of them is no number. */
export function numbersIn(text: string): readonly number[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  const numbers = words.map((word) => (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : NaN));
  return numbers.every(Number.isFinite) ? numbers : [];
}

/** Latitudes and longitudes in turn, latitude first, as CAP, GeoRSS and GML write outlines. */
export function ringOfText(text: string): ReadRing {
  const numbers = numbersIn(text);
  if (numbers.length < 2 || numbers.length % 2 === 1) return dropped([]);
  const vertices: Coordinate[] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const [lat = NaN, lon = NaN] = [numbers[at], numbers[at + 1]];
    if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return dropped([]);
    vertices.push(coordinateOf({ lon, lat }));
  }
  return ringOf(vertices);
}

/** Vertices in GeoJSON's order → a ring: closed, without repeats, wound, not crossing itself, at most `MAX_VERTICES`. */
export function ringOf(given: readonly Coordinate[]): ReadRing {
  const vertices = thinned(given);
  const [first] = vertices;
  if (first === undefined) return dropped(vertices);
  const isOpen = !isSame(first, vertices.at(-1) ?? first) || vertices.length < 2;
  const ring = simplified(withoutRepeats(isOpen ? [...vertices, first] : vertices));
  if (ring.length < MIN_RING || crossesItself(ring)) return dropped(vertices);
  const flag = isOpen ? 'geometry-repaired' : undefined;
  return { ring: isClockwise(ring) ? ring.toReversed() : ring, flag, vertices };
}

/** Every so manieth vertex, so that no outline costs more than a screen could ever show of it. */
function thinned(vertices: readonly Coordinate[]): readonly Coordinate[] {
  if (vertices.length <= MOST_VERTICES) return vertices;
  const step = Math.ceil(vertices.length / MOST_VERTICES);
  const last = vertices.length - 1;
  return vertices.filter((_vertex, index) => index % step === 0 || index === last);
}

function dropped(vertices: Ring): ReadRing {
  return { ring: undefined, flag: 'geometry-dropped', vertices };
}

function withoutRepeats(ring: Ring): Ring {
  return ring.filter((vertex, index) => {
    const before = ring[index - 1];
    return before === undefined || !isSame(before, vertex);
  });
}

function isSame(a: Coordinate, b: Coordinate): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

export function isClockwise(ring: Ring): boolean {
  let doubleArea = 0;
  for (const [index, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    doubleArea += x * nextY - nextX * y;
  }
  return doubleArea < 0;
}
