import type { ProtoReader } from '../feed-kit/protobuf.ts';
import {
  readTrip,
  readVehicleNames,
  type TripMessage,
  type VehicleNames,
} from './gtfs-rt-trip-messages.ts';

interface PositionMessage {
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
  readonly bearing: number | undefined;
  readonly speed: number | undefined;
}

const NO_POSITION: PositionMessage = {
  latitude: undefined,
  longitude: undefined,
  bearing: undefined,
  speed: undefined,
};

function readPosition(reader: ProtoReader, held = NO_POSITION): PositionMessage {
  let { latitude, longitude, bearing, speed } = held;
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 13) latitude = reader.float();
    else if (tag === 21) longitude = reader.float();
    else if (tag === 29) bearing = reader.float();
    else if (tag === 45) speed = reader.float();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return { latitude, longitude, bearing, speed };
}

export interface VehicleMessage {
  readonly trip: TripMessage | undefined;
  readonly position: PositionMessage | undefined;
  readonly currentStatus: number | undefined;
  readonly timestamp: number | undefined;
  readonly stopId: string | undefined;
  readonly vehicle: VehicleNames | undefined;
  readonly occupancyStatus: number | undefined;
}

const NO_VEHICLE: VehicleMessage = {
  trip: undefined,
  position: undefined,
  currentStatus: undefined,
  timestamp: undefined,
  stopId: undefined,
  vehicle: undefined,
  occupancyStatus: undefined,
};

/** Enums stay numbers. */
export function readVehicle(reader: ProtoReader, held = NO_VEHICLE): VehicleMessage {
  let { trip, position, currentStatus, timestamp, stopId, vehicle, occupancyStatus } = held;
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 10) trip = readTrip(reader, trip);
    else if (tag === 18) position = readPosition(reader, position);
    else if (tag === 32) currentStatus = reader.int();
    else if (tag === 40) timestamp = reader.uint();
    else if (tag === 58) stopId = reader.text();
    else if (tag === 66) vehicle = readVehicleNames(reader, vehicle);
    else if (tag === 72) occupancyStatus = reader.int();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return { trip, position, currentStatus, timestamp, stopId, vehicle, occupancyStatus };
}
