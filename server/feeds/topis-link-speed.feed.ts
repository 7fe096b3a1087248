import { z } from 'zod';
import type { Flag, Instant, ObservationEvent, Quality } from '../../contract/event.ts';
import { citydataParts } from '../feed-kit/citydata-sections.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import {
  defineConnector,
  type Call,
  type RowContext,
  type RowResult,
  type Rows,
} from '../feed-kit/define-connector.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { columns, numeric, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { lineInCity, lineOfText } from '../feed-kit/line-geometry.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, rowKey } from '../feed-kit/record.ts';
import { registeredPlace } from '../feed-kit/registered-place.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { SEOUL_TIME, seoulSource } from '../feed-kit/seoul-source.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';

const source = seoulSource(placesAndLinks);
const origin: Origin = {
  standard: 'Seoul Open Data Plaza citydata, TrafficInfo (TOPIS)',
  licence: source.licence,
  domain: 'traffic',
};

/** Over any vehicle stream: a broken value. */
const MAX_KMH = 200;

const link = columns(
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
const people = columns(
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
type Link = z.output<typeof link>;
type People = z.output<typeof people>;

export default defineConnector({
  id: 'topis-link-speed',
  title: { ko: '도로 소통·실시간 인구', en: 'Road speeds and live population' },
  domain: 'traffic',
  emits: ['observation'],
  standard: origin.standard,
  source,
  cadence: { everySec: 300, lagSec: 300 },
  format: 'json-or-xml',
  rows: rowsOf,
  row: z.discriminatedUnion('is', [
    z.object({ is: z.literal('link'), time: text, link }),
    z.object({ is: z.literal('service'), link }),
    z.object({ is: z.literal('people'), people }),
  ]),
  rowName: (raw) => rowKey(at(raw, 'link') ?? at(raw, 'people'), 'LINK_ID', 'link_id', 'AREA_CD'),
  toEvents: (part, context) => {
    if (part.is === 'service') {
      return linkEvents(part.link, context.frame.receivedAt, 'provisional', context);
    }
    const localTime = part.is === 'link' ? part.time : part.people.time;
    const time = zonedInstant(localTime, context.city.zone, SEOUL_TIME);
    if (time === undefined) return { reject: `no such time: ${localTime}` };
    return part.is === 'link'
      ? linkEvents(part.link, time, 'good', context)
      : peopleEvents(part.people, time, context);
  },
});

function placesAndLinks(city: CityContext): readonly Call[] {
  const codes = z.array(z.string().min(1)).optional();
  const places = codes.parse(city.settings['places']) ?? [...city.registry('places').keys()];
  // One link a call: only for a corridor that lies in no place.
  const links = codes.parse(city.settings['links']) ?? [];
  return [
    ...places.map((code) => ({
      name: code,
      path: `/{KEY}/json/citydata/1/5/${encodeURIComponent(code)}`,
    })),
    ...links.map((id) => ({
      name: `TrafficInfo-${id}`,
      path: `/{KEY}/xml/TrafficInfo/1/5/${encodeURIComponent(id)}`,
    })),
  ];
}

function rowsOf(payload: unknown, frame: RawFrame): Rows {
  if (at(payload, 'TrafficInfo') !== undefined) {
    const found = seoulRows(payload);
    if ('fault' in found) return found;
    return { rows: found.rows.map((row) => ({ is: 'service', link: row })) };
  }
  const found = seoulRows(payload, 'CITYDATA');
  if ('fault' in found) return found;
  const answered = found.rows.map((place) => at(place, 'AREA_CD'));
  // The key `sample` gets one and the same place whatever was asked.
  if (/^POI\d+$/.test(frame.call) && answered.some((code) => code !== frame.call)) {
    throw new Error(`asked for ${frame.call}, got ${answered.join()}: is the key "sample"?`);
  }
  return { rows: found.rows.flatMap(citydataParts) };
}

function linkEvents(
  { id, road, from, to, speedKmh, line: ownLine }: Link,
  time: Instant,
  resultQuality: Quality,
  context: RowContext,
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

function peopleEvents(area: People, time: Instant, context: RowContext): RowResult {
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
