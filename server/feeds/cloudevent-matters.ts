import type { RowResult } from '../feed-kit/define-connector.ts';
import { defaultExpiry } from '../feed-kit/default-expiry.ts';
import { alertOf, incidentOf, requestOf } from '../feed-kit/event-of.ts';
import { frameOfEvent } from './cloudevent-frame.ts';
import { shaped, type Reader } from './cloudevent-reader.ts';
import { alertShape, incidentShape, requestShape } from './cloudevent-shapes.ts';
import { wordsOf } from './words-of.ts';

/** Something happening, until its sender says that it is over. */
export const readIncident: Reader = ({ event, fields, subject, isOver, context, origin }) => {
  const data = shaped(incidentShape, fields);
  if ('reject' in data) return data;
  const framed = frameOfEvent(event, 'incident', data, data.startedAt, context, subject);
  if ('reject' in framed) return framed;
  const { where, place, ...own } = framed;
  const status = data.status ?? (isOver ? 'ended' : 'active');
  return [
    incidentOf(context, origin, {
      ...own,
      ...where,
      flags: own.flags,
      ...(place === undefined ? {} : { place }),
      status,
      category: data.category,
      sourceType: data.sourceType ?? { code: event.type, text: event.type },
      severity: data.severity,
      headline: data.headline,
      startedAt: data.startedAt ?? own.time,
      ...(status === 'ended' ? { endedAt: data.endedAt ?? own.time } : {}),
      ...given('description', data.description),
      ...given('expectedEndAt', data.expectedEndAt),
      ...given('roadClosure', data.roadClosure),
    }),
  ];
};

/** A warning, until it expires or its sender lifts it. */
export const readAlert: Reader = ({ event, fields, subject, isOver, context, origin }) => {
  const data = shaped(alertShape, fields);
  if ('reject' in data) return data;
  const framed = frameOfEvent(event, 'alert', data, data.sent, context, subject);
  if ('reject' in framed) return framed;
  const { where, place, ...own } = framed;
  const msgType = data.msgType ?? (isOver ? 'Cancel' : 'Alert');
  const said = data.expires ?? own.expirytime;
  const isOpen = said === undefined && msgType !== 'Cancel';
  const expires = isOpen ? defaultExpiry(own.time) : said;
  return [
    alertOf(context, origin, {
      ...own,
      ...where,
      flags: isOpen ? [...own.flags, 'default-expiry'] : own.flags,
      ...(place === undefined ? {} : { place }),
      status: data.status,
      msgType,
      category: data.category,
      event: data.event,
      severity: data.severity,
      urgency: data.urgency,
      certainty: data.certainty,
      sender: data.sender ?? wordsOf(event.source),
      sent: data.sent ?? own.time,
      headline: data.headline ?? data.event,
      originalSeverity: data.originalSeverity,
      areaNames: data.areaNames,
      ...given('onset', data.onset),
      ...given('expires', expires),
      ...given('endedAt', data.endedAt ?? (msgType === 'Cancel' ? own.time : undefined)),
      ...given('description', data.description),
    }),
  ];
};

/** A citizen's report, open until it is closed. */
export const readRequest: Reader = (readable): RowResult => {
  const { event, fields, subject, isOver, context, origin } = readable;
  const data = shaped(requestShape, fields);
  if ('reject' in data) return data;
  const framed = frameOfEvent(event, 'request', data, data.updatedAt, context, subject);
  if ('reject' in framed) return framed;
  const { where, place, ...own } = framed;
  const status = data.status ?? (isOver ? 'closed' : 'open');
  return [
    requestOf(context, origin, {
      ...own,
      ...where,
      flags: own.flags,
      ...(place === undefined ? {} : { place }),
      status,
      service: data.service,
      requestedAt: data.requestedAt ?? own.time,
      ...given('updatedAt', data.updatedAt),
      ...given('expectedAt', data.expectedAt),
      ...given('endedAt', status === 'closed' ? (data.endedAt ?? own.time) : undefined),
      ...given('description', data.description),
      ...given('statusNotes', data.statusNotes),
      ...given('address', data.address),
      ...given('asset', data.asset),
    }),
  ];
};

/** A member only where there is a value. */
function given<K extends string, V extends string>(
  key: K,
  value: V | undefined,
): { readonly [key in K]?: V } {
  const found: { [key in K]?: V } = {};
  if (value !== undefined) found[key] = value;
  return found;
}
