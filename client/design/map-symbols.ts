/** One stroke of a symbol in a 32 × 32 box. */
export interface SymbolPart {
  readonly d: string;
  readonly paint: 'fill' | 'stroke' | 'dash';
}

const ARROW = 'M16 2 28 29 16 23 4 29Z';
const NOSE = 'M7 12 16 2 25 12V30H7Z';
const DOT = 'M16 9.5a6.5 6.5 0 1 0 .01 0Z';
const SQUARE = 'M8 8H24V24H8Z';
const RING = 'M16 4.5a11.5 11.5 0 1 0 .01 0Z';
const FRAME = 'M4.5 4.5H27.5V27.5H4.5Z';
const BUBBLE = 'M3.5 4.5H28.5V22H17L10 29.5V22H3.5Z';
const LETTER_H = 'M10.5 9h3.6v5h3.8V9h3.6v14h-3.6v-5.6h-3.8V23h-3.6Z';

/**
 * What stands on the map besides the marks of severity: shapes only, so that they tell things apart
 * without colour. Drawn by layers, repeated in legends.
 */
export const MAP_SYMBOLS = {
  arrow: [{ d: ARROW, paint: 'fill' }],
  'arrow-hollow': [{ d: ARROW, paint: 'stroke' }],
  nose: [{ d: NOSE, paint: 'fill' }],
  'nose-hollow': [{ d: NOSE, paint: 'stroke' }],
  dot: [{ d: DOT, paint: 'fill' }],
  'dot-hollow': [{ d: DOT, paint: 'stroke' }],
  square: [{ d: SQUARE, paint: 'fill' }],
  'square-hollow': [{ d: SQUARE, paint: 'stroke' }],
  /** Not heard of for a while: it was here, nobody knows where it is. */
  'arrow-coast': [{ d: ARROW, paint: 'dash' }],
  'nose-coast': [{ d: NOSE, paint: 'dash' }],
  'dot-coast': [{ d: DOT, paint: 'dash' }],
  'square-coast': [{ d: SQUARE, paint: 'dash' }],
  /** Not known: the dashes of the hatch, never the full ring of what is well. */
  unknown: [{ d: RING, paint: 'dash' }],
  /** Half of it works. */
  degraded: [
    { d: RING, paint: 'stroke' },
    { d: 'M16 4.5a11.5 11.5 0 0 0 0 23Z', paint: 'fill' },
  ],
  fault: [
    {
      d: 'M9 3.5 16 10.5 23 3.5 28.5 9 21.5 16 28.5 23 23 28.5 16 21.5 9 28.5 3.5 23 10.5 16 3.5 9Z',
      paint: 'fill',
    },
  ],
  /** A line that is cut. */
  offline: [
    { d: FRAME, paint: 'stroke' },
    { d: 'M4.5 27.5 27.5 4.5', paint: 'stroke' },
  ],
  maintenance: [
    { d: FRAME, paint: 'stroke' },
    { d: 'M11.5 11.5H20.5V20.5H11.5Z', paint: 'fill' },
  ],
  /** A cabinet with its door standing open. */
  door: [
    { d: 'M4.5 4.5H18V28H4.5Z', paint: 'stroke' },
    { d: 'M19 4.5 29 9V31L19 28Z', paint: 'fill' },
  ],
  report: [{ d: BUBBLE, paint: 'stroke' }],
  /** About a lamp, a signal …: tied to what it speaks of. */
  'report-joined': [{ d: BUBBLE, paint: 'fill' }],
  epicentre: [
    { d: RING, paint: 'stroke' },
    { d: 'M16 12.5a3.5 3.5 0 1 0 .01 0Z', paint: 'fill' },
    { d: 'M16 0V8M16 24V32M0 16H8M24 16H32', paint: 'stroke' },
  ],
  hospital: [
    { d: FRAME, paint: 'stroke' },
    { d: LETTER_H, paint: 'fill' },
  ],
  'hospital-full': [{ d: `M2.5 2.5H29.5V29.5H2.5Z ${LETTER_H}`, paint: 'fill' }],
  'hospital-unknown': [
    { d: FRAME, paint: 'dash' },
    { d: LETTER_H, paint: 'fill' },
  ],
} as const satisfies Readonly<Record<string, readonly SymbolPart[]>>;

export type MapSymbol = keyof typeof MAP_SYMBOLS;

/** Width of strokes in the box of a symbol, and its dashes. */
export const SYMBOL_STROKE = 3.6;
export const SYMBOL_DASH = [6, 4.4] as const;
