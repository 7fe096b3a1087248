import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCity } from '../../server/config/load-city.ts';
import { presenterScripts } from '../../server/config/presenter-scripts.ts';
import { PRODUCT, spoiltProduct, type SpoiltProduct } from './city-folder.ts';

const VISIT = 'scripts/visit.yaml';
const WHERE = String.raw`^cities/seoul/scripts/visit\.yaml:\d+: `;

test.each(['seoul', 'delhi', 'seberang-perai'])('%s can be presented in both languages', (id) => {
  const scripts = presenterScripts(loadCity(id, PRODUCT));
  expect(scripts.map((script) => script.id)).toContain('visit');
  for (const { title, steps } of scripts) {
    const said = [title, ...steps.flatMap((step) => [step.title, step.note])];
    for (const { ko, en } of said) {
      expect(ko).toMatch(/[가-힣]/);
      expect(en).toMatch(/[a-z]/);
    }
    // Something is seen at each step.
    expect(steps.filter(({ commands }) => commands.length === 0)).toEqual([]);
  }
});

test('a visit of Seoul takes about ten minutes, and a Korean note is said in its time', () => {
  const scripts = presenterScripts(loadCity('seoul', PRODUCT));
  const seconds = (id: string): number =>
    (scripts.find((script) => script.id === id)?.steps ?? []).reduce(
      (sum, { sec = 0 }) => sum + sec,
      0,
    );
  expect(seconds('visit')).toBeGreaterThan(480);
  expect(seconds('visit')).toBeLessThan(720);
  // Some six syllables a second are quick speech.
  const hasty = scripts
    .flatMap(({ steps }) => steps)
    .filter(({ note, sec = 0 }) => note.ko.replaceAll(/\s/g, '').length > sec * 6);
  expect(hasty).toEqual([]);
});

test.each<readonly [string, (product: SpoiltProduct) => void, string]>([
  [
    'a misspelt key',
    ({ edit }) => edit(VISIT, 'sec: 60', 'secs: 60'),
    String.raw`${WHERE}steps\.0\.secs: unknown key, expected one of .*sec`,
  ],
  [
    'a command that is none',
    ({ edit }) => edit(VISIT, 'type: fly-home', 'type: fly-away'),
    String.raw`${WHERE}steps\.0\.commands\.2\.type: expected one of scene, .*, found "fly-away"$`,
  ],
  [
    'a scene without its id',
    ({ edit }) => edit(VISIT, 'scene: coverage', 'scene: ""'),
    String.raw`${WHERE}steps\.1\.commands\.0\.scene: expected an id, found ""$`,
  ],
  [
    'a script that starts a script',
    ({ edit }) => edit(VISIT, 'type: fly-home', 'type: script, script: visit, step: 0'),
    String.raw`${WHERE}steps\.0\.commands\.2: expected no script, script-end, reload in a script, `,
  ],
  [
    'an instant without its zone',
    ({ edit }) => edit(VISIT, 'type: live', "type: time, at: '2022-08-08T21:05:00'"),
    String.raw`${WHERE}steps\.0\.commands\.1\.at: expected `,
  ],
])('%s is one line at the start', (_name, spoil, line) => {
  using product = spoiltProduct();
  spoil(product);
  const read = (): unknown => presenterScripts(loadCity('seoul', product.root));
  expect(read).toThrow(new RegExp(line));
});

test('a script is named for its file; a city without any has none', () => {
  using product = spoiltProduct();
  const city = loadCity('seoul', product.root);
  const folder = join(product.root, 'cities/seoul/scripts');
  writeFileSync(join(folder, 'Night Tour.yaml'), '');
  expect(() => presenterScripts(city)).toThrow(/scripts\/Night Tour\.yaml: expected a name/);
  mkdirSync(join(product.root, 'bare'));
  expect(presenterScripts({ ...city, folder: join(product.root, 'bare') })).toEqual([]);
});
