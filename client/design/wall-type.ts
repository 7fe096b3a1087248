import type { WallOptics } from '../../contract/api.ts';

/** Smallest essential text: 42 units of the layout, which must reach 16 minutes of arc. */
const essentialUnits = 42;
const essentialArcmin = 16;
/** Digit height of the typeface as a share of its size. */
const capHeight = 0.71;
/** Beyond this the columns no longer hold their lines. */
const widest = 1.06;

const layoutWidth = 3840;
const layoutHeight = 1770;

/** One column of the layout with its margins. */
const columnWidth = 1180;

/** Both columns side by side, and the map above them. */
const uprightWidth = 2320;
const uprightHeight = 4124;
/** Width by height up to which a screen is upright; the styles ask the same of it. */
const uprightUpTo = 3 / 4;

interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** `column`: a phone held upright; `upright`: a panel hung so; `wide`: a wall. The styles ask the same. */
export type WallForm = 'wide' | 'upright' | 'column';

export function wallForm({ width, height }: Viewport): WallForm {
  if (width <= 700 && height >= width) return 'column';
  return width / height <= uprightUpTo ? 'upright' : 'wide';
}

/** CSS pixels of one layout unit: the whole wall is scaled as one, or one column of it. */
export function unitPx(viewport: Viewport): number {
  const { width, height } = viewport;
  switch (wallForm(viewport)) {
    case 'column':
      return width / columnWidth;
    case 'upright':
      return Math.min(width / uprightWidth, height / uprightHeight);
    case 'wide':
      return Math.min(width / layoutWidth, height / layoutHeight);
  }
}

/** CSS pixels of text that the reader sees under so many minutes of arc. */
export function pxOf(arcmin: number, { pitchMm, viewingDistanceM }: WallOptics): number {
  const heightMm = Math.tan((arcmin / 60 / 180) * Math.PI) * viewingDistanceM * 1000;
  return heightMm / pitchMm / capHeight;
}

/** From how far the smallest essential text can still be read on this canvas, m. */
export function readableM(px: number, ratio: number, pitchMm: number): number {
  const heightMm = essentialUnits * px * ratio * pitchMm * capHeight;
  return heightMm / Math.tan((essentialArcmin / 60 / 180) * Math.PI) / 1000;
}

/** Angle of a text height at the reader's eye, minutes of arc. */
export function arcminOf(px: number, { pitchMm, viewingDistanceM }: WallOptics): number {
  const heightMm = px * pitchMm * capHeight;
  return (Math.atan(heightMm / (viewingDistanceM * 1000)) * 180 * 60) / Math.PI;
}

/**
 * How much wider than the layout the type must be so that the smallest essential text reaches
 * 16′; 1 at .945 mm and 6 m on 3840 px, never smaller. A screen too small for its distance keeps
 * the layout: clipped words would be read by nobody.
 */
export function typeRatio(optics: WallOptics, px: number): number {
  const needed = essentialArcmin / arcminOf(essentialUnits * px, optics);
  return needed <= 1 || needed > widest ? 1 : Number(needed.toFixed(3));
}
