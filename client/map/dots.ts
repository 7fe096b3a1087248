import type { LonLat } from '../../contract/place.ts';
import type { Rgba } from '../layers/kit/token-colours.ts';

/** Of the map's world at zoom 0: Web Mercator, from its lower left corner. */
const WORLD = 512;
const RAD = Math.PI / 180;

/** Places and colours in columns, as the graphics card takes them. */
export interface Dots {
  readonly length: number;
  /** What places are counted from, world units: so that 32 bits are enough for each. */
  readonly origin: readonly [x: number, y: number];
  readonly attributes: {
    readonly getPosition: { readonly value: Float32Array; readonly size: 2 };
    readonly getFillColor: {
      readonly value: Uint8Array;
      readonly size: 4;
      readonly normalized: true;
    };
  };
}

function worldOf({ lon, lat }: LonLat): readonly [x: number, y: number] {
  const y = Math.log(Math.tan(Math.PI / 4 + (lat * RAD) / 2)) / (2 * Math.PI);
  return [WORLD * (lon / 360 + 0.5), WORLD * (y + 0.5)];
}

/** Dots at the places of rows in their order; a row without a place has none. */
export function dotsOf<Row extends { readonly at?: LonLat | undefined }>(
  rows: readonly Row[],
  colourOf: (row: Row) => Rgba,
): Dots {
  const places = new Float32Array(rows.length * 2);
  const fills = new Uint8Array(rows.length * 4);
  let origin: Dots['origin'] | undefined;
  let length = 0;
  for (const row of rows) {
    if (row.at === undefined) continue;
    const [x, y] = worldOf(row.at);
    origin ??= [x, y];
    places[2 * length] = x - origin[0];
    places[2 * length + 1] = y - origin[1];
    fills.set(colourOf(row), 4 * length);
    length += 1;
  }
  return {
    length,
    origin: origin ?? [0, 0],
    attributes: {
      getPosition: { value: places.subarray(0, 2 * length), size: 2 },
      getFillColor: { value: fills.subarray(0, 4 * length), size: 4, normalized: true },
    },
  };
}

/** Of a 4 × 4 matrix by columns that leads from world units to the screen: the same from `origin` on. */
export function fromOrigin(toClip: readonly number[], [x, y]: Dots['origin']): readonly number[] {
  return toClip.map((part, at) =>
    at < 12 ? part : part + x * (toClip[at - 12] ?? 0) + y * (toClip[at - 8] ?? 0),
  );
}
