import { z } from 'zod';
import { STATIC_CALL } from './gtfs-tables.ts';
import { ownSettings } from './own-settings.ts';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'expected a name of small letters')
  .refine((value) => value !== STATIC_CALL, `${STATIC_CALL} names the tables`);

/** Bodies of these names list all alerts there are, unless they say that they are changes only. */
export const WHOLE_CALL = 'list';
export const ALERTS_CALL = 'alerts';

/** What a city says of its GTFS-Realtime feed. */
export const gtfsRtSettings = z.strictObject({
  /** Bodies of one round, after the base address; `{KEY}` where the key goes. */
  feeds: z
    .array(z.strictObject({ name, path: z.string() }))
    .min(1)
    .default([{ name: WHOLE_CALL, path: '' }]),
  /** Path of the zip archive with routes.txt, trips.txt and stops.txt. */
  static: z.string().optional(),
  /** How vehicles move whose route no table knows. */
  mode: z.enum(['bus', 'tram', 'subway', 'rail', 'ferry', 'bicycle', 'other']).default('bus'),
  /** Who speaks in its alerts. */
  sender: z.strictObject({ ko: z.string(), en: z.string().exactOptional() }).optional(),
});
/** The settings of this feed, checked once. */
export const settingsOf = ownSettings(gtfsRtSettings);
