import type { LonLat } from '../../contract/place.ts';
import { MOVING_DOTS } from '../explore/moving-dots.ts';
import type { Rgba } from '../layers/kit/token-colours.ts';
import { worldOf, type WorldPlace } from '../layers/kit/world.ts';

/** Places and colours in columns, as the graphics card takes them. */
export interface Dots {
  readonly length: number;
  /** What places are counted from. */
  readonly origin: WorldPlace;
  readonly attributes: {
    readonly getPosition: { readonly value: Float32Array; readonly size: 2 };
    readonly getFillColor: {
      readonly value: Uint8Array;
      readonly size: 4;
      readonly normalized: true;
    };
  };
}

/** Steps of this share of a whole never come near to where they were. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

const haveCommon = (a: number, b: number): boolean => (b === 0 ? a > 1 : haveCommon(b, a % b));

/** From one row to the next, so that all are met and the first ones are spread evenly over them. */
function strideOf(count: number): number {
  if (count <= MOVING_DOTS) return 1;
  let stride = Math.round(count * GOLDEN);
  while (haveCommon(count, stride)) stride += 1;
  return stride;
}

/** Dots at the places of rows; a row without a place has none. The first of many stand for all. */
export function dotsOf<Row extends { readonly at?: LonLat | undefined }>(
  rows: readonly Row[],
  colourOf: (row: Row) => Rgba,
): Dots {
  const places = new Float32Array(rows.length * 2);
  const fills = new Uint8Array(rows.length * 4);
  let origin: WorldPlace | undefined;
  let length = 0;
  const stride = strideOf(rows.length);
  for (let step = 0; step < rows.length; step += 1) {
    const row = rows[(step * stride) % rows.length];
    if (row?.at === undefined) continue;
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
