import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { alarmsProfile } from '../../server/config/alarms-profile.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { readYaml } from '../../server/config/read-yaml.ts';
import { alarmsOf } from '../../server/alarms-of.ts';
import { ROOT } from '../support/flood-night.ts';

const folder = mkdtempSync(join(tmpdir(), 'alarms-'));
afterAll(() => rmSync(folder, { recursive: true }));

const good = readFileSync(join(ROOT, 'cities/seoul/alarms.yaml'), 'utf8');
const { profile } = loadCity('seoul', ROOT);
const known = {
  figures: profile.figures.map(({ id }) => id),
  feeds: profile.feeds.map(({ id }) => id),
};

/** The one line that a changed file is refused with. */
function refusal(from: string, to: string): string {
  const path = join(folder, 'alarms.yaml');
  expect(good).toContain(from);
  writeFileSync(path, good.replace(from, to));
  try {
    readYaml(path, 'cities/seoul/alarms.yaml', alarmsProfile(known));
  } catch (error) {
    return String(error);
  }
  return 'taken';
}

test.each(['seoul', 'seberang-perai', 'delhi'])('%s has alarms of its own, all valid', (id) => {
  const rules = alarmsOf(loadCity(id, ROOT))?.rules ?? [];
  expect(rules.length).toBeGreaterThan(0);
  expect(rules.every(({ levels, ofGauge }) => levels.length > 0 || ofGauge !== undefined)).toBe(
    true,
  );
});

test('a mistake is one line with its place: unit, property, figure, feed, order, id, key', () => {
  expect(refusal('unit: cm', 'unit: bar')).toMatch(
    /alarms\.yaml:\d+: rules\.4\.unit: expected cm, as road\.depth is told.*found "?bar/,
  );
  expect(refusal('{ property: sewer.level,', '{ property: sewer.lvl,')).toMatch(
    /rules\.2\.watch\.property: expected a known property/,
  );
  expect(refusal('{ figure: calls-119 }', '{ figure: calls-911 }')).toMatch(
    /watch\.figure: expected an id under figures \(calls-119/,
  );
  expect(refusal('[airkorea-alarms]', '[airkorea]')).toMatch(/watch\.feeds: .*airkorea is none/);
  expect(refusal('value: 80, severity: Moderate', 'value: 50, severity: Moderate')).toMatch(
    /rules\.2\.levels\.1: expected rising severity, each value further/,
  );
  expect(refusal('id: rain-hour', 'id: rain-15min')).toMatch(/rules\.1\.id: expected once/);
  expect(refusal('deadBandPct: 10', 'deadband: 10')).toMatch(/unknown key, expected one of/);
  expect(refusal("unit: '%'", 'unit: m')).toMatch(/rules\.2\.unit: expected '%' of what is full/);
});
