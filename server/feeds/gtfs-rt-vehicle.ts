import type { PositionEvent } from '../../contract/event.ts';
import type { PositionData } from '../../contract/position.ts';
import type { RowContext } from '../feed-kit/define-connector.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { positionOf, type Origin } from '../feed-kit/event-of.ts';
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
  return [
    positionOf(context, origin, {
      subject: `position/${frame.feed}/${subjectKey(key)}`,
      ref: key,
      time,
      // Some clocks stand still while their buses go on.
      isEdited: true,
      geometry: { type: 'Point', coordinates: coordinateOf(point) },
      districts: district === undefined ? [] : [district],
      ...(own === undefined ? { flags: ['substituted'] } : {}),
      name: { ko: vehicle.vehicle?.label ?? vehicle.vehicle?.licensePlate ?? key },
      mode: (route && tables.routes.get(route.id)?.mode) ?? settingsOf(city).mode,
      ...motionOf(row),
      ...(route === undefined ? {} : { route }),
      ...(vehicle.trip?.tripId === undefined ? {} : { trip: vehicle.trip.tripId }),
      ...stopOf(vehicle, tables, drift),
      ...occupancyOf(vehicle, drift),
      ...(row.delaySec === undefined ? {} : { delaySec: row.delaySec }),
    }),
  ];
}

/** What was not sent, or cannot be, is left out: neither north nor standing still. */
function motionOf({ entity, isSpeedMeasured }: VehicleRow) {
  const { bearing, speed } = entity.vehicle.position ?? {};
  const bearingDeg =
    bearing !== undefined && bearing >= 0 && bearing <= 360
      ? (Math.round((bearing % 360) * 10) / 10) % 360
      : undefined;
  const speedKmh = speed === undefined ? undefined : Math.round(speed * KMH_PER_MPS * 10) / 10;
  const isSpeed =
    isSpeedMeasured && speedKmh !== undefined && speedKmh >= 0 && speedKmh <= FASTEST_KMH;
  return {
    ...(bearingDeg === undefined ? {} : { bearingDeg }),
    ...(isSpeed ? { speedKmh } : {}),
  };
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
): Pick<PositionData, 'stop'> {
  const status = STOP_STATUSES[currentStatus];
  if (status === undefined) drift(`current_status ${currentStatus}`);
  if (stopId === undefined || status === undefined) return {};
  const name = tables.stops.get(stopId)?.name;
  return { stop: name === undefined ? { id: stopId, status } : { id: stopId, name, status } };
}

function occupancyOf(
  { occupancyStatus }: Vehicle,
  drift: RowContext['drift'],
): Pick<PositionData, 'occupancy'> {
  if (occupancyStatus === undefined) return {};
  if (!Object.hasOwn(OCCUPANCIES, occupancyStatus)) drift(`occupancy_status ${occupancyStatus}`);
  const occupancy = OCCUPANCIES[occupancyStatus];
  return occupancy === undefined ? {} : { occupancy };
}
