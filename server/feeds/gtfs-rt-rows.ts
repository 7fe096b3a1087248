import { instantMs } from '../../contract/instant.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, isRecord, rowKey } from '../feed-kit/record.ts';
import type { FeedBody } from './gtfs-rt-body.ts';
import { delayOf, delaysOfTrips, isPlausibleDelay } from './gtfs-rt-delay.ts';
import { headOf, type Head } from './gtfs-rt-head.ts';
import { tripUpdateOf, type FeedRow } from './gtfs-rt-row.ts';
import { gtfsTables } from './gtfs-tables.ts';

/** From so many vehicles on, a speed of 0 for all of them is a sensor that is not there. */
const ALL_STAND_FROM = 20;
const DAY_SEC = 86_400;

/** The name of a vehicle: its id, else its label, else the entity's. */
export function vehicleKey(entity: unknown): string | undefined {
  return rowKey(at(at(entity, 'vehicle'), 'vehicle'), 'id', 'label') ?? rowKey(entity, 'id');
}

/** One row a vehicle and alert; of a body of trip updates only, one a route. */
export function feedRows({ header, entities }: FeedBody, frame: RawFrame): readonly unknown[] {
  const head = headOf(header, frame.receivedAt);
  const living = entities.filter((entity) => at(entity, 'isDeleted') !== true);
  const vehicles = living.filter((entity) => isRecord(at(entity, 'vehicle')));
  const updates = living.filter((entity) => isRecord(at(entity, 'tripUpdate')));
  const alerts = entities.filter((entity) => isRecord(at(entity, 'alert')));
  const known = new Set([...vehicles, ...updates, ...alerts]);
  const others =
    known.size === entities.length ? [] : entities.filter((entity) => !known.has(entity));
  return [
    ...vehicleRows(vehicles, updates, head, frame),
    ...(vehicles.length > 0
      ? updates.map((entity) => ({ is: 'update', head, entity }))
      : routeRows(updates, head, frame)),
    ...alerts.map((entity) => ({ is: 'alert', head, entity })),
    ...others.map((entity) => otherRow(entity, head)),
  ];
}

function vehicleRows(
  vehicles: readonly unknown[],
  updates: readonly unknown[],
  head: Head,
  frame: RawFrame,
): readonly unknown[] {
  const delays = delaysOfTrips(updates, head);
  const speeds = vehicles
    .map((entity) => at(at(at(entity, 'vehicle'), 'position'), 'speed'))
    .filter((speed) => speed !== undefined && speed !== null);
  const isSpeedMeasured = speeds.length < ALL_STAND_FROM || speeds.some((speed) => speed !== 0);
  const newest = newestOfEach(vehicles, frame);
  return vehicles.map((entity) => {
    const key = vehicleKey(entity);
    if (key !== undefined && newest.get(key)?.entity !== entity) {
      return { is: 'refused', head, entity, why: `vehicle ${key} again: the newer one counts` };
    }
    const delaySec = delays(at(entity, 'vehicle'));
    return { is: 'vehicle', head, isSpeedMeasured, delaySec, entity };
  });
}

/** Of a vehicle that is there twice the one with the later time, else the one that came last. */
function newestOfEach(
  vehicles: readonly unknown[],
  { receivedAt }: RawFrame,
): ReadonlyMap<string, { readonly entity: unknown }> {
  // A clock that runs years ahead must not win over one that is right.
  const latestSec = instantMs(receivedAt) / 1000 + DAY_SEC;
  const newest = new Map<string, { readonly entity: unknown; readonly sec: number }>();
  for (const entity of vehicles) {
    const key = vehicleKey(entity);
    if (key === undefined) continue;
    const own = Number(at(at(entity, 'vehicle'), 'timestamp') ?? 0);
    const sec = own > 0 && own <= latestSec ? own : 0;
    if (sec >= (newest.get(key)?.sec ?? 0)) newest.set(key, { entity, sec });
  }
  return newest;
}

function routeRows(updates: readonly unknown[], head: Head, frame: RawFrame): readonly unknown[] {
  const { routeOfTrip } = gtfsTables(frame);
  const nowSec = instantMs(head.time) / 1000;
  const rows: unknown[] = [];
  const delaysOf = new Map<string, number[]>();
  for (const entity of updates) {
    const update = tripUpdateOf(entity);
    const delaySec = update === undefined ? undefined : delayOf(update, nowSec);
    const trip = update?.trip.tripId ?? '';
    const route = update?.trip.routeId ?? routeOfTrip.get(trip);
    if (update === undefined || delaySec === undefined) {
      // One that cannot be read is read again as a row, which says what is wrong with it.
      rows.push({ is: 'update', head, lacks: 'trip updates without a delay', entity });
    } else if (!isPlausibleDelay(delaySec)) {
      rows.push({ is: 'refused', head, entity, why: `delay of ${delaySec} s` });
    } else if (route !== undefined) {
      const held = delaysOf.get(route);
      if (held === undefined) delaysOf.set(route, [delaySec]);
      else held.push(delaySec);
    } else if (routeOfTrip.size > 0) {
      rows.push({ is: 'refused', head, entity, why: `trip ${trip} is in no table and no route` });
    } else rows.push({ is: 'update', head, lacks: 'trips without routes: no tables', entity });
  }
  for (const [route, delaysSec] of delaysOf) rows.push({ is: 'route', head, route, delaysSec });
  return rows;
}

function otherRow(entity: unknown, head: Head): unknown {
  if (!isRecord(entity)) return entity;
  const holds = ['vehicle', 'tripUpdate', 'alert'].filter((part) => at(entity, part) !== undefined);
  if (at(entity, 'isDeleted') === true || holds.length === 0) return { is: 'other', head, entity };
  return { is: 'refused', head, entity, why: `${holds.join(', ')}: not an object` };
}

/** How a reject names its row. */
export function rowNameOf(row: unknown): string | undefined {
  return rowKey(at(row, 'entity'), 'id') ?? rowKey(row, 'route');
}

/** Changes of the format that a body shows, told once. */
export function driftOf({ head }: Pick<FeedRow, 'head'>): readonly string[] {
  const isKnown = head.version === '1.0' || head.version === '2.0';
  return [
    ...(isKnown ? [] : [`gtfs_realtime_version ${head.version ?? 'missing'}`]),
    ...(head.strangeForm === undefined ? [] : [`incrementality ${head.strangeForm}`]),
    ...(head.isClockUsable ? [] : ['header without a time that can be']),
  ];
}
