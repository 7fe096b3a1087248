import { z } from 'zod';
import type { CityContext } from '../feed-kit/city-context.ts';
import { STATIC_CALL } from './gtfs-tables.ts';

const name = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'expected a name of small letters')
  .refine((value) => value !== STATIC_CALL, `${STATIC_CALL} names the tables`);

/** What a city says of its GTFS-Realtime feed. */
export const gtfsRtSettings = z.strictObject({
  /** Bodies of one round, after the base address; `{KEY}` where the key goes. */
  feeds: z
    .array(z.strictObject({ name, path: z.string() }))
    .min(1)
    .default([{ name: 'list', path: '' }]),
  /** Path of the zip archive with routes.txt, trips.txt and stops.txt. */
  static: z.string().optional(),
  /** How vehicles move whose route no table knows. */
  mode: z.enum(['bus', 'tram', 'subway', 'rail', 'ferry', 'bicycle', 'other']).default('bus'),
  /** Who speaks in its alerts. */
  sender: z.strictObject({ ko: z.string(), en: z.string().exactOptional() }).optional(),
});
type Settings = z.output<typeof gtfsRtSettings>;

const checked = new WeakMap<CityContext['settings'], Settings>();

/** The settings of this feed, checked once. */
export function settingsOf({ settings }: Pick<CityContext, 'settings'>): Settings {
  const known = checked.get(settings);
  if (known !== undefined) return known;
  const parsed = gtfsRtSettings.parse(settings);
  checked.set(settings, parsed);
  return parsed;
}
