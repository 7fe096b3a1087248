import type { Thing } from '../explore/thing.ts';
import { levelColour } from '../layers/kit/level-colour.ts';
import type { PlacedMark } from '../layers/kit/mark-layer.ts';
import type { Path } from '../layers/kit/path.ts';
import { markName } from '../layers/kit/severity-atlas.ts';
import { coloured, stretchesOf, type ColouredStretches } from '../layers/kit/stretches.ts';
import { mixed, type Rgba, type TokenColours } from '../layers/kit/token-colours.ts';
import { dotsOf, type Dots } from './dots.ts';

interface DrawnLine {
  readonly path: Path;
  readonly thing: Thing;
}

/** What one list of rows is drawn from; the same object as long as the list is the same. */
export interface DrawnRows {
  readonly lines: ColouredStretches;
  readonly dots: Dots;
  readonly marks: readonly PlacedMark[];
}

/** More marks than this are dots: shapes so close tell nothing. */
const MOST_MARKS = 2000;

const linesOf = (thing: Thing): readonly DrawnLine[] => {
  const { geometry } = thing;
  if (geometry?.type === 'LineString') return [{ path: geometry.coordinates, thing }];
  if (geometry?.type === 'MultiLineString')
    return geometry.coordinates.map((path) => ({ path, thing }));
  if (geometry?.type === 'MultiPolygon')
    return geometry.coordinates.flat().map((path) => ({ path, thing }));
  return [];
};

/** Of what is shown as it was last heard: seen through. */
const STALE_ALPHA = 110;

/** What is over is grey, whatever it was. */
function colourOf(
  { level, endedMs, feed }: Thing,
  colours: TokenColours,
  stale: ReadonlySet<string>,
): Rgba {
  const colour = endedMs === undefined ? levelColour(level, colours) : colours['g-6'];
  if (!stale.has(feed)) return colour;
  const [red, green, blue] = colour;
  return [red, green, blue, STALE_ALPHA];
}

/** As `colourOf` over bare land: lines are opaque, or each stretch would show where the next begins. */
function lineColourOf(thing: Thing, colours: TokenColours, stale: ReadonlySet<string>): Rgba {
  const colour = colourOf(thing, colours, stale);
  return mixed(colours['map-land'], colour, colour[3] / 255);
}

/** What is over is a dot like any other: only what is abnormal now has a mark. */
const isLoud = ({ level, endedMs }: Thing): boolean =>
  level !== '?' && level > 0 && endedMs === undefined;

function made(
  things: readonly Thing[],
  colours: TokenColours,
  stale: ReadonlySet<string>,
): DrawnRows {
  const placed = things.filter(({ geometry }) => geometry?.type === 'Point');
  const loud = placed.filter(isLoud);
  const isDots = loud.length > MOST_MARKS;
  const lines = things.flatMap(linesOf);
  return {
    lines: coloured(stretchesOf(lines.map(({ path }) => path)), (index) => {
      const thing = lines[index]?.thing;
      return thing === undefined ? colours['map-land'] : lineColourOf(thing, colours, stale);
    }),
    dots: dotsOf(isDots ? placed : placed.filter((thing) => !isLoud(thing)), (thing) =>
      colourOf(thing, colours, stale),
    ),
    marks: isDots
      ? []
      : loud.flatMap(({ key, at, level, feed }): readonly PlacedMark[] =>
          at === undefined ? [] : [{ subject: key, at, mark: markName(level, stale.has(feed)) }],
        ),
  };
}

const held = new WeakMap<
  readonly Thing[],
  {
    readonly colours: TokenColours;
    readonly stale: ReadonlySet<string>;
    readonly rows: DrawnRows;
  }
>();

const NONE_STALE: ReadonlySet<string> = new Set();

/**
 * Made once for a list of rows, whatever the map does meanwhile. Rows of `stale` feeds are hollow, as
 * they were last heard.
 */
export function drawnRows(
  things: readonly Thing[],
  colours: TokenColours,
  stale: ReadonlySet<string> = NONE_STALE,
): DrawnRows {
  const known = held.get(things);
  if (known?.colours === colours && known.stale === stale) return known.rows;
  const rows = made(things, colours, stale);
  held.set(things, { colours, stale, rows });
  return rows;
}
