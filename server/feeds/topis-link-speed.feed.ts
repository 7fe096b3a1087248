import { z } from 'zod';
import type { CityContext } from '../feed-kit/city-context.ts';
import { citydataParts } from '../feed-kit/citydata-sections.ts';
import { defineConnector, type Call, type Rows } from '../feed-kit/define-connector.ts';
import type { Origin } from '../feed-kit/event-of.ts';
import { text } from '../feed-kit/field.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { at, rowKey } from '../feed-kit/record.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { SEOUL_TIME, seoulSource } from '../feed-kit/seoul-source.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';
import { link, linkEvents } from './citydata-link.ts';
import { people, peopleEvents } from './citydata-people.ts';

const source = seoulSource(placesAndLinks);
const standard = 'Seoul Open Data Plaza citydata, TrafficInfo (TOPIS)';
const origin: Origin = { standard, licence: source.licence, domain: 'traffic' };

export default defineConnector({
  id: 'topis-link-speed',
  title: { ko: '도로 소통·실시간 인구', en: 'Road speeds and live population' },
  domain: 'traffic',
  emits: ['observation'],
  tells: [
    'observation/traffic.speed',
    'observation/population.count',
    'observation/congestion.level',
  ],
  standard,
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
      return linkEvents(part.link, context.frame.receivedAt, 'provisional', context, origin);
    }
    const localTime = part.is === 'link' ? part.time : part.people.time;
    const time = zonedInstant(localTime, context.city.zone, SEOUL_TIME);
    if (time === undefined) return { reject: `no such time: ${localTime}` };
    return part.is === 'link'
      ? linkEvents(part.link, time, 'good', context, origin)
      : peopleEvents(part.people, time, context, origin);
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
