import type { z } from 'zod';
import type { Instant, Quality } from '../../contract/event.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { columns, numeric, optionalText, text } from '../feed-kit/field.ts';
import { lineInCity, lineOfText } from '../feed-kit/line-geometry.ts';

/** Over any vehicle stream: a broken value. */
const MAX_KMH = 200;

/** A link of `citydata` (upper case) or `TrafficInfo` (either case). */
export const link = columns(
  {
    id: ['LINK_ID', 'link_id'],
    road: ['ROAD_NM'],
    from: ['START_ND_NM'],
    to: ['END_ND_NM'],
    speedKmh: ['SPD', 'PRCS_SPD', 'prcs_spd'],
    line: ['XYLIST'],
  },
  {
    id: text,
    road: optionalText,
    from: optionalText,
    to: optionalText,
    speedKmh: numeric,
    line: optionalText,
  },
);
/** A speed along the link's own line, else along the line that the registry has for it. */
export function linkEvents(
  { id, road, from, to, speedKmh, line: ownLine }: z.output<typeof link>,
  time: Instant,
  resultQuality: Quality,
  context: RowContext,
  origin: Origin,
): RowResult {
  if (speedKmh < 0 || speedKmh > MAX_KMH) {
    return { reject: `speed outside 0…${MAX_KMH} km/h: ${speedKmh}` };
  }
  const { city } = context;
  const known = city.registry('road-links').get(id);
  const registered = known?.['vertices'];
  const line =
    ownLine !== undefined
      ? lineOfText(ownLine, '|', '_')
      : registered === undefined
        ? undefined
        : lineOfText(registered, ';', ' ');
  const placed =
    ownLine === undefined && registered === undefined
      ? { geometry: null, flags: [] }
      : lineInCity(city, line);
  const middle = placed.geometry === null ? undefined : line?.[line.length >> 1];
  const district = middle === undefined ? undefined : nearestDistrict(city, middle);
  const name = road ?? (known?.['name_ko'] || id);
  return [
    observationOf(context, origin, {
      subject: `observation/link/${id}`,
      ref: id,
      time,
      ...placed,
      districts: district === undefined ? [] : [district],
      place: { ko: from !== undefined && to !== undefined ? `${name} ${from} → ${to}` : name },
      featureOfInterest: { id: `link/${id}`, name: { ko: name } },
      observedProperty: 'traffic.speed',
      unit: 'km/h',
      result: speedKmh,
      resultQuality,
    }),
  ];
}
