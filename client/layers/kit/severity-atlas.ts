import { LEVELS, type Level } from '../../design/severity.ts';
import { cssColour, type Rgba, type TokenColours } from './token-colours.ts';

const CELL_PX = 128;
/** Shapes are drawn in a 32 × 32 box; the disc behind a mark is this much wider than the mark. */
const BOX = 32;
const DISC = 1.17;
const MARK_SHARE = 0.8;

const SHAPES: Readonly<Record<1 | 2 | 3 | 4, string>> = {
  1: 'M16 3.5a12.5 12.5 0 1 0 .01 0Z',
  2: 'M16 2.6 30.2 28H1.8Z',
  3: 'M16 .9 31.1 16 16 31.1.9 16Z',
  4: 'M10.3 2.2h11.4l8.1 8.1v11.4l-8.1 8.1H10.3l-8.1-8.1V10.3Z',
};
const BANG = 'M14 7h4l-.7 11.4h-2.6Z M13.7 23a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0Z';
const RING = 'M16 9.5a6.5 6.5 0 1 0 .01 0Z';

export type MarkName = `${Level}` | `${Level}-stale`;

/** One picture with every mark, and where each is in it. */
export interface SeverityAtlas {
  readonly picture: HTMLCanvasElement | string;
  readonly mapping: Readonly<
    Record<string, { x: number; y: number; width: number; height: number; mask: boolean }>
  >;
  /** A mark of `px` on screen needs its cell drawn this much larger (disc and air around it). */
  readonly cellPerMark: number;
}

const MARK_LEVELS: readonly Level[] = [...LEVELS, '?'];

/** Name of the mark of a level; hollow when its value is stale. */
export function markName(level: Level, isStale: boolean): MarkName {
  return isStale ? `${level}-stale` : `${level}`;
}

const names = MARK_LEVELS.flatMap((level) => [markName(level, false), markName(level, true)]);

export const MARK_MAPPING: SeverityAtlas['mapping'] = Object.fromEntries(
  names.map((name, index) => [
    name,
    { x: index * CELL_PX, y: 0, width: CELL_PX, height: CELL_PX, mask: false },
  ]),
);

function fillOf(level: Level, colours: TokenColours): Rgba {
  if (level === '?') return colours['g-7'];
  return (
    [
      colours['g-7'],
      colours['sev-1'],
      colours['sev-2'],
      colours['sev-3'],
      colours['sev-4'],
    ] as const
  )[level];
}

function paintMark(brush: CanvasRenderingContext2D, name: MarkName, colours: TokenColours): void {
  const isStale = name.endsWith('-stale');
  const level = MARK_LEVELS.find((candidate) => markName(candidate, isStale) === name) ?? '?';
  const isSmall = level === 0 || level === '?';
  brush.fillStyle = cssColour(colours['map-out']);
  brush.beginPath();
  brush.arc(BOX / 2, BOX / 2, (BOX / 2) * (isSmall ? 0.66 : DISC), 0, 2 * Math.PI);
  brush.fill();
  const colour = cssColour(fillOf(level, colours));
  brush.fillStyle = colour;
  brush.strokeStyle = colour;
  brush.lineWidth = 3;
  if (level === '?') {
    brush.font = '700 20px sans-serif';
    brush.textAlign = 'center';
    brush.fillText('?', BOX / 2, 23);
    return;
  }
  if (level === 0) {
    brush.setLineDash(isStale ? [4, 4] : []);
    brush.stroke(new Path2D(RING));
    return;
  }
  const shape = new Path2D(SHAPES[level]);
  if (isStale) {
    brush.save();
    brush.clip(shape);
    brush.lineWidth = 7;
    brush.stroke(shape);
    brush.restore();
    return;
  }
  brush.fill(shape);
  if (level === 4) {
    brush.fillStyle = cssColour(colours['sev-4-on']);
    brush.fill(new Path2D(BANG));
  }
}

/** Draws the atlas from the tokens: colour, shape and the dark disc that lifts a mark off the map. */
export function paintSeverityAtlas(colours: TokenColours): SeverityAtlas {
  const picture = document.createElement('canvas');
  picture.width = CELL_PX * names.length;
  picture.height = CELL_PX;
  // Kept in memory: drawn on by the graphics process it would be empty once that has ended.
  const brush = picture.getContext('2d', { willReadFrequently: true });
  if (brush === null) throw new Error('no 2D canvas for the severity marks');
  const scale = (CELL_PX / BOX) * MARK_SHARE;
  for (const [index, name] of names.entries()) {
    const margin = (CELL_PX - BOX * scale) / 2;
    brush.setTransform(scale, 0, 0, scale, index * CELL_PX + margin, margin);
    brush.setLineDash([]);
    paintMark(brush, name, colours);
  }
  return { picture, mapping: MARK_MAPPING, cellPerMark: 1 / MARK_SHARE };
}
