import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RawFrame } from '../../server/feed-kit/raw-frame.ts';
import { frameOf } from './frame-of.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

const about = z.object({
  receivedAt: z.string(),
  /** Profile the cases are read in; absent = Seoul. */
  city: z.string().default('seoul'),
  /** Settings of the feed, where the city does not list it. */
  settings: z.record(z.string(), z.unknown()).optional(),
  cases: z.record(
    z.string(),
    z.object({
      call: z.string().optional(),
      companions: z.record(z.string(), z.string()).optional(),
      contentType: z.string().optional(),
      attributes: z.record(z.string(), z.string()).optional(),
      what: z.string(),
    }),
  ),
});
const expected = z.object({
  accepted: z.number(),
  rejected: z.number(),
  fault: z.enum(['config', 'quota', 'source', 'ours']).optional(),
});

export interface FixtureCase {
  /** File name without its ending. */
  readonly name: string;
  readonly frame: RawFrame;
  readonly expected: z.output<typeof expected> | undefined;
}

export function hasFixtures(feed: string): boolean {
  return existsSync(join(FIXTURES, feed, 'about.json'));
}

/** Every case of `fixtures/<feed>`, as `about.json` lists them. */
export function fixtureCases(feed: string): readonly FixtureCase[] {
  const folder = join(FIXTURES, feed);
  const { receivedAt, cases } = about.parse(readJson(join(folder, 'about.json')));
  return Object.entries(cases).map(([file, { call, companions, contentType, attributes }]) => {
    const name = file.replace(/\.[^.]+$/, '');
    const verdict = join(folder, `${name}.expected.json`);
    const tables = Object.entries(companions ?? {}).map(
      ([table, body]) => [table, readFileSync(join(folder, body))] as const,
    );
    return {
      name,
      frame: frameOf(feed, readFileSync(join(folder, file)), {
        receivedAt,
        ...(call === undefined ? {} : { call }),
        ...(contentType === undefined ? {} : { contentType }),
        ...(attributes === undefined ? {} : { attributes }),
        ...(tables.length === 0 ? {} : { companions: Object.fromEntries(tables) }),
      }),
      expected: existsSync(verdict) ? expected.parse(readJson(verdict)) : undefined,
    };
  });
}

/** The city and the settings under which a feed's cases are read. */
export function fixtureCity(feed: string): {
  readonly city: string;
  readonly settings: Readonly<Record<string, unknown>> | undefined;
} {
  const { city, settings } = about.parse(readJson(join(FIXTURES, feed, 'about.json')));
  return { city, settings };
}

/** Bodies that lie beside `about.json` without being a case of it. */
export function strayFixtures(feed: string): readonly string[] {
  const listed = Object.keys(about.parse(readJson(join(FIXTURES, feed, 'about.json'))).cases);
  return readdirSync(join(FIXTURES, feed)).filter(
    (file) => file !== 'about.json' && !file.endsWith('.expected.json') && !listed.includes(file),
  );
}

/** The frame of one case; fails if there is none of that name. */
export function fixtureFrame(feed: string, name: string): RawFrame {
  const found = fixtureCases(feed).find((fixture) => fixture.name === name);
  if (found === undefined) throw new Error(`no case ${name} in fixtures/${feed}`);
  return found.frame;
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
