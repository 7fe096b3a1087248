import type { LonLat } from '../../contract/place.ts';
import { decode } from '../feed-kit/decode.ts';
import { optionalNumeric } from '../feed-kit/field.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, rowKey } from '../feed-kit/record.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';

type Companions = NonNullable<RawFrame['companions']>;

interface ParkingLot {
  readonly point: LonLat | undefined;
}

const read = new WeakMap<Companions, ReadonlyMap<string, LonLat>>();

/** Where a lot is, by the lot tables (`GetParkInfo`), which carry a row for every place of it. */
export function parkingLot(lot: string, companions: Companions | undefined): ParkingLot {
  if (companions === undefined) return { point: undefined };
  let points = read.get(companions);
  if (points === undefined) {
    points = new Map(Object.values(companions).toReversed().flatMap(pointsIn));
    read.set(companions, points);
  }
  return { point: points.get(lot) };
}

/** A bad table is as none: the lots then have their address alone. Of several rows the first stands. */
function pointsIn(body: Uint8Array): readonly (readonly [string, LonLat])[] {
  return tableRows(body)
    .flatMap((row) => {
      const lot = rowKey(row, 'PKLT_CD', 'PARKING_CODE')?.replace(/\.0+$/, '');
      const lat = optionalNumeric.safeParse(at(row, 'LAT')).data;
      const lon = optionalNumeric.safeParse(at(row, 'LOT') ?? at(row, 'LNG')).data;
      if (lot === undefined || lat === undefined || lon === undefined) return [];
      // A place without a position is written as 0.
      return lat === 0 || lon === 0 ? [] : [[lot, { lon, lat }] as const];
    })
    .toReversed();
}

function tableRows(body: Uint8Array): readonly unknown[] {
  const decoded = decode(body, 'json-or-xml');
  if ('why' in decoded) return [];
  try {
    const found = seoulRows(decoded.payload);
    return 'rows' in found ? found.rows : [];
  } catch {
    return [];
  }
}
