import { z } from 'zod';
import { SEVERITIES } from '../../contract/event.ts';
import { ownSettings } from './own-settings.ts';

const datastream = z.strictObject({
  /** As `sourceUnit` knows it, e.g. `cm`; goes before what the server says. */
  unit: z.string().min(1).exactOptional(),
  /** Ours, e.g. `water.level`. */
  property: z.string().min(1).exactOptional(),
  name: z.string().min(1).exactOptional(),
  /** The result at which the thing is full, in the unit of the observation. */
  fullScale: z.number().positive().exactOptional(),
  /** Levels that mean something, in the unit of the observation, lowest first. */
  thresholds: z
    .array(
      z.strictObject({
        value: z.number(),
        severity: z.enum(SEVERITIES),
        label: z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() }),
      }),
    )
    .exactOptional(),
});

export const sensorThingsSettings = z.strictObject({
  /** By id. Also what is asked for by MQTT; none listed = all. */
  datastreams: z.record(z.string(), datastream).default({}),
  /** The server's name of an observed property, lower case → ours. */
  properties: z.record(z.string(), z.string()).default({}),
  /** Csv beside city.yaml with `code` = datastream id and `lon`, `lat`, `district`. */
  places: z.string().exactOptional(),
  /** How far back each round looks, by when the server had the value: late data are not lost. */
  lookbackSec: z.int().min(60).max(604_800).default(7200),
  pageSize: z.int().min(1).max(10_000).default(500),
  /** First part of the topics. */
  root: z
    .string()
    .regex(/^[^#+\s]+$/)
    .default('v1.1'),
});

export const settingsOf = ownSettings(sensorThingsSettings);
