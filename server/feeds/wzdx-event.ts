import { z } from 'zod';
import type { Flag, IncidentCategory, Instant } from '../../contract/event.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { incidentOf, type Origin } from '../feed-kit/event-of.ts';
import { optionalText, text } from '../feed-kit/field.ts';
import { geometryInCity } from '../feed-kit/geojson-geometry.ts';
import { headlineOf } from '../feed-kit/headline-of.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { plannedHeadline } from '../feed-kit/planned-headline.ts';
import { at, listOf } from '../feed-kit/record.ts';
import { subjectKey } from '../feed-kit/subject-key.ts';
import { impactOf, restrictionTexts } from './wzdx-impact.ts';
import { feedInfo } from './wzdx-rows.ts';

/** A road event: works, a detour around them, a restriction. */
export const wzdxEvent = z.object({
  is: z.literal('event'),
  id: text,
  geometry: z.unknown().optional(),
  own: z.looseObject({
    event_type: text,
    event_status: optionalText,
    name: optionalText,
    description: optionalText,
    road_names: z.unknown().optional(),
    direction: optionalText,
    vehicle_impact: optionalText,
    start_date: text,
    end_date: optionalText,
    creation_date: optionalText,
    update_date: optionalText,
    is_end_date_verified: z.unknown().optional(),
    end_date_accuracy: optionalText,
  }),
});

const CATEGORIES: Readonly<Record<string, IncidentCategory>> = {
  'work-zone': 'roadwork',
  detour: 'roadwork',
  restriction: 'obstruction',
  incident: 'other',
};
const OVER = new Set(['completed', 'cancelled', 'canceled']);
/** An estimated end that has passed while the event is still listed: works run late. */
const ESTIMATE_GRACE_MS = 24 * 3_600_000;

/** The event as an incident; closed lanes count from its start on. */
export function roadIncident(
  { id, own, geometry }: z.output<typeof wzdxEvent>,
  context: RowContext,
  origin: Origin,
): RowResult {
  const { city, frame, payload } = context;
  const start = offsetInstant(own.start_date);
  if (start === undefined) return { reject: `no such start: ${own.start_date}` };
  const end = own.end_date === undefined ? undefined : offsetInstant(own.end_date);
  if (own.end_date !== undefined && end === undefined) {
    return { reject: `no such end: ${own.end_date}` };
  }
  const info = at(feedInfo(payload), 'update_date');
  const stamps = [own.update_date, own.creation_date, typeof info === 'string' ? info : undefined];
  const time = stamps.flatMap((stamp) => offsetInstant(stamp ?? '') ?? [])[0];
  if (time === undefined) return { reject: 'no time of update' };
  const impact = impactOf(own.vehicle_impact);
  if (impact === undefined) context.drift(`unknown vehicle_impact: ${own.vehicle_impact ?? ''}`);
  const category = Object.hasOwn(CATEGORIES, own.event_type)
    ? CATEGORIES[own.event_type]
    : undefined;
  if (category === undefined) context.drift(`unknown event_type: ${own.event_type.slice(0, 40)}`);
  const tier = city.tiers['wzdx']?.[own.vehicle_impact ?? ''];
  const severity = tier?.severity ?? impact?.severity ?? 'Unknown';
  const isEnded = OVER.has(own.event_status ?? '') || isPast(own, end, frame.receivedAt);
  const isPlanned = start > frame.receivedAt;
  const placed = geometryInCity(city, geometry);
  const mapped: readonly Flag[] = severity === 'Unknown' ? [] : ['severity-mapped'];
  const roads = listOf(own.road_names).filter((road) => typeof road === 'string');
  const place = [roads.join(' / '), own.direction].filter(Boolean).join(' ');
  const lines = [own.name, own.description, ...restrictionTexts(own)].filter(
    (line) => line !== undefined,
  );
  const headline = { ko: headlineOf(lines[0] ?? place) || own.event_type };
  const closure = isEnded || isPlanned ? undefined : impact?.closure;
  return [
    incidentOf(context, origin, {
      subject: `incident/${frame.feed}/${subjectKey(id)}`,
      ref: id,
      time,
      // Full snapshots repeat an event; an hour that has come changes it without a new date.
      isEdited: true,
      geometry: placed.geometry,
      flags: [...placed.flags, ...mapped],
      districts: [],
      ...(place === '' ? {} : { place: { ko: place } }),
      status: isEnded ? 'ended' : 'active',
      category: category ?? 'other',
      sourceType: { code: own.event_type, text: own.vehicle_impact ?? own.event_type },
      severity,
      headline: isPlanned ? plannedHeadline(headline) : headline,
      ...(lines.length > 0 ? { description: lines.join('\n') } : {}),
      startedAt: start,
      ...(isEnded || end === undefined ? {} : { expectedEndAt: end }),
      ...(isEnded ? { endedAt: end !== undefined && end <= frame.receivedAt ? end : time } : {}),
      ...(closure === undefined ? {} : { roadClosure: closure }),
    }),
  ];
}

function isPast(
  own: z.output<typeof wzdxEvent>['own'],
  end: Instant | undefined,
  now: Instant,
): boolean {
  if (end === undefined) return false;
  const isSure = own.is_end_date_verified === true || own.end_date_accuracy === 'verified';
  return Date.parse(end) + (isSure ? 0 : ESTIMATE_GRACE_MS) <= Date.parse(now);
}
