import type { AlertEvent, Flag, SchemeCode } from '../../contract/event.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { alertOf, type AlertParts, type Origin } from '../feed-kit/event-of.ts';
import { headlineOf } from '../feed-kit/headline-of.ts';
import { spanOf } from './cap-end.ts';
import { alertTexts, hazardsOf, textIn, type CapHazard } from './cap-hazard.ts';
import { headOf, type CapHead } from './cap-head.ts';
import type { CapArea, CapMessage, CapPair } from './cap-message.ts';
import { placeInCity, type CapPlace } from './cap-place.ts';
import { keyPart } from './cap-reference.ts';
import type { CapSettings } from './cap-settings.ts';
import { gradeOf } from './cap-words.ts';

const METRES_A_FOOT = 0.3048;
/** A national message lists thousands. */
const MAX_CODES = 200;
const MAX_CODE_CHARS = 60;

/** A CAP message → an alert for each of its hazards that concerns the city. */
export function eventsOfMessage(
  message: CapMessage,
  context: RowContext,
  origin: Origin,
  settings: CapSettings,
): RowResult {
  const { city, frame, drift } = context;
  const zone = settings.zone ?? city.zone;
  const head = headOf(message, zone, settings);
  if (head === undefined || 'reject' in head) return head ?? [];
  const hazards = hazardsOf(message.infos, settings.languages);
  if (hazards.length === 0 && head.msgType !== 'Cancel') return { reject: 'info: missing' };
  const events: AlertEvent[] = [];
  for (const hazard of hazards) {
    const grade = gradeOf(hazard.info, settings, drift);
    const span = spanOf(
      hazard.info,
      head,
      grade,
      { zone, receivedAt: frame.receivedAt, drift },
      settings,
    );
    if ('reject' in span) return span;
    const place = placeInCity(hazard.info.areas, city, settings);
    if (place === undefined) continue;
    const { isMapped, severity, urgency, certainty, originalSeverity } = grade;
    const { flags: spanFlags, ...times } = span;
    const mapped: readonly Flag[] = isMapped ? ['severity-mapped'] : [];
    events.push(
      alertOf(context, origin, {
        ...partsOf(head, message, frame.feed, events.length),
        ...wordsOf(hazard, head),
        severity,
        urgency,
        certainty,
        originalSeverity,
        ...times,
        ...detailsOf(hazard, place),
        expirytime: span.ends ?? span.expires,
        flags: [...new Set([...head.flags, ...spanFlags, ...place.flags, ...mapped])],
      }),
    );
  }
  // Elsewhere by now, or only a Cancel: what it replaces is over here all the same.
  const isWord = events.length === 0 && (head.supersedes.length > 0 || hazards.length === 0);
  return isWord ? [lastWord(head, message, hazards[0], context, origin)] : events;
}

type Naming =
  | 'subject'
  | 'ref'
  | 'time'
  | 'version'
  | 'isEdited'
  | 'status'
  | 'msgType'
  | 'sent'
  | 'messageKey'
  | 'supersedes'
  | 'correlationid'
  | 'scope'
  | 'isSigned';
type Wording =
  'category' | 'event' | 'sender' | 'headline' | 'description' | 'instruction' | 'texts';
type Detail =
  | 'geometry'
  | 'districts'
  | 'areaNames'
  | 'responseType'
  | 'web'
  | 'contact'
  | 'eventCodes'
  | 'geocodes'
  | 'altitudeM'
  | 'ceilingM';

/** What all hazards of a message have in common. */
function partsOf(
  head: CapHead,
  message: CapMessage,
  feed: string,
  index: number,
): Pick<AlertParts, Naming> {
  const { identifier, sent, supersedes } = head;
  const { isEntry, isOutlined = false, incidents, scope, isSigned } = message;
  // The earliest it refers to; the city knows the whole chain and puts it right.
  const root = supersedes.toSorted(bySent)[0]?.split(',')[1] ?? keyPart(identifier);
  const space = head.status === 'Actual' ? '' : 'test/';
  return {
    subject: `alert/${feed}/${space}${root}${index === 0 ? '' : `~${index + 1}`}`,
    ref: identifier,
    time: sent,
    // An entry of an index, the message itself, the message with its outline: the last goes first.
    version: `${sent}-${isEntry ? 0 : isOutlined ? 2 : 1}`,
    isEdited: true,
    status: head.status,
    msgType: head.msgType,
    sent,
    messageKey: head.key,
    ...(supersedes.length === 0 ? {} : { supersedes }),
    ...(incidents === undefined ? {} : { correlationid: incidents }),
    ...(scope === 'Restricted' || scope === 'Private' ? { scope } : {}),
    ...(isSigned ? { isSigned } : {}),
  };
}

