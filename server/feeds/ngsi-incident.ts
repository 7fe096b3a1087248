import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { incidentOf, type Origin } from '../feed-kit/event-of.ts';
import { headlineOf } from '../feed-kit/headline-of.ts';
import type { Entity } from './ngsi-entity.ts';
import { entityName, entityPlace, textOf } from './ngsi-place.ts';
import { entityTime } from './ngsi-time.ts';
import { sourceTime } from './source-time.ts';
import { wordsOf } from './words-of.ts';

/** Entity types that are something happening, and where each keeps its times and its state. */
export const INCIDENT_TYPES = {
  RoadAccident: { category: 'accident', from: 'accidentDate', to: 'solvedDate', state: 'status' },
  CityWork: { category: 'roadwork', from: 'startDate', to: 'endDate', state: 'workState' },
} as const;

const OVER = /^(closed|solved|ended|finished|done|completed|terminated)$/i;

/** Smart Data Models `RoadAccident` and `CityWork`. */
export function entityIncident(
  entity: Entity,
  type: keyof typeof INCIDENT_TYPES,
  part: string,
  context: RowContext,
  origin: Origin,
): RowResult {
  const { city, frame } = context;
  const { category, from, to, state } = INCIDENT_TYPES[type];
  const started = sourceTime(textOf(entity, from), city.zone);
  if (started === undefined) return { reject: `no time: ${from} missing` };
  const end = sourceTime(textOf(entity, to), city.zone)?.at;
  const told = entityTime(entity, city)?.at ?? started.at;
  const isOver = OVER.test(textOf(entity, state) ?? '');
  const description = textOf(entity, 'description');
  const where = entityPlace(entity, city);
  const time = told > started.at ? told : started.at;
  return [
    incidentOf(context, origin, {
      subject: `incident/${frame.feed}/${part}`,
      ref: entity.id,
      time,
      isEdited: true,
      domain: 'traffic',
      ...where,
      flags: [...where.flags, ...started.flags],
      status: isOver ? 'ended' : 'active',
      category,
      sourceType: { code: entity.type, text: textOf(entity, state) ?? entity.type },
      severity: 'Unknown',
      headline: wordsOf(headlineOf(description ?? entityName(entity))),
      ...(description === undefined ? {} : { description }),
      startedAt: started.at,
      ...(end === undefined || isOver ? {} : { expectedEndAt: end }),
      ...(isOver ? { endedAt: end ?? time } : {}),
    }),
  ];
}
