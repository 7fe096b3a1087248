import type { Layer } from '@deck.gl/core';
import { PathLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { LayerChoice } from '../explore/explore-view.ts';
import type { Thing } from '../explore/thing.ts';
import { levelColour } from '../layers/kit/level-colour.ts';
import { markLayer, type PlacedMark } from '../layers/kit/mark-layer.ts';
import type { Path } from '../layers/kit/path.ts';
import { markName } from '../layers/kit/severity-atlas.ts';
import { faded, type TokenColours } from '../layers/kit/token-colours.ts';
import type { LayerContext } from './define-layer.ts';

/** More marks than this are dots: shapes so close tell nothing. */
const MOST_MARKS = 2000;
const DOT_PX = 3;
const MARK_PX = 16;
const LINE_PX = 3;

interface Points {
  readonly length: number;
  readonly places: Float32Array;
  readonly colours: Uint8Array;
}

/** Places and colours of rows in columns, as the graphics card takes them. */
function pointsOf(things: readonly Thing[], colours: TokenColours): Points {
  const placed = things.filter(({ at }) => at !== undefined);
  const points: Points = {
    length: placed.length,
    places: new Float32Array(placed.length * 2),
    colours: new Uint8Array(placed.length * 4),
  };
  for (const [index, { at, level }] of placed.entries()) {
    points.places.set([at?.lon ?? 0, at?.lat ?? 0], index * 2);
    points.colours.set(levelColour(level, colours), index * 4);
  }
  return points;
}

function dotLayer(
  id: string,
  { length, places, colours }: Points,
  lineScale: number,
  opacity: number,
): ScatterplotLayer {
  return new ScatterplotLayer({
    id,
    data: {
      length,
      attributes: {
        getPosition: { value: places, size: 2 },
        getFillColor: { value: colours, size: 4 },
      },
    },
    radiusUnits: 'pixels',
    getRadius: DOT_PX * lineScale,
    opacity,
  });
}

interface Line {
  readonly path: Path;
  readonly thing: Thing;
}

const linesOf = (thing: Thing): readonly Line[] => {
  const { geometry } = thing;
  if (geometry?.type === 'LineString') return [{ path: geometry.coordinates, thing }];
  if (geometry?.type === 'MultiLineString')
    return geometry.coordinates.map((path) => ({ path, thing }));
  if (geometry?.type === 'MultiPolygon')
    return geometry.coordinates.flat().map((path) => ({ path, thing }));
  return [];
};

/** Deck layers of one layer's rows: lines as they run, marks for what is abnormal, dots for the rest. */
export function thingLayers(
  choice: LayerChoice,
  things: readonly Thing[],
  context: LayerContext,
): readonly Layer[] {
  const { colours, lineScale } = context;
  const id = `desk-${choice.id}`;
  const { opacity } = choice;
  const lines = things.flatMap(linesOf);
  const placed = things.filter(({ geometry }) => geometry?.type === 'Point');
  const loud = placed.filter(({ level }) => level !== '?' && level > 0);
  const isDots = loud.length > MOST_MARKS;
  const quiet = isDots ? placed : placed.filter(({ level }) => level === '?' || level === 0);
  const marks = isDots
    ? []
    : loud.flatMap(({ key, at, level }): readonly PlacedMark[] =>
        at === undefined ? [] : [{ subject: key, at, mark: markName(level, false) }],
      );
  return [
    new PathLayer<Line>({
      id: `${id}-lines`,
      data: lines,
      getPath: ({ path }) => path as [number, number][],
      getColor: ({ thing }) => faded(levelColour(thing.level, colours), opacity),
      widthUnits: 'pixels',
      getWidth: LINE_PX * lineScale,
      capRounded: true,
      jointRounded: true,
    }),
    dotLayer(`${id}-dots`, pointsOf(quiet, colours), lineScale, opacity),
    markLayer(`${id}-marks`, marks, MARK_PX, context),
  ];
}
