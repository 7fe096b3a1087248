import type { Coordinate, LonLat } from '../../../contract/place.ts';

type Ring = readonly Coordinate[];

const GRID = 32;
/** Half the height of a word on the wall, with a little air. */
const ENOUGH_DEG = 0.0055;
/** How far beside an area its word may stand when it has no room inside. */
const MARGIN_DEG = 0.02;
/** A degree of longitude is this share of one of latitude in Seoul. */
const LON_SHARE = 0.79;
/** A word is about this much wider than high, so neighbours beside it are nearer than above it. */
const WORD_ASPECT = 0.3;
/** Two words need twice the room between their middles that a word needs to an edge. */
const BESIDE_WORD = 2;
/** Farther than this from every district's name a spot is likely outside the city. */
const REACH_DEG = 0.035;

function isInside(ring: Ring, lon: number, lat: number): boolean {
  let inside = false;
  for (const [index, [x, y]] of ring.entries()) {
    const [px, py] = ring[(index + ring.length - 1) % ring.length] ?? [x, y];
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside;
  }
  return inside;
}

const apart = (lon: number, lat: number, [x, y]: Coordinate, aspect: number): number =>
  Math.hypot((lon - x) * LON_SHARE * aspect, lat - y);

interface Spot {
  readonly at: LonLat;
  readonly room: number;
}

/**
 * Where the word of an area fits: inside it, far from its edge and from what is in `taken`; close
 * beside it when the area is too small or too full; nowhere when a word would only cover what is
 * there: the legend names the band as well.
 */
export function labelSpot(
  polygons: readonly (readonly Ring[])[],
  taken: readonly LonLat[],
): LonLat | undefined {
  const outer = polygons
    .flatMap((rings) => rings.slice(0, 1))
    .reduce<Ring>((largest, ring) => (ring.length > largest.length ? ring : largest), []);
  const words = taken.map(({ lon, lat }): Coordinate => [lon, lat]);
  const lons = outer.map(([lon]) => lon);
  const lats = outer.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  let inside: Spot | undefined;
  let beside: Spot | undefined;
  for (let cell = 0; cell < GRID * GRID; cell += 1) {
    const lon = west - MARGIN_DEG + ((east - west + 2 * MARGIN_DEG) * ((cell % GRID) + 0.5)) / GRID;
    const row = Math.floor(cell / GRID) + 0.5;
    const lat = south - MARGIN_DEG + ((north - south + 2 * MARGIN_DEG) * row) / GRID;
    const nearestWord = Math.min(...words.map((word) => apart(lon, lat, word, 1)));
    if (nearestWord > REACH_DEG) continue;
    const toEdge = Math.min(...outer.map((vertex) => apart(lon, lat, vertex, WORD_ASPECT)));
    const toWord = Math.min(...words.map((word) => apart(lon, lat, word, WORD_ASPECT)));
    const room = Math.min(toEdge, toWord / BESIDE_WORD);
    const at = { lon, lat };
    if (isInside(outer, lon, lat)) {
      if (inside === undefined || room > inside.room) inside = { at, room };
    } else if (room >= ENOUGH_DEG && (beside === undefined || -toEdge > beside.room)) {
      beside = { at, room: -toEdge };
    }
  }
  return inside !== undefined && inside.room >= ENOUGH_DEG ? inside.at : beside?.at;
}
