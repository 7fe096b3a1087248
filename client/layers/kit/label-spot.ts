import type { Coordinate, LonLat } from '../../../contract/place.ts';

type Ring = readonly Coordinate[];

const GRID = 28;
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

/** Where a word fits inside an area: far from its edge and from the words in `taken`. */
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
  let best: { readonly at: LonLat; readonly room: number } | undefined;
  for (let cell = 0; cell < GRID * GRID; cell += 1) {
    const lon = west + ((east - west) * ((cell % GRID) + 0.5)) / GRID;
    const lat = south + ((north - south) * (Math.floor(cell / GRID) + 0.5)) / GRID;
    if (!isInside(outer, lon, lat)) continue;
    const nearestWord = Math.min(...words.map((word) => apart(lon, lat, word, 1)));
    if (nearestWord > REACH_DEG) continue;
    const room = Math.min(
      ...words.map((word) => apart(lon, lat, word, WORD_ASPECT) / BESIDE_WORD),
      ...outer.map((vertex) => apart(lon, lat, vertex, WORD_ASPECT)),
    );
    if (best === undefined || room > best.room) best = { at: { lon, lat }, room };
  }
  return best?.at;
}
