import { faultBeside } from '../feed-kit/json-fault.ts';
import { at, isRecord, listOf } from '../feed-kit/record.ts';
import type { FaultKind, SourceFault } from '../feed-kit/reading.ts';
import type { CapBody, CapLink, CapRow } from './cap-found.ts';
import { NO_AREA, NO_INFO, type CapArea, type CapInfo, type CapMessage } from './cap-message.ts';
import { pairsOfList, textAt, textsAt } from './cap-json-field.ts';
import { isNwsFeature, messageOfNws } from './cap-nws.ts';
import { isSachetItem, messageOfSachet } from './cap-sachet.ts';

/** The JSON forms of CAP: NWS, MeteoAlarm v1, SACHET's list, and CAP's own names as members. */
export function readCapJson(payload: unknown): CapBody | { readonly fault: SourceFault } {
  if (Array.isArray(payload)) return listBody(payload);
  if (!isRecord(payload)) throw new Error('no CAP: neither an object nor a list');
  const { features, warnings } = payload;
  const told = faultBeside([features, warnings].flatMap(listOf), payload);
  if (told !== undefined) return { fault: told };
  const isCalm = at(payload, 'type') === 'FeatureCollection';
  if (Array.isArray(features) && (features.length > 0 || isCalm))
    return listBody(features, nextPage(payload));
  if (Array.isArray(warnings)) {
    return listBody(warnings.map((warning: unknown) => at(warning, 'alert') ?? warning));
  }
  if (isNwsFeature(payload) || isCapObject(payload)) {
    return { rows: [rowOf(payload)], links: [], isList: false };
  }
  const fault = faultOf(payload);
  if (fault === undefined) throw new Error('no CAP: no alert, no list of alerts');
  return { fault };
}

function listBody(items: readonly unknown[], next?: string): CapBody {
  const links: readonly CapLink[] = next === undefined ? [] : [{ url: next, isMessage: false }];
  return { rows: items.map(rowOf), links, isList: next === undefined };
}

function nextPage(payload: unknown): string | undefined {
  return textAt(at(payload, 'pagination'), 'next');
}

function rowOf(item: unknown): CapRow {
  if (isNwsFeature(item)) return { message: messageOfNws(item) };
  if (isSachetItem(item)) return { message: messageOfSachet(item) };
  if (isCapObject(item)) return { message: messageOfObject(item) };
  const name = textAt(item, 'id') ?? textAt(item, 'identifier');
  return { problem: 'no CAP alert', name };
}

function isCapObject(item: unknown): boolean {
  return isRecord(item) && 'identifier' in item && ('info' in item || 'msgType' in item);
}

/** Members named as CAP's elements; what may repeat is a list, or alone without its brackets. */
function messageOfObject(alert: unknown): CapMessage {
  return {
    identifier: textAt(alert, 'identifier'),
    sender: textAt(alert, 'sender'),
    sent: textAt(alert, 'sent'),
    status: textAt(alert, 'status'),
    msgType: textAt(alert, 'msgType'),
    scope: textAt(alert, 'scope'),
    note: textAt(alert, 'note'),
    references: textsAt(alert, 'references').join(' '),
    incidents: textAt(alert, 'incidents'),
    isSigned: false,
    isEntry: false,
    infos: listOf(at(alert, 'info')).map(infoOf),
  };
}

function infoOf(info: unknown): CapInfo {
  return {
    ...NO_INFO,
    language: textAt(info, 'language'),
    category: textsAt(info, 'category'),
    event: textAt(info, 'event'),
    responseType: textsAt(info, 'responseType'),
    urgency: textAt(info, 'urgency'),
    severity: textAt(info, 'severity'),
    certainty: textAt(info, 'certainty'),
    eventCodes: pairsOfList(at(info, 'eventCode')),
    onset: textAt(info, 'onset'),
    expires: textAt(info, 'expires'),
    senderName: textAt(info, 'senderName'),
    headline: textAt(info, 'headline'),
    description: textAt(info, 'description'),
    instruction: textAt(info, 'instruction'),
    web: textAt(info, 'web'),
    contact: textAt(info, 'contact'),
    parameters: pairsOfList(at(info, 'parameter')),
    areas: listOf(at(info, 'area')).map(areaOf),
  };
}

function areaOf(area: unknown): CapArea {
  return {
    ...NO_AREA,
    areaDesc: textAt(area, 'areaDesc'),
    polygons: textsAt(area, 'polygon'),
    circles: textsAt(area, 'circle'),
    geocodes: pairsOfList(at(area, 'geocode')),
    altitude: textAt(area, 'altitude'),
    ceiling: textAt(area, 'ceiling'),
  };
}

/** RFC 9457 problems (NWS answers them) and the usual `error` members. */
function faultOf(payload: unknown): SourceFault | undefined {
  const status = Number(textAt(payload, 'status') ?? textAt(payload, 'code') ?? Number.NaN);
  const title = textAt(payload, 'title') ?? textAt(payload, 'error') ?? textAt(payload, 'message');
  if (title === undefined && !(status >= 400)) return undefined;
  const code = status >= 400 ? String(status) : (title ?? '').slice(0, 60);
  const message = textAt(payload, 'detail') ?? textAt(payload, 'message') ?? title ?? '';
  return { kind: kindOf(status), code, message: message.slice(0, 200) };
}

function kindOf(status: number): FaultKind {
  if (status === 401 || status === 403) return 'config';
  if (status === 429) return 'quota';
  return status >= 400 && status < 500 ? 'ours' : 'source';
}
