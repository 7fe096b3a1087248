import { z } from 'zod';
import type { CityContext } from '../feed-kit/city-context.ts';
import { decode } from '../feed-kit/decode.ts';
import { defineConnector, type FollowUp } from '../feed-kit/define-connector.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { rowKey } from '../feed-kit/record.ts';
import { entityAlert } from './ngsi-alert.ts';
import { ASSET_TYPES, entityAsset } from './ngsi-assets.ts';
import { entityOf } from './ngsi-entity.ts';
import { entityIncident, INCIDENT_TYPES } from './ngsi-incident.ts';
import { MODELS } from './ngsi-measures.ts';
import { entityObservations } from './ngsi-observations.ts';
import { ngsiRows } from './ngsi-rows.ts';
import { ngsiSettings, settingsOf } from './ngsi-settings.ts';
import { subjectPart } from './subject-part.ts';
import { memberOf } from './member-of.ts';

const source = { licence: 'as the publisher says', attribution: 'as the publisher says' };
const origin = {
  standard: 'NGSI-LD and NGSIv2, Smart Data Models',
  licence: source.licence,
  domain: 'environment',
} as const;

export default defineConnector({
  id: 'ngsi',
  title: { ko: '도시 데이터 브로커', en: 'City context broker' },
  domain: origin.domain,
  emits: ['asset', 'observation', 'alert', 'incident'],
  standard: origin.standard,
  source: {
    ...source,
    baseUrl: 'https://broker.invalid',
    transport: 'push',
    alsoBy: ['poll', 'mqtt'],
    topics: (city) => settingsOf(city).topics,
    calls: (city) => [{ name: 'entities', path: pathOf(city) }],
  },
  cadence: { everySec: 300, lagSec: 3600 },
  format: 'json',
  settings: ngsiSettings,
  follow: nextPage,
  rows: (payload) => ngsiRows(payload),
  row: z.looseObject({}),
  rowName: (raw) => rowKey(raw, 'id', '@id'),
  toEvents: (row, context) => {
    const entity = entityOf(row);
    const part = entity === undefined ? undefined : subjectPart(entity.id);
    if (entity === undefined || part === undefined)
      return { reject: 'no entity: id or type missing' };
    const type = memberOf(settingsOf(context.city).types, entity.type) ?? entity.type;
    const model = memberOf(MODELS, type);
    if (model !== undefined) {
      const own = { ...origin, domain: model.domain };
      return entityObservations(entity, part, model.measures, context, own);
    }
    const domain = memberOf(ASSET_TYPES, type);
    if (domain !== undefined) {
      return entityAsset({ ...entity, type }, part, context, { ...origin, domain });
    }
    if (type === 'Alert' || type === 'WeatherAlert') {
      return entityAlert(entity, part, context, origin);
    }
    if (isIncidentType(type)) return entityIncident(entity, type, part, context, origin);
    context.drift(`entity type ${entity.type.slice(0, 40)} is not read`);
    return [];
  },
});

function isIncidentType(type: string): type is keyof typeof INCIDENT_TYPES {
  return Object.hasOwn(INCIDENT_TYPES, type);
}

function pathOf(city: CityContext, offset = 0): string {
  const { ask, api, pageSize } = settingsOf(city);
  const base = api === 'ld' ? '/ngsi-ld/v1/entities' : '/v2/entities';
  const types = encodeURIComponent(ask.join(','));
  return `${base}?type=${types}&limit=${pageSize}${offset === 0 ? '' : `&offset=${offset}`}`;
}

/** A full page has another behind it: brokers say so only in headers. */
function nextPage(frame: RawFrame, city: CityContext): readonly FollowUp[] {
  if (frame.call !== 'entities') return [];
  const decoded = decode(frame.body, 'json');
  const { pageSize } = settingsOf(city);
  const isFull =
    'payload' in decoded && Array.isArray(decoded.payload) && decoded.payload.length >= pageSize;
  const offset = Number(/[?&]offset=(\d{1,9})/.exec(frame.attributes?.['url'] ?? '')?.[1] ?? 0);
  return isFull ? [{ name: 'entities', url: pathOf(city, offset + pageSize) }] : [];
}
