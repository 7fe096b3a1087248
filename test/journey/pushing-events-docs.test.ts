import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { cityProfile } from '../../server/config/city-profile.ts';
import { liveWith, type LiveCity } from '../support/live-with.ts';

const TEXT = readFileSync('docs/pushing-events.md', 'utf8');
const KEY = 'a-key-of-the-docs';

/** Each shell example with the block after it, which is what it prints. */
const EXAMPLES = [...TEXT.matchAll(/```sh\n([\s\S]*?)```\n+```(json|text)\n([\s\S]*?)```/g)].map(
  ([, command = '', form = '', shown = '']) => ({ command, form, shown }),
);

const run = promisify(execFile);
let city: LiveCity;

beforeAll(async () => {
  const feed = { id: 'partner-events', connector: 'cloudevents', keyEnv: 'PARTNER_EVENTS_KEY' };
  city = await liveWith([feed], { PARTNER_EVENTS_KEY: KEY });
}, 30_000);
afterAll(async () => {
  await city[Symbol.asyncDispose]();
});

test('the examples stand in the text', () => {
  expect(EXAMPLES.length).toBe((TEXT.match(/```sh/g) ?? []).length);
  expect(EXAMPLES.length).toBeGreaterThanOrEqual(4);
});

test('each example prints what the text says, in its order', async () => {
  for (const { command, form, shown } of EXAMPLES) {
    const { stdout: printed } = await run('bash', ['-c', command], {
      timeout: 10_000,
      env: { ...process.env, CITY: city.base.replace('/api/v1', ''), PARTNER_EVENTS_KEY: KEY },
    });
    const read = (text: string): unknown => (form === 'json' ? JSON.parse(text) : text.trim());
    expect(read(printed), command).toEqual(read(shown));
  }
});

test('the feeds of the text are what a city profile takes', () => {
  const feeds = [...TEXT.matchAll(/```yaml\n([\s\S]*?)```/g)].flatMap(
    ([, yaml = '']) => parse(yaml) as readonly unknown[],
  );
  expect(feeds.length).toBeGreaterThanOrEqual(4);
  expect(cityProfile.shape.feeds.safeParse(feeds).error).toBeUndefined();
});
