import { addItem, type ProtoReader } from '../feed-kit/protobuf.ts';

// A tag is the field's number × 8 + how it is written: 0 whole number, 2 text or message, 5 float.
// What is `held` came with the first part of a message that is sent in two: the parts add up.

export interface TripMessage {
  readonly tripId: string | undefined;
  readonly startTime: string | undefined;
  readonly startDate: string | undefined;
  readonly scheduleRelationship: number | undefined;
  readonly routeId: string | undefined;
}

const NO_TRIP: TripMessage = {
  tripId: undefined,
  startTime: undefined,
  startDate: undefined,
  scheduleRelationship: undefined,
  routeId: undefined,
};

export function readTrip(reader: ProtoReader, held = NO_TRIP): TripMessage {
  let { tripId, startTime, startDate, scheduleRelationship, routeId } = held;
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 10) tripId = reader.text();
    else if (tag === 18) startTime = reader.text();
    else if (tag === 26) startDate = reader.text();
    else if (tag === 32) scheduleRelationship = reader.int();
    else if (tag === 42) routeId = reader.text();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return { tripId, startTime, startDate, scheduleRelationship, routeId };
}

export interface VehicleNames {
  readonly id: string | undefined;
  readonly label: string | undefined;
  readonly licensePlate: string | undefined;
}

const NO_NAMES: VehicleNames = { id: undefined, label: undefined, licensePlate: undefined };

export function readVehicleNames(reader: ProtoReader, held = NO_NAMES): VehicleNames {
  let { id, label, licensePlate } = held;
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 10) id = reader.text();
    else if (tag === 18) label = reader.text();
    else if (tag === 26) licensePlate = reader.text();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return { id, label, licensePlate };
}

interface StopTimeEvent {
  readonly delay: number | undefined;
  readonly time: number | undefined;
}

const NO_EVENT: StopTimeEvent = { delay: undefined, time: undefined };

function readStopTimeEvent(reader: ProtoReader, held = NO_EVENT): StopTimeEvent {
  let { delay, time } = held;
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 8) delay = reader.int();
    else if (tag === 16) time = reader.int();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return { delay, time };
}

interface StopTimeUpdate {
  readonly arrival: StopTimeEvent | undefined;
  readonly departure: StopTimeEvent | undefined;
}

function readStopTimeUpdate(reader: ProtoReader): StopTimeUpdate {
  let arrival: StopTimeEvent | undefined;
  let departure: StopTimeEvent | undefined;
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 18) arrival = readStopTimeEvent(reader, arrival);
    else if (tag === 26) departure = readStopTimeEvent(reader, departure);
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return { arrival, departure };
}

export interface TripUpdateMessage {
  readonly trip: TripMessage | undefined;
  readonly stopTimeUpdate: readonly StopTimeUpdate[] | undefined;
  readonly vehicle: VehicleNames | undefined;
  readonly timestamp: number | undefined;
  readonly delay: number | undefined;
}

const NO_UPDATE: TripUpdateMessage = {
  trip: undefined,
  stopTimeUpdate: undefined,
  vehicle: undefined,
  timestamp: undefined,
  delay: undefined,
};

export function readTripUpdate(reader: ProtoReader, held = NO_UPDATE): TripUpdateMessage {
  let { trip, vehicle, timestamp, delay } = held;
  const stops = [...(held.stopTimeUpdate ?? [])];
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 18) addItem(stops, readStopTimeUpdate(reader), 'stopTimeUpdate');
    else if (tag === 10) trip = readTrip(reader, trip);
    else if (tag === 26) vehicle = readVehicleNames(reader, vehicle);
    else if (tag === 32) timestamp = reader.uint();
    else if (tag === 40) delay = reader.int();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  const stopTimeUpdate = stops.length === 0 ? undefined : stops;
  return { trip, stopTimeUpdate, vehicle, timestamp, delay };
}
