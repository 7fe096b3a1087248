import { z } from 'zod';
import { DOMAINS } from '../../contract/event.ts';
import { LORAWAN_PROFILES } from './lorawan-profiles.ts';
import { ownSettings } from './own-settings.ts';

/** Where a value stands in what the codec decoded; of several the first that is there. */
const from = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const field = z.strictObject({
  from,
  /** UCUM that we keep; absent = a word. */
  unit: z.string().min(1).exactOptional(),
  /** From a bare number to the unit; a number with a unit needs none. */
  factor: z.number().exactOptional(),
  range: z.tuple([z.number(), z.number()]).exactOptional(),
  /** The codec's words, lower case → ours. */
  words: z.record(z.string(), z.string()).exactOptional(),
  /** Also watched over time, under this property. */
  observe: z.string().min(1).exactOptional(),
});

const sign = z.strictObject({
  from,
  /** Of a number that holds a fault a bit. */
  bit: z.int().min(0).max(31).exactOptional(),
  /** Values that mean the fault; absent = true, 1, or a word for it. */
  is: z.array(z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
});

const profile = z.strictObject({
  assetType: z.string().min(1),
  domain: z.enum(DOMAINS),
  fields: z.record(z.string(), field).default({}),
  /** Our fault codes, and the signs of each. */
  faults: z.record(z.string(), z.array(sign).min(1)).default({}),
});

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected HH:MM');
const step = z.strictObject({
  from: clock,
  to: clock,
  /** Per cent. */
  dimming: z.number().min(0).max(100),
});

export const lorawanSettings = z.strictObject({
  /** Csv beside city.yaml with `code` = devEui, or the same rows here by devEui. */
  devices: z
    .union([z.string().min(1), z.record(z.string(), z.record(z.string(), z.string()))])
    .default({}),
  /** Over the built-in ones of the same name. */
  profiles: z
    .record(z.string(), profile)
    .default({})
    .transform((own) => ({ ...profiles(), ...own })),
  /** The network's device profile or model → ours, for devices that the registry gives no type. */
  models: z.record(z.string(), z.string()).default({}),
  defaultProfile: z.string().exactOptional(),
  /** Local clock times; what lies in no step is dark. */
  schedules: z.record(z.string(), z.array(step).min(1)).default({}),
  topics: z
    .array(z.string().min(1))
    .min(1)
    .default(['application/+/device/+/event/+', 'v3/+/devices/+/up']),
});

export type DeviceProfile = z.output<typeof profile>;
export type FieldRule = z.output<typeof field>;
export type FaultSign = z.output<typeof sign>;
export type DimmingStep = z.output<typeof step>;

export const settingsOf = ownSettings(lorawanSettings);

function profiles(): Readonly<Record<string, DeviceProfile>> {
  return z.record(z.string(), profile).parse(LORAWAN_PROFILES);
}
