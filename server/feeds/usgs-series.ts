import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { decode } from '../feed-kit/decode.ts';
import { valueAt, valuesAt } from '../feed-kit/json-path.ts';
import { at, isRecord, listOf } from '../feed-kit/record.ts';

/** A reading of USGS under one shape, whichever of its two services gave it. */
interface UsgsReading {
  readonly series: string;
  readonly location: string;
  readonly name: string;
  readonly parameter: unknown;
  readonly value: unknown;
  readonly unit: unknown;
  readonly time: unknown;
  readonly geometry: unknown;
  /** `provisional`, `good`, `suspect` (ice, estimated, backwater …), `missing` (equipment). */
  readonly quality: string;
}

const STATUS: Readonly<Record<string, string>> = {
  p: 'provisional',
  provisional: 'provisional',
  a: 'good',
  approved: 'good',
  r: 'good',
  revised: 'good',
};

/** Rows of the legacy instantaneous values service: every value of every series. */
export function legacyReadings(payload: unknown): readonly UsgsReading[] {
  return valuesAt(payload, 'value.timeSeries.*').flatMap((series) => {
    const site = at(series, 'sourceInfo');
    const variable = at(series, 'variable');
    const location = `USGS-${text(valueAt(site, 'siteCode.0.value'))}`;
    const parameter = valueAt(variable, 'variableCode.0.value');
    const lat = valueAt(site, 'geoLocation.geogLocation.latitude');
    const lon = valueAt(site, 'geoLocation.geogLocation.longitude');
    const noData = Number(at(variable, 'noDataValue') ?? -999_999);
    return valuesAt(series, 'values.*').flatMap((block) => {
      const method = valueAt(block, 'method.0.methodID');
      return listOf(at(block, 'value')).map((value): UsgsReading => {
        const number = at(value, 'value');
        return {
          series: [location, text(parameter), text(method)].filter(Boolean).join('-'),
          location,
          name: text(at(site, 'siteName')) || location,
          parameter,
          value: Number(number) === noData ? null : number,
          unit: valueAt(variable, 'unit.unitCode'),
          time: at(value, 'dateTime'),
          geometry:
            lat === undefined || lon === undefined
              ? null
              : { type: 'Point', coordinates: [lon, lat] },
          quality: qualityOf(undefined, at(value, 'qualifiers')),
        };
      });
    });
  });
}

/** A row of the OGC API; names come from its table of locations, if that was asked for. */
export function featureReading(feature: unknown, names: ReadonlyMap<string, string>): unknown {
  const properties = at(feature, 'properties');
  if (!isRecord(properties)) return feature;
  const location = text(at(properties, 'monitoring_location_id'));
  const series = text(at(properties, 'time_series_id'));
  const reading: UsgsReading = {
    series: [location, series || text(at(properties, 'parameter_code'))].filter(Boolean).join('-'),
    location,
    name: names.get(location) ?? location,
    parameter: at(properties, 'parameter_code'),
    value: at(properties, 'value'),
    unit: at(properties, 'unit_of_measure'),
    time: at(properties, 'time'),
    geometry: at(feature, 'geometry'),
    quality: qualityOf(at(properties, 'approval_status'), at(properties, 'qualifier')),
  };
  return reading;
}

/** Names of locations by id, from the companion `locations`. */
export function locationNames({ companions }: RawFrame): ReadonlyMap<string, string> {
  const body = companions?.['locations'];
  const decoded = body === undefined ? undefined : decode(body, 'json');
  if (decoded === undefined || 'why' in decoded) return new Map();
  return new Map(
    valuesAt(decoded.payload, 'features.*').flatMap((feature): [string, string][] => {
      const name = text(valueAt(feature, 'properties.monitoring_location_name'));
      const id = text(at(feature, 'id'));
      return id === '' || name === '' ? [] : [[id, name]];
    }),
  );
}

/** The worst of what is said; a qualifier that is no status is a reason for doubt. */
function qualityOf(status: unknown, qualifiers: unknown): string {
  const said = [status, ...listOf(qualifiers)]
    .flatMap((word) =>
      text(word)
        .toLowerCase()
        .split(/[\s,]+/),
    )
    .filter((word) => word !== '');
  if (said.some((word) => STATUS[word] === undefined)) return 'suspect';
  if (said.some((word) => STATUS[word] === 'provisional')) return 'provisional';
  return said.length === 0 ? 'provisional' : 'good';
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}
