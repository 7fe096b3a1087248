import { addItem, type ProtoReader } from '../feed-kit/protobuf.ts';
import { readTrip, type TripMessage } from './gtfs-rt-trip-messages.ts';

interface TimeRange {
  start: number | undefined;
  end: number | undefined;
}

function readTimeRange(reader: ProtoReader): TimeRange {
  const range: TimeRange = { start: undefined, end: undefined };
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 8) range.start = reader.uint();
    else if (tag === 16) range.end = reader.uint();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return range;
}

interface Translation {
  text: string | undefined;
  language: string | undefined;
}

function readTranslation(reader: ProtoReader): Translation {
  const translation: Translation = { text: undefined, language: undefined };
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 10) translation.text = reader.text();
    else if (tag === 18) translation.language = reader.text();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return translation;
}

interface TranslatedString {
  translation: Translation[] | undefined;
}

function readTranslated(
  reader: ProtoReader,
  translated: TranslatedString = { translation: undefined },
): TranslatedString {
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 10)
      addItem((translated.translation ??= []), readTranslation(reader), 'translation');
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return translated;
}

interface EntitySelector {
  agencyId: string | undefined;
  routeId: string | undefined;
  routeType: number | undefined;
  trip: TripMessage | undefined;
  stopId: string | undefined;
}

function readSelector(reader: ProtoReader): EntitySelector {
  const selector: EntitySelector = {
    agencyId: undefined,
    routeId: undefined,
    routeType: undefined,
    trip: undefined,
    stopId: undefined,
  };
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 10) selector.agencyId = reader.text();
    else if (tag === 18) selector.routeId = reader.text();
    else if (tag === 24) selector.routeType = reader.int();
    else if (tag === 34) selector.trip = readTrip(reader, selector.trip);
    else if (tag === 42) selector.stopId = reader.text();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return selector;
}

export interface AlertMessage {
  activePeriod: TimeRange[] | undefined;
  informedEntity: EntitySelector[] | undefined;
  cause: number | undefined;
  effect: number | undefined;
  headerText: TranslatedString | undefined;
  descriptionText: TranslatedString | undefined;
  severityLevel: number | undefined;
}

/** Enums stay numbers. */
export function readAlert(
  reader: ProtoReader,
  alert: AlertMessage = {
    activePeriod: undefined,
    informedEntity: undefined,
    cause: undefined,
    effect: undefined,
    headerText: undefined,
    descriptionText: undefined,
    severityLevel: undefined,
  },
): AlertMessage {
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 10) addItem((alert.activePeriod ??= []), readTimeRange(reader), 'activePeriod');
    else if (tag === 42) {
      addItem((alert.informedEntity ??= []), readSelector(reader), 'informedEntity');
    } else if (tag === 48) alert.cause = reader.int();
    else if (tag === 56) alert.effect = reader.int();
    else if (tag === 82) alert.headerText = readTranslated(reader, alert.headerText);
    else if (tag === 90) alert.descriptionText = readTranslated(reader, alert.descriptionText);
    else if (tag === 112) alert.severityLevel = reader.int();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return alert;
}
