import type { ObservationEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { RowContext } from '../feed-kit/define-connector.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { at, rowKey } from '../feed-kit/record.ts';
import { subjectKey } from '../feed-kit/subject-key.ts';
import type { Head } from './gtfs-rt-head.ts';
import { tripUpdateOf, type RouteRow, type TripUpdate } from './gtfs-rt-row.ts';
import { gtfsTables } from './gtfs-tables.ts';

/** A vehicle that is later than this runs another trip. */
const PLAUSIBLE_SEC = 6 * 3600;

/**
 * How late a trip is: what it says of itself, else the first stop still ahead, else the last one.
 * Bodies that give only times say no delay: what was planned is not known.
 */
export function delayOf(update: TripUpdate, nowSec: number): number | undefined {
  if (update.delay !== undefined) return update.delay;
  let last: number | undefined;
  for (const { arrival, departure } of update.stopTimeUpdate) {
    if (isAhead(arrival, nowSec)) return arrival?.delay;
    if (isAhead(departure, nowSec)) return departure?.delay;
    last = departure?.delay ?? arrival?.delay ?? last;
  }
  return last;
}

type StopEvent = TripUpdate['stopTimeUpdate'][number]['arrival'];

/** Whether the event tells a delay and is still to come, as far as is known. */
function isAhead(event: StopEvent, nowSec: number): boolean {
  return event?.delay !== undefined && (event.time === undefined || event.time >= nowSec);
}

/** Whether a vehicle can be so late, or so early. */
export function isPlausibleDelay(delaySec: number): boolean {
  return Math.abs(delaySec) <= PLAUSIBLE_SEC;
}

/** The delay of a vehicle whose trip has an update in the same body. */
export function delaysOfTrips(
  updates: readonly unknown[],
  head: Head,
): (vehicle: unknown) => number | undefined {
  const nowSec = instantMs(head.time) / 1000;
  const byVehicle = new Map<string, number>();
  const byTrip = new Map<string, number>();
  for (const entity of updates) {
    const update = tripUpdateOf(entity);
    const delaySec = update === undefined ? undefined : delayOf(update, nowSec);
    if (update === undefined || delaySec === undefined || !isPlausibleDelay(delaySec)) continue;
    if (update.vehicle?.id !== undefined) byVehicle.set(update.vehicle.id, delaySec);
    // One trip id is shared by several vehicles in some cities: the update then says whose it is.
    else if (update.trip.tripId !== undefined) byTrip.set(update.trip.tripId, delaySec);
  }
  return (vehicle) =>
    byVehicle.get(rowKey(at(vehicle, 'vehicle'), 'id') ?? '') ??
    byTrip.get(rowKey(at(vehicle, 'trip'), 'tripId') ?? '');
}

/** The median delay of a route's trips that have one. */
export function routeDelay(row: RouteRow, context: RowContext, origin: Origin): ObservationEvent {
  const { frame } = context;
  const key = subjectKey(row.route);
  return observationOf(context, origin, {
    subject: `observation/${frame.feed}/route/${key}/delay`,
    ref: row.route,
    time: row.head.time,
    isEdited: true,
    geometry: null,
    districts: [],
    featureOfInterest: {
      id: `route/${frame.feed}/${key}`,
      name: gtfsTables(frame).routes.get(row.route)?.name ?? { ko: row.route },
    },
    observedProperty: 'transit.delay',
    unit: 's',
    result: median(row.delaysSec),
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? upper) + upper) / 2);
}
