import type { Path } from './path.ts';
import type { Rgba } from './token-colours.ts';
import { worldOf, type WorldPlace } from './world.ts';

/** Stretches of lines in columns, as the graphics card takes them: four corners each, two triangles. */
export interface Stretches {
  /** Corners. */
  readonly length: number;
  /** What places are counted from. */
  readonly origin: WorldPlace;
  /** How many stretches each line has, in the order of the lines. */
  readonly perLine: readonly number[];
  readonly attributes: {
    readonly getFrom: { readonly value: Float32Array; readonly size: 2 };
    readonly getTo: { readonly value: Float32Array; readonly size: 2 };
    readonly getTriangles: { readonly value: Uint32Array; readonly size: 1 };
  };
}

/** The same with a colour a corner. */
export interface ColouredStretches extends Stretches {
  readonly attributes: Stretches['attributes'] & {
    readonly getColour: {
      readonly value: Uint8Array;
      readonly size: 4;
      readonly normalized: true;
    };
  };
}

const CORNERS = 4;
/** Corner 0 and 1 stand at the stretch's beginning, 2 and 3 at its end. */
const TRIANGLES = [0, 1, 2, 2, 1, 3] as const;

const stretchesIn = (path: Path): number => Math.max(0, path.length - 1);

/** Every stretch between two corners of the lines. */
export function stretchesOf(paths: readonly Path[]): Stretches {
  const perLine = paths.map(stretchesIn);
  const count = perLine.reduce((sum, stretches) => sum + stretches, 0);
  const from = new Float32Array(count * CORNERS * 2);
  const to = new Float32Array(count * CORNERS * 2);
  const triangles = new Uint32Array(count * TRIANGLES.length);
  let origin: WorldPlace | undefined;
  let at = 0;
  for (const path of paths) {
    let before: WorldPlace | undefined;
    for (const [lon, lat] of path) {
      const [x, y] = worldOf({ lon, lat });
      origin ??= [x, y];
      const place: WorldPlace = [x - origin[0], y - origin[1]];
      if (before !== undefined) {
        for (let corner = at * CORNERS; corner < (at + 1) * CORNERS; corner += 1) {
          from.set(before, 2 * corner);
          to.set(place, 2 * corner);
        }
        for (const [index, corner] of TRIANGLES.entries()) {
          triangles[at * TRIANGLES.length + index] = at * CORNERS + corner;
        }
        at += 1;
      }
      before = place;
    }
  }
  return {
    length: count * CORNERS,
    origin: origin ?? [0, 0],
    perLine,
    attributes: {
      getFrom: { value: from, size: 2 },
      getTo: { value: to, size: 2 },
      getTriangles: { value: triangles, size: 1 },
    },
  };
}

/** Gives every line its colour; the places are those of `stretches`, which need not be sent again. */
export function coloured(
  stretches: Stretches,
  colourOf: (line: number) => Rgba,
): ColouredStretches {
  const value = new Uint8Array(stretches.length * 4);
  // Four bytes at once, in the order this machine has them.
  const corners = new Uint32Array(value.buffer);
  const one = new Uint8Array(4);
  const [packed] = [new Uint32Array(one.buffer)];
  let at = 0;
  for (const [line, count] of stretches.perLine.entries()) {
    one.set(colourOf(line));
    const next = at + count * CORNERS;
    corners.fill(packed[0] ?? 0, at, next);
    at = next;
  }
  return {
    ...stretches,
    attributes: { ...stretches.attributes, getColour: { value, size: 4, normalized: true } },
  };
}
