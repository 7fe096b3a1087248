import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { z } from 'zod';
import type { Instant } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { ConfigError } from './config-error.ts';

const text = z.object({ ko: z.string().min(1), en: z.string().min(1) });
const instant = z.iso.datetime();

const manifest = z.object({
  id: z.string(),
  city: z.string(),
  title: text,
  from: instant,
  to: instant,
  opensAt: instant,
  speed: z.number().positive(),
  chapters: z.array(z.object({ at: instant, title: text })),
  /** Subjects and spans whose values public reports give. */
  documented: z.array(z.object({ subject: z.string(), from: instant, to: instant })),
  simulated: z.array(z.unknown()),
});

const series = z.array(z.number().nullable());
const past = z.object({
  stepSec: z.number().positive(),
  from: instant,
  figures: z.record(z.string(), series),
  sameHour: z.record(z.string(), z.array(series)),
});

/** A recorded night: its story, its frames' folder, and the day and weeks before it. */
export interface Scenario {
  readonly id: string;
  readonly title: Text;
  readonly from: Instant;
  readonly to: Instant;
  readonly opensAt: Instant;
  readonly speed: number;
  readonly chapters: readonly { readonly at: Instant; readonly title: Text }[];
  readonly documented: readonly {
    readonly subject: string;
    readonly from: Instant;
    readonly to: Instant;
  }[];
  /** Series that the recording simulates between facts. */
  readonly simulated: number;
  readonly framesFolder: string;
  readonly past: z.output<typeof past>;
}

/** Reads `<folder>/{manifest.json,past.json.br,frames/}`. Throws ConfigError, one line. */
export function readScenario(folder: string, shown: string, city: string): Scenario {
  const file = `${shown}/manifest.json`;
  const story = parse(manifest, readText(folder, 'manifest.json', shown), file);
  if (story.city !== city) {
    throw new ConfigError(`${file}: city: expected ${city}, found ${story.city}`);
  }
  const framesFolder = join(folder, 'frames');
  if (!existsSync(framesFolder)) {
    throw new ConfigError(`${shown}/frames: expected recorded frames, found no such folder`);
  }
  const packed = readBytes(folder, 'past.json.br', shown);
  const pastFile = `${shown}/past.json.br`;
  let pastText: string;
  try {
    pastText = brotliDecompressSync(packed).toString();
  } catch {
    throw new ConfigError(`${pastFile}: expected brotli of JSON, found other bytes`);
  }
  return {
    ...story,
    simulated: story.simulated.length,
    framesFolder,
    past: parse(past, pastText, pastFile),
  };
}

function readText(folder: string, name: string, shown: string): string {
  return readBytes(folder, name, shown).toString();
}

function readBytes(folder: string, name: string, shown: string): Buffer {
  const path = join(folder, name);
  if (!existsSync(path)) {
    throw new ConfigError(`${shown}/${name}: expected a file of the recording, found none`);
  }
  return readFileSync(path);
}

function parse<T>(schema: z.ZodType<T>, json: string, file: string): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(`${file}: expected JSON, found ${why}`);
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ConfigError(`${file}: ${issue?.path.join('.')}: ${issue?.message}`);
}
