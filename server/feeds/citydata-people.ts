import type { z } from 'zod';
import type { Flag, Instant, ObservationEvent } from '../../contract/event.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { columns, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { registeredPlace } from '../feed-kit/registered-place.ts';

/** `LIVE_PPLTN_STTS` of `citydata`. */
export const people = columns(
  {
    code: ['AREA_CD'],
    name: ['AREA_NM'],
    time: ['PPLTN_TIME'],
    min: ['AREA_PPLTN_MIN'],
    max: ['AREA_PPLTN_MAX'],
    congestion: ['AREA_CONGEST_LVL'],
    isReplaced: ['REPLACE_YN'],
  },
  {
    code: text,
    name: text,
    time: text,
    min: optionalNumeric,
    max: optionalNumeric,
    congestion: optionalText,
    isReplaced: optionalText,
  },
);
/** How many people are at a place, and how crowded the source calls it; either may be missing. */
export function peopleEvents(
  area: z.output<typeof people>,
  time: Instant,
  context: RowContext,
  origin: Origin,
): RowResult {
  const { code, name, min, max, congestion } = area;
  if (min !== undefined && max !== undefined && (min < 0 || min > max)) {
    return { reject: `no such range of people: ${min}…${max}` };
  }
  const {
    row: _known,
    flags: placeFlags,
    ...placed
  } = registeredPlace(context.city, 'places', code);
  const flags: readonly Flag[] =
    area.isReplaced === 'Y' ? [...placeFlags, 'substituted'] : placeFlags;
  const shared = {
    ref: code,
    time,
    domain: 'safety',
    ...placed,
    flags,
    place: { ko: name },
    featureOfInterest: { id: `place/${code}`, name: { ko: name } },
  } as const;
  const events: ObservationEvent[] = [];
  if (min !== undefined && max !== undefined) {
    events.push(
      observationOf(context, origin, {
        ...shared,
        subject: `observation/people/${code}`,
        observedProperty: 'population.count',
        unit: '{person}',
        // The source gives only a range; the middle is for sorting and drawing.
        result: Math.round((min + max) / 2),
        range: [min, max],
      }),
    );
  }
  if (congestion !== undefined) {
    events.push(
      observationOf(context, origin, {
        ...shared,
        subject: `observation/congestion/${code}`,
        observedProperty: 'congestion.level',
        unit: '1',
        result: congestion,
      }),
    );
  }
  return events.length > 0
    ? events
    : { reject: 'neither a number of people nor a congestion level' };
}
