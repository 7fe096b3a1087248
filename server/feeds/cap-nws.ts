import { at, isRecord, listOf } from '../feed-kit/record.ts';
import { pairsOfRecord, textAt, textsAt } from './cap-json-field.ts';
import { NO_AREA, NO_INFO, type CapMessage } from './cap-message.ts';

/** A feature of the US National Weather Service's `/alerts`. */
export function isNwsFeature(item: unknown): boolean {
  const properties = at(item, 'properties');
  return isRecord(properties) && 'messageType' in properties;
}

export function messageOfNws(feature: unknown): CapMessage {
  const alert = at(feature, 'properties');
  const area = {
    ...NO_AREA,
    areaDesc: textAt(alert, 'areaDesc'),
    geocodes: pairsOfRecord(at(alert, 'geocode')),
    geometry: at(feature, 'geometry'),
  };
  const info = {
    ...NO_INFO,
    language: textAt(alert, 'language'),
    category: textsAt(alert, 'category'),
    event: textAt(alert, 'event'),
    responseType: textsAt(alert, 'response'),
    urgency: textAt(alert, 'urgency'),
    severity: textAt(alert, 'severity'),
    certainty: textAt(alert, 'certainty'),
    eventCodes: pairsOfRecord(at(alert, 'eventCode')),
    onset: textAt(alert, 'onset'),
    expires: textAt(alert, 'expires'),
    ends: textAt(alert, 'ends'),
    senderName: textAt(alert, 'senderName'),
    headline: textAt(alert, 'headline'),
    description: textAt(alert, 'description'),
    instruction: textAt(alert, 'instruction'),
    web: textAt(alert, 'web'),
    parameters: pairsOfRecord(at(alert, 'parameters')),
    areas: [area],
  };
  return {
    identifier: textAt(alert, 'id'),
    sender: textAt(alert, 'sender'),
    sent: textAt(alert, 'sent'),
    status: textAt(alert, 'status'),
    msgType: textAt(alert, 'messageType'),
    scope: textAt(alert, 'scope'),
    note: textAt(alert, 'note'),
    references: listOf(at(alert, 'references')).map(referenceText).join(' '),
    incidents: undefined,
    isSigned: false,
    isEntry: false,
    infos: [info],
  };
}

/** Written as CAP itself writes it. */
function referenceText(reference: unknown): string {
  const [sender, identifier, sent] = ['sender', 'identifier', 'sent'].map(
    (key) => textAt(reference, key) ?? '',
  );
  return `${sender},${identifier},${sent}`;
}
