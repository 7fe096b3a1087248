import type { Geometry, LonLat } from '../../contract/place.ts';
import { areaTest } from './area-test.ts';
import type { Area } from './area.ts';
import type { Thing } from './thing.ts';

/** Whether places lie in a ring, by the even–odd rule; its corners are laid out once. */
function ringTest(ring: readonly LonLat[]): (at: LonLat) => boolean {
  const corners = Float64Array.from(ring.flatMap(({ lon, lat }) => [lon, lat]));
  const count = ring.length;
  const lons = ring.map(({ lon }) => lon);
  const lats = ring.map(({ lat }) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  return ({ lon, lat }) => {
    if (lon < west || lon > east || lat < south || lat > north) return false;
    let isInside = false;
    let beforeLon = corners[2 * count - 2] ?? 0;
    let beforeLat = corners[2 * count - 1] ?? 0;
    for (let index = 0; index < count; index += 1) {
      const cornerLon = corners[2 * index] ?? 0;
      const cornerLat = corners[2 * index + 1] ?? 0;
      if (cornerLat > lat !== beforeLat > lat) {
        const share = (lat - cornerLat) / (beforeLat - cornerLat);
        if (lon < cornerLon + share * (beforeLon - cornerLon)) isInside = !isInside;
      }
      [beforeLon, beforeLat] = [cornerLon, cornerLat];
    }
    return isInside;
  };
}

/** As `areaTest`, without measuring how far what is a point is from a ring that it is outside of. */
export function quickArea(
  area: Area,
  shapeOf: (subject: string) => Geometry | undefined,
): (thing: Thing) => boolean {
  const measured = areaTest(area, shapeOf);
  if (area.type !== 'polygon') return measured;
  const isInside = ringTest(area.ring);
  return (thing) => {
    const { at, geometry } = thing;
    if (geometry !== null && geometry.type !== 'Point') return measured(thing);
    return at !== undefined && isInside(at);
  };
}
