import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { isInCity } from '../feed-kit/point-in-city.ts';
import { at, isRecord, rowKey } from '../feed-kit/record.ts';
import { gbfsFlag, gbfsTime } from './gbfs-head.ts';
import { pointOf } from './gbfs-stations.ts';

/**
 * How many vehicles stand about freely in each district. Their ids change on purpose, so that nobody
 * can be followed: they are counted and never tracked. Docked, reserved and broken ones do not count.
 */
export function freeVehicles(
  vehicles: readonly unknown[],
  context: RowContext,
  origin: Origin,
): RowResult {
  const { city, frame, payload } = context;
  const time = gbfsTime(at(payload, 'last_updated'));
  if (time === undefined) return { reject: 'last_updated is no time' };
  const counts = new Map(city.districts.map(({ code }) => [code, 0]));
  let unplaced = 0;
  let placed = 0;
  for (const vehicle of vehicles) {
    if (!isRecord(vehicle)) {
      unplaced += 1;
      continue;
    }
    const isTaken = [at(vehicle, 'is_reserved'), at(vehicle, 'is_disabled')].some(
      (value) => gbfsFlag(value) === true,
    );
    if (isTaken || rowKey(vehicle, 'station_id') !== undefined) continue;
    const point = pointOf(vehicle);
    if (point === undefined || (point.lon === 0 && point.lat === 0)) {
      unplaced += 1;
      continue;
    }
    placed += 1;
    if (isInCity(city, point)) {
      const code = nearestDistrict(city, point);
      if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  if (unplaced > 0) context.drift('free vehicles without a place');
  // With a vehicle that could not be placed the count is a lower bound; with none placed there is none.
  const isUncounted = unplaced > 0 && placed === 0;
  const quality = isUncounted ? 'missing' : unplaced > 0 ? 'suspect' : 'good';
  return city.districts.flatMap(({ code, name, label }) => [
    observationOf(context, origin, {
      subject: `observation/${frame.feed}/free/${code}`,
      ref: `free/${code}`,
      time,
      isEdited: true,
      geometry: { type: 'Point', coordinates: [label.lon, label.lat] },
      districts: [code],
      place: name,
      featureOfInterest: { id: `district/${code}`, name },
      observedProperty: 'vehicles.free',
      unit: '{vehicle}',
      result: isUncounted ? null : (counts.get(code) ?? 0),
      resultQuality: quality,
    }),
  ]);
}
