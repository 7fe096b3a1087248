import type { Layer } from '@deck.gl/core';
import { SolidPolygonLayer } from '@deck.gl/layers';
import { CITY_MASK } from '../layers/kit/city-mask.ts';
import type { Path } from '../layers/kit/path.ts';
import type { BaseSource } from './base-files.ts';
import type { BaseGeometry } from './base-geometry.ts';
import type { MapToken, TokenColours } from '../layers/kit/token-colours.ts';
import { StretchesLayer } from '../layers/kit/stretches-layer.ts';
import { stretchesOf, type Stretches } from '../layers/kit/stretches.ts';

interface Stroke {
  readonly source: BaseSource;
  readonly colour: MapToken;
  /** Absent = as wide as on the ground, at every zoom. */
  readonly widthPx?: number;
}

/** Bottom to top. Widths at line scale 1. The river is schematic: one width, no islands. */
const STROKES: readonly Stroke[] = [
  { source: 'surroundings', colour: 'map-metro-line', widthPx: 1 },
  { source: 'districts', colour: 'map-gu-line', widthPx: 1.3 },
  { source: 'roads', colour: 'map-road', widthPx: 2.4 },
  { source: 'streams', colour: 'map-stream', widthPx: 3 },
  { source: 'river', colour: 'map-water' },
  { source: 'outline', colour: 'map-outline', widthPx: 2.2 },
];

const held = new WeakMap<readonly Path[], Stretches>();

/** Laid out once: base maps do not change. */
function laidOut(paths: readonly Path[]): Stretches {
  const known = held.get(paths);
  if (known !== undefined) return known;
  const made = stretchesOf(paths);
  held.set(paths, made);
  return made;
}

/** The map's own lines, drawn above areas so that rain never hides a border or the river. */
export function baseLines(base: BaseGeometry, colours: TokenColours, lineScale: number): Layer[] {
  return STROKES.map(({ source, colour, widthPx }) => {
    const lines = laidOut(base.paths[source]);
    return new StretchesLayer({
      id: `base-${source}`,
      data: lines,
      origin: lines.origin,
      getColour: colours[colour],
      width: widthPx === undefined ? { m: base.riverWidthM } : { px: widthPx * lineScale },
    });
  });
}

/** Draws nothing itself: the shape of the city that clips areas. */
export function cityMask(base: BaseGeometry): Layer {
  return new SolidPolygonLayer<Path>({
    id: CITY_MASK,
    data: base.paths.districts,
    operation: 'mask',
    getPolygon: (ring) => ring as [number, number][],
  });
}
