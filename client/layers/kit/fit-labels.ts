import type { LonLat } from '../../../contract/place.ts';
import type { LayerContext, MapLabel } from '../../map/define-layer.ts';

/** MapLibre's world is 512 px wide at zoom 0. */
const WORLD_PX = 512;
/** Height of a word on the map and width of its letters, px at line scale 1. */
const LINE_PX = 20;
const LETTER_PX = 17;
const NARROW_PX = 10;
/** Half a district's name. */
const NAME_HALF = { width: 40, height: 14 } as const;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
}

const touch = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) < a.halfWidth + b.halfWidth &&
  Math.abs(a.y - b.y) < a.halfHeight + b.halfHeight;

const widthPx = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? LETTER_PX : NARROW_PX), 0);

/**
 * The words that have room, in their order: none covers another or what is in `taken`. Each stands
 * `abovePx` over its place.
 */
export function fitLabels(
  wanted: readonly MapLabel[],
  taken: readonly LonLat[],
  { zoom, lineScale }: Pick<LayerContext, 'zoom' | 'lineScale'>,
  { most, abovePx }: { readonly most: number; readonly abovePx: number },
): readonly MapLabel[] {
  const pxPerDeg = (WORLD_PX * 2 ** zoom) / 360;
  const boxOf = ({ lon, lat }: LonLat, halfWidth: number, halfHeight: number): Box => ({
    x: lon * pxPerDeg,
    // Mercator: a degree of latitude is longer on the map the farther north it lies.
    y: (lat * pxPerDeg) / Math.cos((lat * Math.PI) / 180),
    halfWidth: halfWidth * lineScale,
    halfHeight: halfHeight * lineScale,
  });
  const boxes = taken.map((at) => boxOf(at, NAME_HALF.width, NAME_HALF.height));
  const fitting: MapLabel[] = [];
  for (const label of wanted) {
    if (fitting.length >= most) break;
    const upDeg = (abovePx * lineScale * Math.cos((label.at.lat * Math.PI) / 180)) / pxPerDeg;
    const at = { lon: label.at.lon, lat: label.at.lat + upDeg };
    const box = boxOf(at, widthPx(label.text) / 2, LINE_PX / 2);
    if (boxes.some((other) => touch(box, other))) continue;
    boxes.push(box);
    fitting.push({ ...label, at });
  }
  return fitting;
}
