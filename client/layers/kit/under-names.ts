import type { LonLat } from '../../../contract/place.ts';
import type { LayerContext } from '../../map/define-layer.ts';
import type { Path } from './path.ts';

/** MapLibre's world is 512 px wide at zoom 0. */
const WORLD_PX = 512;
/** The word under a name, px at line scale 1 seen straight down; the map leans, so it comes nearer. */
const BELOW_PX = 29;

interface Area {
  readonly key: string;
  readonly rings: readonly Path[];
}

function middleOf(rings: readonly Path[]): LonLat | undefined {
  const [largest] = rings.toSorted((a, b) => b.length - a.length);
  if (largest === undefined) return undefined;
  const lons = largest.map(([lon]) => lon);
  const lats = largest.map(([, lat]) => lat);
  const half = (values: readonly number[]): number =>
    (Math.min(...values) + Math.max(...values)) / 2;
  return { lon: half(lons), lat: half(lats) };
}

/**
 * Where a word stands for each area: under the name that is nearest to its middle, each name once; in
 * the middle where no name is left.
 */
export function underNames(
  areas: readonly Area[],
  names: readonly LonLat[],
  { zoom, lineScale }: Pick<LayerContext, 'zoom' | 'lineScale'>,
): ReadonlyMap<string, LonLat> {
  const degPerPx = 360 / (WORLD_PX * 2 ** zoom);
  const spots = new Map<string, LonLat>();
  const pairs = areas.flatMap(({ key, rings }) => {
    const middle = middleOf(rings);
    if (middle === undefined) return [];
    spots.set(key, middle);
    const share = Math.cos((middle.lat * Math.PI) / 180);
    return names.map((at) => ({
      key,
      at,
      share,
      farDeg: Math.hypot((at.lon - middle.lon) * share, at.lat - middle.lat),
    }));
  });
  const used = new Set<LonLat>();
  const placed = new Set<string>();
  for (const { key, at, share } of pairs.toSorted((a, b) => a.farDeg - b.farDeg)) {
    if (used.has(at) || placed.has(key)) continue;
    used.add(at);
    placed.add(key);
    spots.set(key, { lon: at.lon, lat: at.lat - BELOW_PX * lineScale * degPerPx * share });
  }
  return spots;
}
