import { z } from 'zod';
import type { Flag } from '../../contract/event.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { defineConnector, type RowContext } from '../feed-kit/define-connector.ts';
import { observationOf } from '../feed-kit/event-of.ts';
import { at, isRecord, rowKey } from '../feed-kit/record.ts';
import { decode } from '../feed-kit/decode.ts';
import { observedProperty } from './observed-property.ts';
import { NOWHERE, placeOfGeoJson, placeOfRow, type Place } from './place-of.ts';
import { propertyDomain } from './property-domain.ts';
import { retainedFlags } from './retained-flags.ts';
import { calls, topics } from './sensorthings-calls.ts';
import { datastreamId, datastreamOf, iotId, placeOfThing } from './sensorthings-datastream.ts';
import { qualityOf, resultOf } from './sensorthings-result.ts';
import { sensorThingsRows } from './sensorthings-rows.ts';
import { sensorThingsSettings, settingsOf } from './sensorthings-settings.ts';
import { calledUnit, unitOfMeasurement } from './sensorthings-unit.ts';
import { sourceTime } from './source-time.ts';
import { sourceUnit } from './source-unit.ts';
import { subjectPart } from './subject-part.ts';
import { wordsOf } from './words-of.ts';
import { memberOf } from './member-of.ts';

const origin = {
  standard: 'OGC SensorThings API 1.1',
  licence: 'as the publisher says',
  domain: 'environment',
} as const;

const row = z.looseObject({
  result: z.unknown().optional(),
  phenomenonTime: z.unknown().optional(),
  /** So misspelt in the standard's own MQTT example, and since then in devices. */
  phenonmenonTime: z.unknown().optional(),
  resultTime: z.unknown().optional(),
  resultQuality: z.unknown().optional(),
  FeatureOfInterest: z.unknown().optional(),
  Datastream: z.unknown().optional(),
});
type Row = z.output<typeof row>;

export default defineConnector<Row>({
  id: 'sensorthings',
  title: { ko: '센서 관측', en: 'Sensor observations' },
  domain: origin.domain,
  emits: ['observation'],
  standard: origin.standard,
  source: {
    baseUrl: 'https://sensorthings.invalid/v1.1',
    transport: 'poll',
    alsoBy: ['mqtt', 'push'],
    topics,
    licence: origin.licence,
    attribution: 'as the publisher says',
    calls,
  },
  cadence: { everySec: 300, lagSec: 1800 },
  format: 'json',
  settings: sensorThingsSettings,
  follow: (frame) => {
    const decoded = decode(frame.body, 'json');
    const next = 'payload' in decoded ? at(decoded.payload, '@iot.nextLink') : undefined;
    return typeof next === 'string' && next !== '' ? [{ name: frame.call, url: next }] : [];
  },
  rows: (payload) => sensorThingsRows(payload),
  row,
  rowName: (raw) => rowKey(raw, '@iot.id', '@iot.selfLink'),
  toEvents: (observation, context) => {
    const { city, frame } = context;
    const settings = settingsOf(city);
    if (!Object.hasOwn(observation, 'result')) return { reject: 'no Observation: result missing' };
    const id = datastreamId(observation, frame);
    const part = id === undefined ? undefined : subjectPart(id);
    if (id === undefined || part === undefined) {
      return { reject: 'no datastream: neither expanded, nor linked, nor in the topic' };
    }
    const said = phenomenonTimeOf(observation, context);
    const phenomenon = sourceTime(said, city.zone);
    if (phenomenon === undefined) return { reject: `no such time: ${excerpt(said)}` };
    const resultTime = sourceTime(observation.resultTime, city.zone)?.at;

    const own = memberOf(settings.datastreams, id) ?? {};
    const datastream = datastreamOf(id, observation.Datastream, frame);
    const measure = datastream['unitOfMeasurement'];
    const unit =
      own.unit === undefined ? unitOfMeasurement(measure) : (sourceUnit(own.unit) ?? as(own.unit));
    const value = resultOf(observation.result);
    if ('reject' in value) return value;
    const result =
      typeof value.result === 'number' && unit !== undefined
        ? unit.convert(value.result)
        : value.result;
    const isUnitUnknown = unit === undefined && typeof result === 'number';
    // A word where metres are measured, e.g. `ERROR`, is no measurement.
    const isOdd = typeof result === 'string' && unit !== undefined && unit.unit !== '1';
    const isDoubtful = isUnitUnknown || isOdd;

    const thing = datastream['Thing'];
    const name = own.name ?? nameOf(thing) ?? nameOf(datastream) ?? id;
    const property =
      own.property ?? observedProperty(nameOf(datastream['ObservedProperty']), settings.properties);
    const domain = city.about ?? propertyDomain(property);
    const where = placeIn(city, id, observation, thing);
    const flags: readonly Flag[] = [
      ...where.flags,
      ...phenomenon.flags,
      ...retainedFlags(frame),
      ...(isUnitUnknown ? (['unit-assumed'] as const) : []),
    ];
    const event = observationOf(context, origin, {
      subject: `observation/${frame.feed}/${part}`,
      ref: iotId(observation) ?? `${id}@${phenomenon.at}`,
      time: phenomenon.at,
      ...(resultTime === undefined ? {} : { resultTime }),
      ...(domain === undefined ? {} : { domain }),
      ...where,
      flags,
      place: wordsOf(name),
      featureOfInterest: {
        id: `${frame.feed}/${subjectPart(iotId(thing) ?? id) ?? part}`,
        name: wordsOf(name),
      },
      observedProperty: property,
      unit: unit?.unit ?? calledUnit(measure),
      result,
      resultQuality: qualityOf(observation.resultQuality, result, isDoubtful, context),
      ...(own.fullScale === undefined ? {} : { fullScale: own.fullScale }),
      ...(own.thresholds === undefined ? {} : { thresholds: own.thresholds }),
    });
    // The same value comes twice, raw and normalised; a corrected one at the same time is another.
    const isWord = typeof result === 'string';
    return [{ ...event, id: `${event.id}#${isWord ? encodeURIComponent(result) : result}` }];
  },
});

/** When the world was so; what has only a time of the result was so then, as far as anybody says. */
function phenomenonTimeOf(observation: Row, { drift }: RowContext): unknown {
  const { phenomenonTime, phenonmenonTime, resultTime } = observation;
  if (typeof phenomenonTime === 'string') return phenomenonTime;
  if (typeof phenonmenonTime === 'string') {
    drift('phenonmenonTime instead of phenomenonTime');
    return phenonmenonTime;
  }
  if (typeof resultTime === 'string') drift('resultTime without phenomenonTime');
  return resultTime;
}

/** The city's own registry, then what the message says, then where the Thing stands. */
function placeIn(city: CityContext, id: string, observation: Row, thing: unknown): Place {
  const { places } = settingsOf(city);
  const registered =
    places === undefined ? undefined : placeOfRow(city, city.registry(places).get(id));
  if (registered !== undefined) return registered;
  const feature = at(observation.FeatureOfInterest, 'feature');
  if (isRecord(feature)) return placeOfGeoJson(city, feature);
  return placeOfThing(city, thing) ?? NOWHERE;
}

function nameOf(entity: unknown): string | undefined {
  const name = at(entity, 'name') ?? at(entity, 'description');
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : undefined;
}

/** The city says UCUM that no table lists: taken at its word. */
function as(unit: string) {
  return { unit, convert: (value: number) => value };
}

function excerpt(value: unknown): string {
  return (JSON.stringify(value) ?? 'none').slice(0, 40);
}
