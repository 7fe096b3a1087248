import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadCity } from '../../server/config/load-city.ts';
import { readYaml } from '../../server/config/read-yaml.ts';
import { responseProfile } from '../../server/config/response-profile.ts';
import { stageProfile } from '../../server/config/stage-profile.ts';
import { officeSettings } from '../../server/office-of.ts';

const ROOT = join(import.meta.dirname, '../..');

test.each(['seoul', 'delhi', 'seberang-perai'])(
  '%s has its stages; only Seoul has a life cycle of calls',
  (id) => {
    const { stage, response } = officeSettings(loadCity(id, ROOT));
    expect(stage?.criteria.length).toBeGreaterThan(2);
    expect(response !== undefined).toBe(id === 'seoul');
  },
);

/** The line that stops the start when this is wrong in Seoul's file. */
function problem(file: 'stage' | 'response', right: string, wrong: string): string {
  const { profile } = loadCity('seoul', ROOT);
  const feeds = profile.feeds.map(({ id }) => id);
  const figures = profile.figures.map(({ id }) => id);
  const text = readFileSync(join(ROOT, `cities/seoul/${file}.yaml`), 'utf8');
  expect(text).toContain(right);
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'x.yaml');
  writeFileSync(path, text.replace(right, wrong));
  const schema = file === 'stage' ? stageProfile({ figures, feeds }) : responseProfile(feeds);
  try {
    readYaml(path, `cities/seoul/${file}.yaml`, schema);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

test.each([
  ['stage', "level: '2'", "level: '1'", 'criteria.0.level: expected one of 2, 3, 4, 5, found "1"'],
  [
    'stage',
    'figure: rain-hour-max',
    'figure: rain',
    'criteria.0.measure.figure: expected an id under figures (calls-119',
  ],
  [
    'stage',
    'feeds: [seoul-rainfall]',
    'feeds: [rain]',
    'criteria.0.feeds.0: expected one of seoul-river-stage',
  ],
  ['stage', 'id: floods-10', 'id: rain-30', 'criteria.1.id: expected once'],
  ['stage', 'dwellMin: 30', 'dwellMin: 1', 'dwellMin: expected'],
  [
    'response',
    'arrival: 도착',
    'arrival: 현장도착',
    'lifecycles.0.arrival: expected a step (접수, 출동',
  ],
  ['response', 'from: 차고출발', 'from: 출발', 'segments.2.from: expected a step (접수'],
  [
    'response',
    'sec: 300',
    'seconds: 300',
    'golden.seconds: unknown key, expected one of from, to, sec',
  ],
] as const)('%s.yaml with %s as %s', (file, right, wrong, line) => {
  const told = problem(file, right, wrong);
  expect(told).toMatch(new RegExp(`^cities/seoul/${file}\\.yaml:\\d+: `));
  expect(told).toContain(line);
  expect(told).not.toContain('\n');
});
