import type { Path } from '../layers/kit/path.ts';
import { worldOf, type WorldPlace } from './world.ts';

/** Stretches of lines in columns, as the graphics card takes them: four corners each, two triangles. */
export interface Stretches {
  /** Corners. */
  readonly length: number;
  /** What places are counted from. */
  readonly origin: WorldPlace;
  readonly attributes: {
    readonly getFrom: { readonly value: Float32Array; readonly size: 2 };
    readonly getTo: { readonly value: Float32Array; readonly size: 2 };
    readonly getTriangles: { readonly value: Uint32Array; readonly size: 1 };
  };
}

const CORNERS = 4;
/** Corner 0 and 1 stand at the stretch's beginning, 2 and 3 at its end. */
const TRIANGLES = [0, 1, 2, 2, 1, 3] as const;

/** Every stretch between two corners of the lines. */
export function stretchesOf(paths: readonly Path[]): Stretches {
  const count = paths.reduce((sum, path) => sum + Math.max(0, path.length - 1), 0);
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
        triangles.set(
          TRIANGLES.map((corner) => at * CORNERS + corner),
          at * TRIANGLES.length,
        );
        at += 1;
      }
      before = place;
    }
  }
  return {
    length: count * CORNERS,
    origin: origin ?? [0, 0],
    attributes: {
      getFrom: { value: from, size: 2 },
      getTo: { value: to, size: 2 },
      getTriangles: { value: triangles, size: 1 },
    },
  };
}
