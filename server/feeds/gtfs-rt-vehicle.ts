import type { PositionEvent } from '../../contract/event.ts';
import type { PositionData } from '../../contract/position.ts';
import type { RowContext } from '../feed-kit/define-connector.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { positionOf, type Origin, type PositionParts } from '../feed-kit/event-of.ts';
import { coordinateOf, isInCity } from '../feed-kit/point-in-city.ts';
import { subjectKey } from '../feed-kit/subject-key.ts';
import { instantOfSec, isFarAhead } from './gtfs-rt-head.ts';
import type { Vehicle, VehicleRow } from './gtfs-rt-row.ts';
import { vehicleKey } from './gtfs-rt-rows.ts';
import { settingsOf } from './gtfs-rt-settings.ts';
import { OCCUPANCIES, STOP_STATUSES } from './gtfs-rt-words.ts';
import { gtfsTables, type GtfsTables } from './gtfs-tables.ts';

/** Metres a second, as the standard has it; no bus or train of a city is faster. */
const KMH_PER_MPS = 3.6;
const FASTEST_KMH = 350;

/** A vehicle where it was, or why that cannot be believed; `[]` outside the city. */
export function vehiclePosition(
  row: VehicleRow,
  context: RowContext,
  origin: Origin,
): readonly PositionEvent[] | { readonly reject: string } {
  const { frame, city, drift } = context;
  const { vehicle, id } = row.entity;
  const { position } = vehicle;
  if (position === undefined) return { reject: 'no position' };
  const point = { lon: position.longitude, lat: position.latitude };
  if (point.lon === 0 && point.lat === 0) return { reject: 'null island: 0,0' };
  if (Math.abs(point.lat) > 90 || Math.abs(point.lon) > 180) {
    return { reject: `no place on earth: ${point.lat},${point.lon}` };
  }
  const own = instantOfSec(vehicle.timestamp);
  const time = own ?? row.head.time;
  if (isFarAhead(time, frame.receivedAt) || (vehicle.timestamp ?? 0) > 1e11) {
    return { reject: `vehicle clock ${own ?? vehicle.timestamp} is ahead of ${frame.receivedAt}` };
  }
  if (!isInCity(city, point)) return [];
  const tables = gtfsTables(frame);
  if (tables.trouble !== undefined) drift(`static tables: ${tables.trouble}`);
  const key = vehicleKey(row.entity) ?? id;
  const district = nearestDistrict(city, point);
  const route = routeOf(vehicle, tables);
  const parts: Mutable<PositionParts> = {
    subject: `position/${frame.feed}/${subjectKey(key)}`,
    ref: key,
    time,
    // Some clocks stand still while their buses go on.
    isEdited: true,
    geometry: { type: 'Point', coordinates: coordinateOf(point) },
    districts: district === undefined ? [] : [district],
    name: { ko: vehicle.vehicle?.label ?? vehicle.vehicle?.licensePlate ?? key },
    mode: (route && tables.routes.get(route.id)?.mode) ?? settingsOf(city).mode,
  };
  // One by one: what is spread into an object costs three times as much, and cities have thousands.
  if (own === undefined) parts.flags = ['substituted'];
  addMotion(row, parts);
  if (route !== undefined) parts.route = route;
  if (vehicle.trip?.tripId !== undefined) parts.trip = vehicle.trip.tripId;
  const stop = stopOf(vehicle, tables, drift);
  if (stop !== undefined) parts.stop = stop;
  const occupancy = occupancyOf(vehicle, drift);
  if (occupancy !== undefined) parts.occupancy = occupancy;
  if (row.delaySec !== undefined) parts.delaySec = row.delaySec;
  return [positionOf(context, origin, parts)];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What was not sent, or cannot be, is left out: neither north nor standing still. */
function addMotion({ entity, isSpeedMeasured }: VehicleRow, parts: Mutable<PositionParts>): void {
  const { bearing, speed } = entity.vehicle.position ?? {};
  if (bearing !== undefined && bearing >= 0 && bearing <= 360) {
    parts.bearingDeg = (Math.round((bearing % 360) * 10) / 10) % 360;
  }
  if (!isSpeedMeasured || speed === undefined) return;
  const speedKmh = Math.round(speed * KMH_PER_MPS * 10) / 10;
  if (speedKmh >= 0 && speedKmh <= FASTEST_KMH) parts.speedKmh = speedKmh;
}

function routeOf({ trip }: Vehicle, tables: GtfsTables): PositionData['route'] {
  const id = trip?.routeId ?? tables.routeOfTrip.get(trip?.tripId ?? '');
  if (id === undefined) return undefined;
  const name = tables.routes.get(id)?.name;
  return name === undefined ? { id } : { id, name };
}

function stopOf(
  { stopId, currentStatus = 'IN_TRANSIT_TO' }: Vehicle,
  tables: GtfsTables,
  drift: RowContext['drift'],
): PositionData['stop'] {
  const status = STOP_STATUSES[currentStatus];
  if (status === undefined) drift(`current_status ${currentStatus}`);
  if (stopId === undefined || status === undefined) return undefined;
  const name = tables.stops.get(stopId)?.name;
  return name === undefined ? { id: stopId, status } : { id: stopId, name, status };
}

function occupancyOf(
  { occupancyStatus }: Vehicle,
  drift: RowContext['drift'],
): PositionData['occupancy'] {
  if (occupancyStatus === undefined) return undefined;
  if (!Object.hasOwn(OCCUPANCIES, occupancyStatus)) drift(`occupancy_status ${occupancyStatus}`);
  return OCCUPANCIES[occupancyStatus];
}
