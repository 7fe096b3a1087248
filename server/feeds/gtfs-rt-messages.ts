import type { ProtoField, ProtoMessage } from '../feed-kit/protobuf.ts';

type Fields = Readonly<Record<number, ProtoField>>;

/** Only what is read of GTFS-Realtime 2.0; enums stay numbers. */
const timeRange = message({ 1: uint('start'), 2: uint('end') });
const translatedString = message({
  1: list('translation', message({ 1: text('text'), 2: text('language') })),
});
const tripDescriptor = message({
  1: text('tripId'),
  2: text('startTime'),
  3: text('startDate'),
  4: int('scheduleRelationship'),
  5: text('routeId'),
});
const vehicleDescriptor = message({ 1: text('id'), 2: text('label'), 3: text('licensePlate') });
const position = message({
  1: { name: 'latitude', type: 'float' },
  2: { name: 'longitude', type: 'float' },
  3: { name: 'bearing', type: 'float' },
  5: { name: 'speed', type: 'float' },
});
const stopTimeEvent = message({ 1: int('delay'), 2: int('time') });
const tripUpdate = message({
  1: one('trip', tripDescriptor),
  2: list(
    'stopTimeUpdate',
    message({ 2: one('arrival', stopTimeEvent), 3: one('departure', stopTimeEvent) }),
  ),
  3: one('vehicle', vehicleDescriptor),
  4: uint('timestamp'),
  5: int('delay'),
});
const vehiclePosition = message({
  1: one('trip', tripDescriptor),
  2: one('position', position),
  4: int('currentStatus'),
  5: uint('timestamp'),
  7: text('stopId'),
  8: one('vehicle', vehicleDescriptor),
  9: int('occupancyStatus'),
});
const entitySelector = message({
  1: text('agencyId'),
  2: text('routeId'),
  3: int('routeType'),
  4: one('trip', tripDescriptor),
  5: text('stopId'),
});
const alert = message({
  1: list('activePeriod', timeRange),
  5: list('informedEntity', entitySelector),
  6: int('cause'),
  7: int('effect'),
  10: one('headerText', translatedString),
  11: one('descriptionText', translatedString),
  14: int('severityLevel'),
});
const feedHeader = message({
  1: text('gtfsRealtimeVersion'),
  2: int('incrementality'),
  3: uint('timestamp'),
});
const feedEntity = message({
  1: text('id'),
  2: { name: 'isDeleted', type: 'bool' },
  3: one('tripUpdate', tripUpdate),
  4: one('vehicle', vehiclePosition),
  5: one('alert', alert),
});

/** The whole of a binary GTFS-Realtime body, names as its JSON mapping writes them. */
export const FEED_MESSAGE: ProtoMessage = message({
  1: one('header', feedHeader),
  2: list('entity', feedEntity),
});

/** Only whether there are alerts, for a second and quicker look at a body. */
export const ALERTS_ONLY: ProtoMessage = message({
  1: one('header', feedHeader),
  2: list('entity', message({ 5: one('alert', []) })),
});

function message(fields: Fields): ProtoMessage {
  const table: (ProtoField | undefined)[] = [];
  for (const [number, field] of Object.entries(fields)) table[Number(number)] = field;
  return Array.from(table);
}

function text(name: string): ProtoField {
  return { name, type: 'text' };
}

function uint(name: string): ProtoField {
  return { name, type: 'uint' };
}

function int(name: string): ProtoField {
  return { name, type: 'int' };
}

function one(name: string, type: ProtoMessage): ProtoField {
  return { name, type };
}

function list(name: string, type: ProtoMessage): ProtoField {
  return { name, type, isList: true };
}
