import { z } from 'zod';
import type { CityEvent } from '../../../contract/event.ts';
import { ALARM_DATA } from './alarm-schema.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { DIRECTIVE_DATA, STAGE_DATA } from './directive-schema.ts';
import { ASSET_DATA, POSITION_DATA } from './equipment-schema.ts';
import { envelope, EVENT_DATA, OBSERVATION_DATA } from './event-schema.ts';
import { FEED_HEALTH } from './feed-schema.ts';
import { ALERT_DATA, INCIDENT_DATA, REQUEST_DATA } from './happening-schema.ts';
import { INDICATOR_DATA } from './indicator-schema.ts';
import { SITUATION_DATA } from './situation-schema.ts';

/** Each event of the interface, told apart by `kind`. */
export const CITY_EVENT = z
  .discriminatedUnion('kind', [
    envelope('observation', OBSERVATION_DATA).register(API_SCHEMAS, { id: 'ObservationEvent' }),
    envelope('position', POSITION_DATA).register(API_SCHEMAS, { id: 'PositionEvent' }),
    envelope('incident', INCIDENT_DATA).register(API_SCHEMAS, { id: 'IncidentEvent' }),
    envelope('alert', ALERT_DATA).register(API_SCHEMAS, { id: 'AlertEvent' }),
    envelope('request', REQUEST_DATA).register(API_SCHEMAS, { id: 'RequestEvent' }),
    envelope('asset', ASSET_DATA).register(API_SCHEMAS, { id: 'AssetEvent' }),
    envelope('indicator', INDICATOR_DATA).register(API_SCHEMAS, { id: 'IndicatorEvent' }),
    envelope('feed', EVENT_DATA.extend(FEED_HEALTH.shape)).register(API_SCHEMAS, {
      id: 'FeedEvent',
    }),
    envelope('situation', SITUATION_DATA).register(API_SCHEMAS, { id: 'SituationEvent' }),
    envelope('alarm', ALARM_DATA).register(API_SCHEMAS, { id: 'AlarmEvent' }),
    envelope('stage', STAGE_DATA).register(API_SCHEMAS, { id: 'StageEvent' }),
    envelope('directive', DIRECTIVE_DATA).register(API_SCHEMAS, { id: 'DirectiveEvent' }),
  ])
  .register(API_SCHEMAS, {
    id: 'CityEvent',
    description: 'CloudEvents 1.0 with `city`, `domain` and `kind`.',
  }) satisfies z.ZodType<CityEvent>;
