import type { Flag, Instant } from '../../contract/event.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { alertOf, type Origin } from '../feed-kit/event-of.ts';
import { NO_AREA } from './cap-message.ts';
import type { GeoItem, Gdacs } from './cap-geo-item.ts';
import { placeInCity, type CapPlace } from './cap-place.ts';
import { keyPart } from './cap-reference.ts';
import { numbersIn } from './cap-ring.ts';
import type { CapSettings } from './cap-settings.ts';
import { capTime } from './cap-time.ts';

/** GDACS's kinds of disaster. */
const KINDS: Readonly<Record<string, { readonly event: string; readonly category: string }>> = {
  EQ: { event: 'Earthquake', category: 'Geo' },
  TS: { event: 'Tsunami', category: 'Geo' },
  VO: { event: 'Volcano', category: 'Geo' },
  TC: { event: 'Tropical cyclone', category: 'Met' },
  FL: { event: 'Flood', category: 'Met' },
  DR: { event: 'Drought', category: 'Met' },
  WF: { event: 'Wildfire', category: 'Fire' },
};
/** Scores 0 and 1 are green. */
const COLOUR_OF_SCORE = ['green', 'green', 'orange', 'red'];
const EPISODE_DIGITS = 6;

/** An item of a GeoRSS list → an alert, if it is something of its own and concerns the city. */
export function eventsOfItem(
  item: GeoItem,
  context: RowContext,
  origin: Origin,
  settings: CapSettings,
): RowResult {
  const { city, frame, drift } = context;
  const { gdacs } = item;
  const key = gdacs === undefined ? item.id : keyOf(gdacs);
  if (key === undefined)
    return { reject: gdacs === undefined ? 'id: missing' : 'eventid: missing' };
  if (item.title === undefined) return { reject: 'title: missing' };
  const zone = settings.zone ?? city.zone;
  const time = capTime(item.time ?? '', zone);
  if (time === undefined) return { reject: `date: no time: ${item.time ?? 'missing'}` };
  const place = placeOf(item, city, settings);
  if (place === undefined) return [];
  const colour = colourOf(gdacs);
  const severity = colour === undefined ? 'Unknown' : (settings.colours[colour] ?? 'Unknown');
  if (colour !== undefined && severity === 'Unknown') drift(`unknown colour ${colour}`);
  const kind = KINDS[gdacs?.eventType ?? ''];
  const expires = new Date(Date.parse(time.at) + settings.defaultExpirySec * 1000).toISOString();
  const onset = instantOf(gdacs?.from, zone);
  const isOver = gdacs?.isCurrent?.toLowerCase() === 'false';
  const lapsed = expires <= frame.receivedAt ? expires : undefined;
  const endedAt = isOver ? (instantOf(gdacs?.to, zone) ?? time.at) : lapsed;
  const flags: Flag[] = ['default-expiry', ...place.flags];
  if (time.isZoneAssumed) flags.push('zone-assumed');
  if (severity !== 'Unknown') flags.push('severity-mapped');
  const description = [item.description, gdacs?.measure].filter((text) => text !== undefined);
  return [
    alertOf(context, origin, {
      subject: `alert/${frame.feed}/${keyPart(key)}`,
      ref: key,
      time: time.at,
      version: versionOf(gdacs, time.at),
      isEdited: true,
      flags,
      status: 'Actual',
      msgType: 'Alert',
      category: [kind?.category ?? 'Other'],
      event: { ko: kind?.event ?? item.category ?? item.title },
      severity,
      urgency: isOver ? 'Past' : 'Unknown',
      certainty: gdacs === undefined ? 'Unknown' : 'Observed',
      sender: { ko: gdacs === undefined ? frame.feed : 'GDACS' },
      sent: time.at,
      ...(onset === undefined ? {} : { onset }),
      expires,
      expirytime: expires,
      ...(endedAt === undefined ? {} : { endedAt }),
      headline: { ko: item.title, en: item.title },
      ...(description.length === 0 ? {} : { description: description.join('\n') }),
      ...(item.link === undefined ? {} : { web: item.link }),
      originalSeverity: gdacs?.level ?? colour ?? 'Unknown',
      areaNames: place.areaNames,
      geometry: place.geometry,
      districts: place.districts,
    }),
  ];
}

function keyOf({ eventType, eventId }: Gdacs): string | undefined {
  return eventType === undefined || eventId === undefined ? undefined : `${eventType}${eventId}`;
}

/** Episode, then version of the episode, padded so that they sort; else the time. */
function versionOf(gdacs: Gdacs | undefined, time: Instant): string {
  if (gdacs?.episodeId === undefined) return time;
  const parts = [gdacs.episodeId, gdacs.version ?? '0'];
  return parts.map((part) => part.padStart(EPISODE_DIGITS, '0')).join('-');
}

function colourOf(gdacs: Gdacs | undefined): string | undefined {
  if (gdacs === undefined) return undefined;
  return gdacs.level?.toLowerCase() ?? COLOUR_OF_SCORE[Math.floor(Number(gdacs.score))];
}

function instantOf(text: string | undefined, zone: string): Instant | undefined {
  return text === undefined ? undefined : capTime(text, zone)?.at;
}

/**
 * Where it is: its outlines and its point. GDACS's box says only how far it may be felt; who lies in
 * it is concerned, but it is not drawn.
 */
function placeOf(item: GeoItem, city: CityContext, settings: CapSettings): CapPlace | undefined {
  const { point, rings, gdacs, title } = item;
  const circles = point === undefined ? [] : [`${point.lat},${point.lon} 0`];
  const own = { ...NO_AREA, areaDesc: gdacs?.country ?? title, polygons: rings, circles };
  const drawn = placeInCity([own], city, settings);
  const box = ringOfBox(gdacs?.bbox);
  if (drawn !== undefined || box === undefined) return drawn;
  const around = placeInCity([{ ...own, polygons: [box], circles: [] }], city, settings);
  return around === undefined ? undefined : { ...around, geometry: null, flags: ['out-of-area'] };
}

/** `lonmin lonmax latmin latmax` as an outline, latitude first. */
function ringOfBox(bbox: string | undefined): string | undefined {
  const [west, east, south, north] = numbersIn(bbox ?? '');
  if (west === undefined || east === undefined || south === undefined || north === undefined) {
    return undefined;
  }
  return [south, west, south, east, north, east, north, west, south, west].join(' ');
}
