import { z } from 'zod';
import type { ObservationEvent } from '../../contract/event.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { defineConnector, type RowContext, type RowResult } from '../feed-kit/define-connector.ts';
import { centreOf, distanceKm } from '../feed-kit/distance.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { observationOf } from '../feed-kit/event-of.ts';
import { numeric, text } from '../feed-kit/field.ts';
import { faultBeside, jsonFault } from '../feed-kit/json-fault.ts';
import { valueAt } from '../feed-kit/json-path.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { pointInCity } from '../feed-kit/point-in-city.ts';
import { at, isRecord, listOf, rowKey } from '../feed-kit/record.ts';
import { subjectKey } from '../feed-kit/subject-key.ts';
import { eaMeasure, eaProperty } from './ea-measure.ts';
import { outlinedWarning, outlinesOf } from './ea-outline.ts';
import { eaStations, typicalHigh } from './ea-stations.ts';
import { eaWarning, warningAlert } from './ea-warning.ts';

const origin = {
  standard: 'Environment Agency real-time flood monitoring',
  licence: 'OGL-UK-3.0',
  domain: 'water',
} as const;

const settings = z.object({
  /** Around the middle of the city; absent = as far as its corners. */
  withinKm: z.number().positive().optional(),
});

const reading = z.object({
  is: z.literal('reading'),
  measure: text,
  item: z.object({ dateTime: text, value: z.unknown().optional() }),
});

/** Lists cut at the service's limit: what is missing there has not ended. */
const partial = new WeakSet<Uint8Array>();

/** Flood warnings and gauges of England: two calls and the table of stations. */
export default defineConnector({
  id: 'uk-ea-flood',
  title: { ko: '영국 환경청 홍수 감시', en: 'Environment Agency floods' },
  domain: 'water',
  emits: ['alert', 'observation'],
  standard: origin.standard,
  source: {
    baseUrl: 'https://environment.data.gov.uk/flood-monitoring',
    transport: 'poll',
    licence: origin.licence,
    attribution: 'Environment Agency flood and river level data (Beta)',
    calls: (city) => {
      const near = nearPath(city);
      return [
        { name: 'floods', path: `/id/floods?${near}` },
        { name: 'readings', path: '/data/readings?latest' },
        { name: 'stations', path: `/id/stations?_view=full&${near}`, isCompanion: true },
      ];
    },
  },
  // In calm weather stations report twice a day, then many quarters of an hour at once.
  cadence: { everySec: 900, lagSec: 50_400 },
  format: 'json',
  maxBytes: 30_000_000,
  settings,
  follow: (frame) => outlinesOf(frame),
  rows: (payload, frame) => {
    const outlined = outlinedWarning(payload, frame);
    if (outlined !== undefined) {
      return { rows: outlined.map((warning) => ({ is: 'warning', ...warning })) };
    }
    const items = at(payload, 'items');
    if (items === undefined || items === null || typeof items === 'string') {
      const fault = jsonFault(payload);
      if (fault !== undefined) return { fault };
      throw new Error('no items');
    }
    const told = faultBeside(listOf(items), payload);
    if (told !== undefined) return { fault: told };
    const limit = Number(valueAt(payload, 'meta.limit') ?? Number.NaN);
    if (listOf(items).length >= limit) partial.add(frame.body);
    // A list of one comes as the object itself.
    return { rows: listOf(items).flatMap((item) => rowsOf(item)) };
  },
  row: z.discriminatedUnion('is', [eaWarning, reading, z.object({ is: z.literal('station') })]),
  rowName: (row) => rowKey(at(row, 'item'), 'floodAreaID') ?? rowKey(row, 'measure'),
  completeCalls: ['floods'],
  absence: ({ body }) => (partial.has(body) ? undefined : 'expired'),
  toEvents: (row, context) => {
    if (row.is === 'warning') return warningAlert(row, context, origin);
    return row.is === 'reading' ? levelOf(row, context) : [];
  },
});

/** Warnings, readings, and in a list of stations their latest readings; what is neither is a reject. */
function rowsOf(item: unknown): readonly unknown[] {
  if (at(item, 'severityLevel') !== undefined || at(item, 'floodAreaID') !== undefined) {
    return [{ is: 'warning', item }];
  }
  if (at(item, 'stationReference') !== undefined && at(item, 'measures') !== undefined) {
    const measures = listOf(at(item, 'measures')).filter(isRecord);
    const latest = measures.filter((measure) => isRecord(at(measure, 'latestReading')));
    if (latest.length === 0) return [{ is: 'station', item }];
    return latest.map((measure) => ({
      is: 'reading',
      measure: at(measure, '@id'),
      item: at(measure, 'latestReading'),
    }));
  }
  const measure = at(item, 'measure');
  return [{ is: 'reading', measure: isRecord(measure) ? at(measure, '@id') : measure, item }];
}

function levelOf({ measure: url, item }: z.output<typeof reading>, context: RowContext): RowResult {
  const measure = eaMeasure(url);
  if (measure === undefined) return { reject: `no measure: ${url.slice(0, 80)}` };
  const kind = eaProperty(measure);
  if (kind === undefined) return [];
  const stations = eaStations(context.frame.companions);
  const station = stations?.get(measure.station);
  // The table holds the stations near the city: the readings are of all England.
  if (stations !== undefined && station === undefined) return [];
  const time = offsetInstant(item.dateTime);
  if (time === undefined) return { reject: `no such time: ${item.dateTime}` };
  // Two values of one instant come as a list.
  const value = numeric.safeParse(listOf(item.value).at(-1));
  if (!value.success) return { reject: `value: ${value.error.issues[0]?.message ?? 'none'}` };
  const [least, most] = kind.plausible;
  if (value.data < least || value.data > most) {
    return { reject: `${kind.property} outside ${least}…${most}: ${value.data}` };
  }
  const point = station?.point;
  const placed =
    point === undefined
      ? ({ geometry: null, flags: [] } as const)
      : pointInCity(context.city, point);
  const district =
    point !== undefined && placed.geometry !== null && nearestDistrict(context.city, point);
  const isStage = measure.qualifier === 'stage' && kind.property === 'water.level';
  const thresholds = station !== undefined && isStage ? typicalHigh(station) : [];
  const name = station?.name ?? measure.station;
  const event: ObservationEvent = observationOf(context, origin, {
    subject: `observation/${context.frame.feed}/${subjectKey(measure.id)}`,
    ref: measure.id,
    time,
    isEdited: true,
    ...placed,
    districts: district ? [district] : [],
    place: { ko: [station?.river, name].filter(Boolean).join(' ') },
    featureOfInterest: {
      id: `${context.frame.feed}/${subjectKey(measure.station)}`,
      name: { ko: name },
    },
    observedProperty: kind.property,
    unit: kind.unit,
    result: value.data,
    ...(thresholds.length > 0 ? { thresholds } : {}),
  });
  return [event];
}

function nearPath(city: CityContext): string {
  const { lon, lat } = centreOf(city.bounds);
  const [west, south] = city.bounds;
  const { withinKm = distanceKm({ lon, lat }, { lon: west, lat: south }) } = settings.parse(
    city.settings,
  );
  return `lat=${lat.toFixed(4)}&long=${lon.toFixed(4)}&dist=${Math.ceil(withinKm)}`;
}
