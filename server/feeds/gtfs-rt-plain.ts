import { isRecord } from '../feed-kit/record.ts';
import type { TripUpdate, Vehicle, VehicleRow } from './gtfs-rt-row.ts';
import { occupancyNameOf, stopStatusNameOf } from './gtfs-rt-words.ts';

// Nearly all entities are right as they came, and bodies hold thousands of them. What is given back
// here is what the schema would make of it, at a tenth of its cost; anything odd is left to that.

/** A vehicle's entity with nothing to mend in it, else `undefined`. */
export function plainVehicle(entity: unknown): VehicleRow['entity'] | undefined {
  if (!isRecord(entity)) return undefined;
  const { id, isDeleted, vehicle } = entity;
  if (!isName(id) || !isFlag(isDeleted) || !isRecord(vehicle)) return undefined;
  const { trip, vehicle: names, position, timestamp, stopId } = vehicle;
  const { currentStatus, occupancyStatus } = vehicle;
  const isPlain =
    (trip === undefined || isTrip(trip)) &&
    (names === undefined || isNames(names)) &&
    (position === undefined || isPosition(position)) &&
    isText(stopId) &&
    isNumber(timestamp);
  if (!isPlain) return undefined;
  return {
    id,
    isDeleted,
    vehicle: {
      trip,
      vehicle: names,
      position,
      timestamp,
      stopId,
      currentStatus: stopStatusNameOf(currentStatus),
      occupancyStatus: occupancyNameOf(occupancyStatus),
    },
  };
}

/** The trip update of an entity with nothing to mend in it, else `undefined`. */
export function plainUpdate(entity: unknown): TripUpdate | undefined {
  if (!isRecord(entity) || !isName(entity['id']) || !isRecord(entity['tripUpdate'])) {
    return undefined;
  }
  const { trip, vehicle, delay, stopTimeUpdate = [] } = entity['tripUpdate'];
  const isPlain =
    isTrip(trip) &&
    (vehicle === undefined || isNames(vehicle)) &&
    isNumber(delay) &&
    Array.isArray(stopTimeUpdate) &&
    stopTimeUpdate.every(isStop);
  return isPlain ? { trip, vehicle, delay, stopTimeUpdate } : undefined;
}

function isTrip(value: unknown): value is NonNullable<Vehicle['trip']> {
  return (
    isRecord(value) &&
    isText(value['tripId']) &&
    isText(value['routeId']) &&
    isText(value['startDate'])
  );
}

function isNames(value: unknown): value is NonNullable<Vehicle['vehicle']> {
  return (
    isRecord(value) &&
    isText(value['id']) &&
    isText(value['label']) &&
    isText(value['licensePlate'])
  );
}

function isPosition(value: unknown): value is NonNullable<Vehicle['position']> {
  return (
    isRecord(value) &&
    Number.isFinite(value['latitude']) &&
    Number.isFinite(value['longitude']) &&
    isNumber(value['bearing']) &&
    isNumber(value['speed'])
  );
}

function isStop(value: unknown): value is TripUpdate['stopTimeUpdate'][number] {
  if (!isRecord(value)) return false;
  const { arrival, departure } = value;
  return (
    (arrival === undefined || isEvent(arrival)) && (departure === undefined || isEvent(departure))
  );
}

function isEvent(value: unknown): boolean {
  return isRecord(value) && isNumber(value['delay']) && isNumber(value['time']);
}

function isNumber(value: unknown): value is number | undefined {
  return value === undefined || Number.isFinite(value);
}

function isFlag(value: unknown): value is boolean | undefined {
  return value === undefined || typeof value === 'boolean';
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || isName(value);
}

/** Something is in it, and no outer spaces. */
function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value !== '-' && value.trim() === value;
}
