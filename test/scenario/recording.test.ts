import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { generate } from '../../fixtures/scenarios/generate.ts';
import { readScenario } from '../../server/config/read-scenario.ts';
import { FEEDS, framesOf, kst, readText, SCENARIO } from './recorded-frames.ts';

const MAX_BYTES = 2e6;
const COMPRESSED = [...FEEDS.map((feed) => `frames/${feed}.jsonl.br`), 'past.json.br'];

test(
  'the generator writes the committed recording again, to the last character',
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    await generate(folder);
    for (const name of COMPRESSED) {
      expect(readText(name, folder) === readText(name), `${name} differs: npm run scenario`).toBe(
        true,
      );
    }
    const manifest = (root: string) => readFileSync(join(root, 'manifest.json'), 'utf8');
    expect(manifest(folder)).toBe(manifest(SCENARIO));
  },
);

test('the recording has its eighteen feeds and is small', () => {
  const files = readdirSync(join(SCENARIO, 'frames'));
  expect(files.toSorted()).toEqual(FEEDS.map((feed) => `${feed}.jsonl.br`));
  const sizes = COMPRESSED.map((name) => statSync(join(SCENARIO, name)).size);
  expect(sizes.reduce((a, b) => a + b, 0)).toBeLessThan(MAX_BYTES);
});

test.each(FEEDS)('%s: in order of arrival, from 16:00 to 01:00', (feed) => {
  const times = framesOf(feed).map(({ at }) => at);
  expect(times).toEqual(times.toSorted());
  const [first = '', last = ''] = [times[0], times.at(-1)];
  expect(first >= kst(16) && first < kst(16, 2)).toBe(true);
  expect(last > first && last < kst(25)).toBe(true);
});

test('the server reads it: chapters in order, the past complete to the first minute', () => {
  const scenario = readScenario(SCENARIO, 'flood-2022-08-08', 'seoul');
  const chapters = scenario.chapters.map(({ at }) => at);
  expect(chapters).toEqual(chapters.toSorted());
  expect(chapters).toContain(kst(21, 5));
  expect(scenario.opensAt).toBe('2022-08-08T11:30:00.000Z');
  for (const [figure, values] of Object.entries(scenario.past.figures)) {
    expect(values, figure).toHaveLength(289);
    const weeks = scenario.past.sameHour[figure] ?? [];
    expect(weeks.map((week) => week.length)).toEqual([397, 397, 397, 397]);
  }
  expect(Object.keys(scenario.past.figures)).toHaveLength(8);
});

test('every reported fact names its source and both languages', () => {
  const { documented } = JSON.parse(readFileSync(join(SCENARIO, 'manifest.json'), 'utf8')) as {
    readonly documented: readonly {
      readonly subject: string;
      readonly note: { readonly ko: string; readonly en: string };
      readonly source: string;
    }[];
  };
  expect(documented.length).toBeGreaterThan(35);
  for (const { subject, note, source } of documented) {
    expect(subject).toMatch(/^(observation|incident|alert|indicator)\//);
    expect([note.ko, note.en, source].every((text) => text.length > 3)).toBe(true);
  }
});
