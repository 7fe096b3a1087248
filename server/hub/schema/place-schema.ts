import { z } from 'zod';
import type { District, Geometry, LonLat, Text } from '../../../contract/place.ts';
import { API_SCHEMAS } from './api-schemas.ts';

export const INSTANT = z.iso.datetime({ precision: 3 }).register(API_SCHEMAS, {
  id: 'Instant',
  description: 'RFC 3339 in UTC with milliseconds; sorts as text.',
});

export const TEXT = z
  .object({ ko: z.string(), en: z.string().exactOptional() })
  .register(API_SCHEMAS, { id: 'Text' }) satisfies z.ZodType<Text>;

export const LON_LAT = z.object({ lon: z.number(), lat: z.number() }).register(API_SCHEMAS, {
  id: 'LonLat',
  description: 'A point on WGS84, degrees.',
}) satisfies z.ZodType<LonLat>;

export const BOUNDS = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .register(API_SCHEMAS, { id: 'Bounds', description: 'West, south, east, north; degrees.' });

export const DISTRICT = z
  .object({ code: z.string(), name: TEXT, label: LON_LAT, population: z.number() })
  .register(API_SCHEMAS, { id: 'District' }) satisfies z.ZodType<District>;

const COORDINATE = z.tuple([z.number(), z.number()]);
const LINE = z.array(COORDINATE);

export const POINT = z.object({ type: z.literal('Point'), coordinates: COORDINATE });
export const MULTI_POLYGON = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(LINE)),
});

export const GEOMETRY = z
  .discriminatedUnion('type', [
    POINT,
    z.object({ type: z.literal('LineString'), coordinates: LINE }),
    z.object({ type: z.literal('MultiLineString'), coordinates: z.array(LINE) }),
    MULTI_POLYGON,
  ])
  .register(API_SCHEMAS, {
    id: 'Geometry',
    description: 'RFC 7946, WGS84; rings closed.',
  }) satisfies z.ZodType<Geometry>;
