import { z } from 'zod';
import { ownSettings } from './own-settings.ts';

export const ngsiSettings = z.strictObject({
  /** A type of the city's own → the model it is like, e.g. `LampPost: Streetlight`. */
  types: z.record(z.string(), z.string()).default({}),
  /** Only when polled: what to ask for, and of which interface. */
  ask: z
    .array(z.string().regex(/^[\w:/.#-]+$/))
    .min(1)
    .default(['Streetlight', 'StreetlightControlCabinet']),
  api: z.enum(['ld', 'v2']).default('ld'),
  /** Only by MQTT. */
  topics: z.array(z.string().min(1)).min(1).default(['ngsi-ld/#']),
  pageSize: z.int().min(1).max(1000).default(1000),
});

export const settingsOf = ownSettings(ngsiSettings);
