import { addItem, ProtoReader } from '../feed-kit/protobuf.ts';
import { readAlert, type AlertMessage } from './gtfs-rt-alert-messages.ts';
import { readTripUpdate, type TripUpdateMessage } from './gtfs-rt-trip-messages.ts';
import { readVehicle, type VehicleMessage } from './gtfs-rt-vehicle-message.ts';

interface HeaderMessage {
  gtfsRealtimeVersion?: string;
  incrementality?: number;
  timestamp?: number;
}

interface EntityMessage {
  readonly id: string | undefined;
  readonly isDeleted: boolean | undefined;
  readonly tripUpdate: TripUpdateMessage | undefined;
  readonly vehicle: VehicleMessage | undefined;
  readonly alert: AlertMessage | undefined;
}

/** What is read of a binary GTFS-Realtime 2.0 body, names as its JSON mapping writes them. */
export interface FeedMessage {
  header: HeaderMessage | undefined;
  entity: EntityMessage[] | undefined;
}

/** A field that was not sent is `undefined`, never 0. Throws on what is cut off or no such message. */
export function readFeedMessage(bytes: Uint8Array): FeedMessage {
  return readMessage(bytes, readEntity);
}

/** As `readFeedMessage`, but only whether there are alerts: a second and quicker look at a body. */
export function readAlertHolders(bytes: Uint8Array): FeedMessage {
  return readMessage(bytes, readAlertHolder);
}

function readMessage(
  bytes: Uint8Array,
  entityOf: (reader: ProtoReader) => EntityMessage,
): FeedMessage {
  const reader = new ProtoReader(bytes);
  const message: FeedMessage = { header: undefined, entity: undefined };
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 10) message.header = readHeader(reader, message.header);
    else if (tag === 18) addItem((message.entity ??= []), entityOf(reader), 'entity');
    else reader.skip(tag);
  }
  return message;
}

function readHeader(reader: ProtoReader, header: HeaderMessage = {}): HeaderMessage {
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 10) header.gtfsRealtimeVersion = reader.text();
    else if (tag === 16) header.incrementality = reader.int();
    else if (tag === 24) header.timestamp = reader.uint();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return header;
}

const NO_ENTITY: EntityMessage = {
  id: undefined,
  isDeleted: undefined,
  tripUpdate: undefined,
  vehicle: undefined,
  alert: undefined,
};

function readEntity(reader: ProtoReader): EntityMessage {
  let { id, isDeleted, tripUpdate, vehicle, alert } = NO_ENTITY;
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 10) id = reader.text();
    else if (tag === 16) isDeleted = reader.bool();
    else if (tag === 26) tripUpdate = readTripUpdate(reader, tripUpdate);
    else if (tag === 34) vehicle = readVehicle(reader, vehicle);
    else if (tag === 42) alert = readAlert(reader, alert);
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return { id, isDeleted, tripUpdate, vehicle, alert };
}

function readAlertHolder(reader: ProtoReader): EntityMessage {
  let { alert } = NO_ENTITY;
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 42) alert = readAlert(reader, alert);
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return { ...NO_ENTITY, alert };
}
