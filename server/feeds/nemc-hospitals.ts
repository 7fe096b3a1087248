import type { DistrictCode, LonLat } from '../../contract/place.ts';
import { dataGoKrRows } from '../feed-kit/data-go-kr-envelope.ts';
import { decode } from '../feed-kit/decode.ts';
import type { RowContext } from '../feed-kit/define-connector.ts';
import { districtsInText, nearestDistrict } from '../feed-kit/districts.ts';
import { optionalNumeric } from '../feed-kit/field.ts';
import { pointInCity, type Placed } from '../feed-kit/point-in-city.ts';
import { at, rowKey } from '../feed-kit/record.ts';

interface Hospital {
  readonly address: string;
  readonly point: LonLat | undefined;
}

const tables = new WeakMap<Uint8Array, ReadonlyMap<string, Hospital>>();
const NO_TABLE: ReadonlyMap<string, Hospital> = new Map();

/** Where a hospital stands by the list of emergency institutions; nowhere while that is not known. */
export function hospitalPlace(
  hpid: string,
  { frame, city }: Pick<RowContext, 'frame' | 'city'>,
): Placed & { readonly districts: readonly DistrictCode[] } {
  const hospital = hospitalTable(frame.companions?.['hospitals']).get(hpid);
  if (hospital?.point === undefined) {
    return { geometry: null, flags: [], districts: districtsInText(city, hospital?.address ?? '') };
  }
  const placed = pointInCity(city, hospital.point);
  const named = districtsInText(city, hospital.address);
  if (named.length > 0 || placed.geometry === null) return { ...placed, districts: named };
  const near = nearestDistrict(city, hospital.point);
  return { ...placed, districts: near === undefined ? [] : [near] };
}

/** Parsed once for all rows of a frame. A bad table is as none. */
function hospitalTable(body: Uint8Array | undefined): ReadonlyMap<string, Hospital> {
  if (body === undefined) return NO_TABLE;
  const known = tables.get(body);
  if (known !== undefined) return known;
  const table = new Map(
    tableRows(body).flatMap((row) => {
      const hpid = rowKey(row, 'hpid');
      const lon = optionalNumeric.safeParse(at(row, 'wgs84Lon')).data;
      const lat = optionalNumeric.safeParse(at(row, 'wgs84Lat')).data;
      const point = lon === undefined || lat === undefined ? undefined : { lon, lat };
      const address = rowKey(row, 'dutyAddr') ?? '';
      return hpid === undefined ? [] : [[hpid, { address, point }] as const];
    }),
  );
  tables.set(body, table);
  return table;
}

function tableRows(body: Uint8Array): readonly unknown[] {
  const decoded = decode(body, 'json-or-xml');
  if ('why' in decoded) return [];
  try {
    const found = dataGoKrRows(decoded.payload);
    return 'rows' in found ? found.rows : [];
  } catch {
    return [];
  }
}
