import { z } from 'zod';
import type { CityContext } from '../feed-kit/city-context.ts';
import { defineConnector, type FollowUp } from '../feed-kit/define-connector.ts';
import type { Origin } from '../feed-kit/event-of.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { isRecord } from '../feed-kit/record.ts';
import { eventsOfMessage } from './cap-alert.ts';
import { readCapBytes, readCapText } from './cap-body.ts';
import type { CapRow } from './cap-found.ts';
import { eventsOfItem } from './cap-geo-alert.ts';
import { outlinedBody } from './cap-outline.ts';
import { capSettings, settingsOf } from './cap-settings.ts';
import { parameterOf } from './cap-words.ts';

const ORIGIN: Origin = {
  standard: 'OASIS CAP 1.2',
  licence: 'as the publisher of the feed says',
  domain: 'disaster',
};

/** How the further document of a message's outline is called. */
const OUTLINE = 'outline';
/** Documents that one index may name; a national one lists some hundreds. */
const MAX_FOLLOWED = 1_000;

export default defineConnector<CapRow>({
  id: 'cap',
  title: { ko: 'CAP 재난경보', en: 'CAP warnings' },
  domain: ORIGIN.domain,
  emits: ['alert'],
  standard: ORIGIN.standard,
  source: {
    // The hub through which every country may publish; a city names its own authority's address.
    baseUrl: 'https://severeweather.wmo.int',
    transport: 'poll',
    alsoBy: ['push'],
    licence: ORIGIN.licence,
    attribution: 'as the publisher of the feed says',
    calls: ({ settings }) => [{ name: 'list', path: settingsOf(settings).path }],
  },
  cadence: { everySec: 120 },
  format: 'text',
  settings: capSettings,
  follow: followUps,
  rows: (payload, frame) => {
    if (typeof payload !== 'string') throw new Error('no text');
    if (frame.call === OUTLINE) return outlinedBody(payload, frame.parent);
    return readCapText(payload, frame.body);
  },
  row: z.custom<CapRow>(isRecord),
  rowName: (row) => (isRow(row) ? nameOf(row) : undefined),
  completeCalls: ['list'],
  absence: (frame, { settings }) => {
    const { onAbsence } = settingsOf(settings);
    const isList = readCapBytes(frame.body, frame.contentType)?.isList === true;
    if (onAbsence === 'ignore' || !isList) return undefined;
    return onAbsence === 'cancel' ? 'cancelled' : 'expired';
  },
  toEvents: (row, context) => {
    if ('problem' in row) {
      const { problem, name } = row;
      return { reject: name === undefined ? problem : `${name.slice(0, 80)}: ${problem}` };
    }
    const settings = settingsOf(context.city.settings);
    if ('item' in row) return eventsOfItem(row.item, context, ORIGIN, settings);
    return eventsOfMessage(row.message, context, ORIGIN, settings);
  },
});

function isRow(row: unknown): row is CapRow {
  return isRecord(row) && ('message' in row || 'item' in row || 'problem' in row);
}

/** As `ref` of the event; an item nobody can read is nameless, so that its list proves no absence. */
function nameOf(row: CapRow): string | undefined {
  if ('problem' in row) return undefined;
  if ('message' in row) return row.message.identifier;
  const { id, gdacs } = row.item;
  return gdacs === undefined ? id : `${gdacs.eventType}${gdacs.eventId}`;
}

/** Messages an index names, its next page, and outlines that a message keeps elsewhere. */
function followUps(frame: RawFrame, { settings }: CityContext): readonly FollowUp[] {
  const { follow, followPolygons } = settingsOf(settings);
  if (frame.call === OUTLINE) return [];
  const body = readCapBytes(frame.body, frame.contentType);
  if (body === undefined) return [];
  const listed = follow ? body.links : [];
  const outlines = followPolygons ? body.rows.flatMap(outlineUrls) : [];
  const all: readonly FollowUp[] = [
    ...listed.map(({ url, isMessage }) =>
      isMessage ? { name: 'message', url, isImmutable: true } : { name: 'page', url },
    ),
    ...outlines.map((url) => ({ name: OUTLINE, url, isImmutable: true, isPart: true })),
  ];
  return [...new Map(all.map((one) => [one.url, one])).values()].slice(0, MAX_FOLLOWED);
}

function outlineUrls(row: CapRow): readonly string[] {
  if (!('message' in row)) return [];
  return row.message.infos.flatMap((info) => parameterOf(info, 'Polygon URL') ?? []);
}
