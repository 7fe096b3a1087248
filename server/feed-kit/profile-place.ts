import type { Flag } from '../../contract/event.ts';
import type { DistrictCode, Geometry } from '../../contract/place.ts';
import { districtOfName, nearestDistrict } from './districts.ts';
import { geometryInCity } from './geojson-geometry.ts';
import { pointInCity, type Placed } from './point-in-city.ts';
import { numberAt, rawAt, textAt, type ProfileRow } from './profile-fields.ts';

interface ProfilePlace {
  readonly geometry: Geometry | null;
  readonly districts: readonly DistrictCode[];
  readonly flags: readonly Flag[];
}

/** Where a row's thing is: its geometry, and the district it names or that is nearest. */
export function profilePlace(at: ProfileRow): ProfilePlace {
  const { profile, context } = at;
  const { city } = context;
  const placed: Placed =
    profile.geometry === undefined
      ? pointOf(at)
      : geometryInCity(city, rawAt(at, profile.geometry));
  const named = textAt(at, profile.district);
  const code = named === undefined ? undefined : districtCode(at, named);
  return { ...placed, districts: code === undefined ? nearest(at, placed) : [code] };
}

function pointOf(at: ProfileRow): Placed {
  const { lat, lon } = at.profile;
  // A profile without coordinates describes things that have none: nothing is missing.
  if (lat === undefined || lon === undefined) return { geometry: null, flags: [] };
  const [y, x] = [numberAt(at, lat), numberAt(at, lon)];
  if (y === undefined && x === undefined) return { geometry: null, flags: [] };
  const isPlace = Math.abs(y ?? Number.NaN) <= 90 && Math.abs(x ?? Number.NaN) <= 180;
  const placed = pointInCity(
    at.context.city,
    isPlace && x !== undefined && y !== undefined ? { lon: x, lat: y } : undefined,
  );
  return x === 0 && y === 0 ? { ...placed, flags: [...placed.flags, 'null-island'] } : placed;
}

function districtCode({ context: { city } }: ProfileRow, named: string): DistrictCode | undefined {
  if (city.districts.some(({ code }) => code === named)) return named;
  return districtOfName(city, named);
}

function nearest({ context: { city } }: ProfileRow, { geometry }: Placed): readonly DistrictCode[] {
  if (geometry?.type !== 'Point') return [];
  const [lon, lat] = geometry.coordinates;
  const code = nearestDistrict(city, { lon, lat });
  return code === undefined ? [] : [code];
}
