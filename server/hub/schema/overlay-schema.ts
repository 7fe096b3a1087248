import { z } from 'zod';
import {
  OVERLAY_KINDS,
  type OverlaysAnswer,
  type SharedOverlay,
} from '../../../contract/map-overlay.ts';
import { KEPT_OVERLAY, OVERLAY_SOURCE, SHARED_FILE } from '../../command/overlay-schemas.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { INSTANT, TEXT } from './place-schema.ts';

API_SCHEMAS.add(OVERLAY_SOURCE, { id: 'OverlaySource' });
API_SCHEMAS.add(SHARED_FILE, { id: 'SharedFile' });
API_SCHEMAS.add(KEPT_OVERLAY, { id: 'KeptOverlayRequest' });

const ENTRY = {
  id: z.string(),
  name: z.string(),
  owner: z.string(),
  version: z.int().positive(),
  createdAt: INSTANT,
  changedAt: INSTANT,
  source: OVERLAY_SOURCE.exactOptional(),
  bytes: z.int().exactOptional(),
  isOwn: z.boolean(),
};

export const SHARED_OVERLAY = z
  .object({ ...ENTRY, file: SHARED_FILE.exactOptional() })
  .register(API_SCHEMAS, { id: 'SharedOverlay' }) satisfies z.ZodType<SharedOverlay>;

export const OVERLAYS_ANSWER = z
  .object({
    hosts: z.array(z.string()),
    named: z.array(
      z.object({
        id: z.string(),
        title: TEXT,
        kind: z.enum(OVERLAY_KINDS),
        url: z.string(),
        layers: z.string().exactOptional(),
        style: z.string().exactOptional(),
        format: z.string().exactOptional(),
        matrixSet: z.string().exactOptional(),
        maxZoom: z.int().exactOptional(),
        attribution: z.string(),
      }),
    ),
    shared: z.array(z.object(ENTRY)),
    left: z.int().nullable(),
  })
  .register(API_SCHEMAS, { id: 'OverlaysAnswer' }) satisfies z.ZodType<OverlaysAnswer>;
