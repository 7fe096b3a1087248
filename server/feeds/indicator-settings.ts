import { z } from 'zod';
import { DOMAINS } from '../../contract/event.ts';
import { ownSettings } from './own-settings.ts';

const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });

/** What a city says of its indicators. */
export const indicatorSettings = z.strictObject({
  /** The city's themes by id, e.g. `safe: { name: { ko: 안전한, en: Safe } }`. */
  themes: z
    .record(
      z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and -'),
      z.strictObject({ name: text, domain: z.enum(DOMAINS).default('administration') }),
    )
    .default({}),
  /** Path of the table after the base address, where it is asked for. */
  path: z.string().default(''),
});

/** The settings of this feed, checked once. */
export const settingsOf = ownSettings(indicatorSettings);
