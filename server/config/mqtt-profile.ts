import { z } from 'zod';

const topic = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !/[\0\r\n]/.test(name), { error: 'expected an MQTT topic' });

/** `mqtt:` of a feed that comes from a broker. */
export const mqttProfile = z.strictObject({
  version: z
    .union([z.literal(5), z.enum(['3.1.1', '5'])], { error: 'expected 3.1.1 or 5' })
    .transform((version): '3.1.1' | '5' => (version === '3.1.1' ? version : '5'))
    .default('5'),
  qos: z.union([z.literal(0), z.literal(1)], { error: 'expected 0 or 1' }).default(1),
  clientId: z
    .string()
    .regex(/^[\w.:-]{1,128}$/, 'expected letters, digits and . : _ -')
    .exactOptional(),
  keepSec: z.number().int().min(0).max(2_592_000).default(86_400),
  topics: z.array(topic).min(1).exactOptional(),
  will: z.strictObject({ topic, payload: z.string().min(1).default('offline') }).exactOptional(),
});

export type MqttProfile = z.output<typeof mqttProfile>;
