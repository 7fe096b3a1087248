import { z } from 'zod';
import {
  OVERLAY_KINDS,
  OVERLAY_LIMITS,
  type KeptOverlayRequest,
  type OverlaySource,
  type SharedFile,
} from '../../contract/map-overlay.ts';
import { overlayAddress } from '../../contract/overlay-address.ts';
import { shown } from './request-schemas.ts';
import { isShapeOf, SHAPE_TYPES } from './shared-shape.ts';

const { nameChars, urlChars, features } = OVERLAY_LIMITS;
const WORDS = shown(300);

export const OVERLAY_SOURCE = z
  .strictObject({
    kind: z.enum(OVERLAY_KINDS),
    url: z.string().min(1).max(urlChars),
    layers: WORDS.exactOptional(),
    style: WORDS.exactOptional(),
    format: z
      .string()
      .regex(/^image\/[\w.+-]{1,40}$/, 'expected a media type like image/png')
      .exactOptional(),
    matrixSet: WORDS.exactOptional(),
    maxZoom: z.int().min(0).max(24).exactOptional(),
    attribution: WORDS.exactOptional(),
  })
  .refine((source) => !('problem' in overlayAddress(source)), {
    error: 'expected an address that tiles or a file can be asked at',
    path: ['url'],
  }) satisfies z.ZodType<OverlaySource>;

export const SHARED_FILE = z.strictObject({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.strictObject({
        type: z.literal('Feature'),
        properties: z.strictObject({ name: z.string().max(200).exactOptional() }),
        geometry: z
          .strictObject({ type: z.enum(SHAPE_TYPES), coordinates: z.array(z.unknown()).min(1) })
          .refine(({ type, coordinates }) => isShapeOf(type, coordinates), {
            error:
              'expected corners as GeoJSON has them: longitude −180 to 180, latitude −90 to 90',
            path: ['coordinates'],
          }),
      }),
    )
    .min(1)
    .max(features),
}) satisfies z.ZodType<SharedFile>;

const BOTH = { name: shown(nameChars), version: z.int().min(0) };

export const KEPT_OVERLAY = z
  .strictObject({
    ...BOTH,
    source: OVERLAY_SOURCE.exactOptional(),
    file: SHARED_FILE.exactOptional(),
  })
  .refine(({ source, file }) => (source === undefined) !== (file === undefined), {
    error: 'expected either source or file',
  }) satisfies z.ZodType<KeptOverlayRequest>;
