import { z } from 'zod';
import { ASSET_STATES, type AssetData } from '../../../contract/asset.ts';
import { OCCUPANCIES, STOP_STATUSES, type PositionData } from '../../../contract/position.ts';
import { EVENT_DATA, SEVERITY } from './event-schema.ts';
import { INSTANT, TEXT } from './place-schema.ts';

const FAULT = z.object({ code: z.string(), text: TEXT, severity: SEVERITY, since: INSTANT });

const ATTRIBUTE = z.object({
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  unit: z.string().exactOptional(),
  observedAt: INSTANT.exactOptional(),
});

export const ASSET_DATA = EVENT_DATA.extend({
  assetType: z.string(),
  assetId: z.string(),
  name: TEXT,
  state: z.enum(ASSET_STATES),
  faults: z.array(FAULT),
  attributes: z.record(z.string(), ATTRIBUTE),
  partOf: z.string().exactOptional(),
}) satisfies z.ZodType<AssetData>;

export const POSITION_DATA = EVENT_DATA.extend({
  track: z.string(),
  name: TEXT,
  mode: z.enum(['bus', 'tram', 'subway', 'rail', 'ferry', 'bicycle', 'other']),
  phenomenonTime: INSTANT,
  bearingDeg: z.number().exactOptional(),
  speedKmh: z.number().exactOptional(),
  route: z.object({ id: z.string(), name: TEXT.exactOptional() }).exactOptional(),
  trip: z.string().exactOptional(),
  stop: z
    .object({ id: z.string(), name: TEXT.exactOptional(), status: z.enum(STOP_STATUSES) })
    .exactOptional(),
  occupancy: z.enum(OCCUPANCIES).exactOptional(),
  delaySec: z.number().exactOptional(),
}) satisfies z.ZodType<PositionData>;
