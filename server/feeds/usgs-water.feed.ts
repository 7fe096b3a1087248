import { z } from 'zod';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { jsonFault } from '../feed-kit/json-fault.ts';
import { valuesAt } from '../feed-kit/json-path.ts';
import { defineJsonProfile } from '../feed-kit/json-profile.ts';
import { profileEvents, profileRowName } from '../feed-kit/profile-events.ts';
import { at } from '../feed-kit/record.ts';
import { featureReading, legacyReadings, locationNames } from './usgs-series.ts';

const origin = {
  standard: 'USGS Water Data OGC API (and NWIS instantaneous values)',
  licence: 'US public domain',
  domain: 'water',
} as const;

const settings = z.object({
  /** USGS parameter codes: discharge, gage height, precipitation. */
  parameters: z.array(z.string().regex(/^\d{5}$/)).default(['00060', '00065', '00045']),
});

const profile = defineJsonProfile({
  kind: 'observation',
  id: 'series',
  name: 'name',
  place: 'name',
  time: { path: 'time', format: 'iso' },
  geometry: 'geometry',
  missing: [-999_999, 'Ice', 'Eqp', '***'],
  quality: {
    path: 'quality',
    words: { good: 'good', provisional: 'provisional', suspect: 'suspect' },
  },
  values: [
    {
      path: 'value',
      property: {
        path: 'parameter',
        words: {
          '00060': 'water.discharge',
          '00065': 'water.level',
          '00045': 'rain.amount',
          '00010': 'water.temperature',
          '00020': 'air.temperature',
          '00035': 'wind.speed',
          '00095': 'water.conductance',
          '00300': 'water.oxygen',
          '00400': 'water.ph',
          '62614': 'water.elevation',
          '62615': 'water.elevation',
          '63680': 'water.turbidity',
          '72019': 'groundwater.depth',
        },
        default: 'water.other',
      },
      unitPath: 'unit',
    },
  ],
});

const COLLECTIONS = '/ogcapi/v0/collections';

/** Gauges of USGS: its OGC API, and for as long as it lives the service before it. */
export default defineConnector<unknown>({
  id: 'usgs-water',
  title: { ko: '미국 지질조사국 수위·유량', en: 'USGS water data' },
  domain: 'water',
  emits: ['observation'],
  standard: origin.standard,
  source: {
    baseUrl: 'https://api.waterdata.usgs.gov',
    transport: 'poll',
    licence: origin.licence,
    attribution: 'U.S. Geological Survey',
    calls: (city) => {
      const { parameters } = settings.parse(city.settings);
      const area = `f=json&bbox=${city.bounds.join(',')}`;
      return [
        {
          name: 'list',
          path: `${COLLECTIONS}/latest-continuous/items?${area}&parameter_code=${parameters.join(',')}&limit=1000`,
        },
        {
          name: 'locations',
          path: `${COLLECTIONS}/monitoring-locations/items?${area}&limit=10000&skipGeometry=true&properties=monitoring_location_name`,
          isCompanion: true,
        },
      ];
    },
  },
  cadence: { everySec: 900, lagSec: 7200 },
  format: 'json',
  settings,
  follow: (frame) => nextPages(frame.body),
  rows: (payload, frame) => {
    if (at(at(payload, 'value'), 'timeSeries') !== undefined) {
      return { rows: legacyReadings(payload) };
    }
    const features = at(payload, 'features');
    const fault = jsonFault(payload);
    const isCalm = fault === undefined && at(payload, 'type') === 'FeatureCollection';
    if (Array.isArray(features) && (features.length > 0 || isCalm)) {
      const names = locationNames(frame);
      return { rows: features.map((feature: unknown) => featureReading(feature, names)) };
    }
    if (fault !== undefined) return { fault };
    throw new Error('neither features nor a time series');
  },
  row: z.unknown(),
  rowName: (row) => profileRowName(profile, row),
  toEvents: (row, context) => profileEvents(profile, row, context, origin),
});

/** The page a page names after itself. */
function nextPages(body: Uint8Array) {
  const payload: unknown = JSON.parse(new TextDecoder().decode(body));
  return valuesAt(payload, 'links.*').flatMap((link) => {
    const url = at(link, 'href');
    return at(link, 'rel') === 'next' && typeof url === 'string' ? [{ name: 'list', url }] : [];
  });
}