function wordsOf(hazard: CapHazard, head: CapHead): Pick<AlertParts, Wording> {
  const { info } = hazard;
  const category = info.category.filter((word) => word !== '');
  const event = textIn(hazard, (told) => told.event, category[0] ?? 'Other');
  const texts = alertTexts(hazard);
  const description = info.description ?? info.headline;
  return {
    category: category.length === 0 ? ['Other'] : category,
    event,
    sender: textIn(hazard, (told) => told.senderName, head.sender === '' ? event.ko : head.sender),
    headline: textIn(hazard, (told) => told.headline ?? firstLine(told.description), event.ko),
    ...(description === undefined ? {} : { description }),
    ...(info.instruction === undefined ? {} : { instruction: info.instruction }),
    ...(texts.length === 0 ? {} : { texts }),
  };
}

function firstLine(text: string | undefined): string | undefined {
  return text === undefined ? undefined : headlineOf(text);
}

function detailsOf({ info }: CapHazard, place: CapPlace): Pick<AlertParts, Detail> {
  const { geometry, districts, areaNames } = place;
  const { responseType, web, contact, areas } = info;
  const eventCodes = codesOf(info.eventCodes);
  const geocodes = codesOf(areas.flatMap((area) => area.geocodes));
  return {
    geometry,
    districts,
    areaNames,
    ...(responseType.length === 0 ? {} : { responseType }),
    ...(web === undefined ? {} : { web }),
    ...(contact === undefined ? {} : { contact }),
    ...(eventCodes.length === 0 ? {} : { eventCodes }),
    ...(geocodes.length === 0 ? {} : { geocodes }),
    ...heightsOf(areas),
  };
}

/** Codes only: outlines in disguise are long, and their shape is used already. */
function codesOf(pairs: readonly CapPair[]): readonly SchemeCode[] {
  const codes = pairs.filter(({ value }) => value.length <= MAX_CODE_CHARS);
  const distinct = new Map(codes.map((pair) => [`${pair.valueName} ${pair.value}`, pair]));
  return [...distinct.values()]
    .slice(0, MAX_CODES)
    .map(({ valueName, value }) => ({ scheme: valueName, code: value }));
}

/** CAP gives heights in feet; the lowest and the highest of the areas. */
function heightsOf(areas: readonly CapArea[]): Pick<AlertParts, 'altitudeM' | 'ceilingM'> {
  const drawn = areas.filter(({ polygons, circles }) => polygons.length + circles.length > 0);
  const metres = (texts: readonly (string | undefined)[]): readonly number[] =>
    texts
      .map((text) => Math.round(Number(text ?? Number.NaN) * METRES_A_FOOT * 10) / 10)
      .filter(Number.isFinite);
  const lowest = metres(drawn.map(({ altitude }) => altitude)).toSorted((a, b) => a - b)[0];
  const highest = metres(drawn.map(({ ceiling }) => ceiling)).toSorted((a, b) => b - a)[0];
  return {
    ...(lowest === undefined ? {} : { altitudeM: lowest }),
    ...(highest === undefined ? {} : { ceilingM: highest }),
  };
}

/** An end without a place or a hazard of its own: the city fills in what it ends. */
function lastWord(
  head: CapHead,
  message: CapMessage,
  hazard: CapHazard | undefined,
  context: RowContext,
  origin: Origin,
): AlertEvent {
  const note = message.note ?? message.identifier ?? '';
  const words = {
    category: ['Other'],
    event: { ko: note },
    sender: { ko: head.sender === '' ? note : head.sender },
    headline: { ko: note },
  };
  return alertOf(context, origin, {
    ...partsOf(head, message, context.frame.feed, 0),
    ...(hazard === undefined ? words : wordsOf(hazard, head)),
    severity: 'Unknown',
    urgency: 'Past',
    certainty: 'Unknown',
    originalSeverity: 'Unknown',
    endedAt: head.sent,
    geometry: null,
    districts: [],
    areaNames: [],
    flags: [...head.flags, 'out-of-area'],
  });
}

/** Keys in the order of their messages; those without a time first. */
function bySent(a: string, b: string): number {
  const [sentA = '', sentB = ''] = [a.split(',')[2], b.split(',')[2]];
  return sentA === sentB ? (a < b ? -1 : 1) : sentA < sentB ? -1 : 1;
}
