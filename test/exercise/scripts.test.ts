import fc from 'fast-check';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCity } from '../../server/config/load-city.ts';
import { readScripts, type ExerciseScript } from '../../server/exercise/read-scripts.ts';
import { saidFrame } from '../../server/exercise/said-frame.ts';
import { scriptCourse } from '../../server/exercise/script-course.ts';
import { cityState } from '../../server/city/city-state.ts';
import { NIGHT_MS, seoulParts } from '../support/exercise-parts.ts';
import { instantOf } from '../../contract/instant.ts';
import { spoiltProduct } from '../config/city-folder.ts';

const { city, feeds } = await seoulParts();

test('a script for a source that is not connected is kept, and says so', () => {
  using product = spoiltProduct();
  mkdirSync(join(product.root, 'cities/seoul/exercises'), { recursive: true });
  const text = scriptOf(inject(RAIN.replace('seoul-rainfall', 'yongsan-cctv')));
  writeFileSync(join(product.root, 'cities/seoul/exercises/drill.yaml'), text);
  const scripts = readScripts(loadCity('seoul', product.root), feeds);
  expect(scripts.get('drill')?.unconnected).toEqual(['yongsan-cctv']);
});

function scriptOf(injects: string): string {
  return `title: { ko: 훈련 }\ninjects:\n${injects}`;
}
const inject = (says: string, more = 'id: a\n    atSec: 0'): string =>
  `  - ${more}\n    title: { ko: 상황 }\n    says:\n      - ${says}\n`;
const RAIN = 'observation: { feed: seoul-rainfall, subject: observation/rain/2301, results: [5] }';

test.each<readonly [string, string, RegExp]>([
  [
    'a key that nobody knows',
    inject(`${RAIN}\n        after: 5`),
    /drill\.yaml:\d+: injects.*after: unknown key/,
  ],
  [
    'nothing that is said',
    inject('afterSec: 5'),
    /says\.0: expected exactly one of body, observation/,
  ],
  [
    'a feed that the city has not',
    inject(RAIN.replace('seoul-rainfall', 'seoul-rain')),
    /says\.0: feed: expected a connected feed .*found "seoul-rain"/,
  ],
  [
    'a body that nobody can read',
    inject("body: { feed: seoul-rainfall, text: '<html>' }"),
    /body: expected one that seoul-rainfall can read, but/,
  ],
  [
    'a district that the city has not',
    inject(
      "incident: { feed: topis-incidents, subject: incident/x/1, category: flood, type: x, severity: Minor, headline: { ko: x }, lon: 127, lat: 37.5, district: '99999' }",
    ),
    /district: expected codes of districts\.csv .*found "99999"/,
  ],
  [
    'injects out of order',
    inject(RAIN, 'id: a\n    atSec: 60') + inject(RAIN, 'id: b\n    atSec: 0'),
    /injects\.1\.atSec: expected 60 or later/,
  ],
  ['an id twice', inject(RAIN) + inject(RAIN), /injects\.1\.id: expected once/],
])('%s is one line and no start', (_what, text, line) => {
  using product = spoiltProduct();
  mkdirSync(join(product.root, 'cities/seoul/exercises'), { recursive: true });
  writeFileSync(join(product.root, 'cities/seoul/exercises/drill.yaml'), scriptOf(text));
  const spoilt = loadCity('seoul', product.root);
  let said = '';
  try {
    readScripts(spoilt, feeds);
  } catch (error) {
    said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  expect(said).toMatch(/^ConfigError: cities\/seoul\/exercises\/drill\.yaml/);
  expect(said).toMatch(line);
  expect(said).not.toContain('\n');
});

test('every saying is given once, never before its time, never while paused, whatever the ticks', () => {
  const rain = feeds.get('seoul-rainfall');
  if (rain === undefined) throw new Error('expected the feed of the city');
  const times = fc.array(
    fc.tuple(fc.nat({ max: 900 }), fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 4 })),
    { minLength: 1, maxLength: 8 },
  );
  const acts = fc.array(
    fc.oneof(fc.integer({ min: 1, max: 200 }), fc.constantFrom('pause', 'play')),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(times, acts, (injects, steps) => {
      const script: ExerciseScript = {
        id: 's',
        title: { ko: '훈련' },
        unconnected: [],
        injects: injects.map(([atSec, after], index) => ({
          id: `i${index}`,
          atSec,
          title: { ko: '상황' },
          sayings: after.map((afterSec) => ({
            afterSec,
            feed: rain,
            // Says when it is due, to be known again.
            said: { afterSec: atSec + afterSec },
          })),
        })),
      };
      const course = scriptCourse(script);
      let passedSec = 0;
      const given: number[] = [];
      const pass = (sec: number): void => {
        if (!course.isPaused()) passedSec += sec;
        for (const { said } of course.pass(sec * 1000)) {
          expect(course.isPaused()).toBe(false);
          expect(said.afterSec).toBeLessThanOrEqual(passedSec);
          given.push(said.afterSec);
        }
      };
      for (const step of steps) {
        if (typeof step === 'number') pass(step);
        else course.pause(step === 'pause');
      }
      course.pause(false);
      pass(10_000);
      const due = script.injects.flatMap(({ sayings }) => sayings.map(({ said }) => said.afterSec));
      expect(given.toSorted((a, b) => a - b)).toEqual(due.toSorted((a, b) => a - b));
      expect(course.injects().every(({ isDone }) => isDone)).toBe(true);
    }),
  );
});

test('a body is told in the times of its inject and read by the connector of its feed', () => {
  const rain = feeds.get('seoul-rainfall');
  if (rain === undefined) throw new Error('expected the feed of the city');
  const row =
    '{ "RF_CD": "2301", "RF_NM": "강남구청", "GU_NM": "강남구", "RN_10M": 7, "DATA_CLCT_TM": "{{now-10m|yyyy-MM-dd HH:mm}}" }';
  const text = `{ "ListRainfallService": { "list_total_count": 1, "RESULT": { "CODE": "INFO-000" }, "row": [${row}] } }`;
  const state = cityState(city.profile.id, 'e', [], instantOf(NIGHT_MS));
  const body = { feed: 'seoul-rainfall', call: 'list', text };
  const { reading, problem } = saidFrame({ afterSec: 0, body }, rain, instantOf(NIGHT_MS), state);
  expect(problem).toBeUndefined();
  expect(reading.events).toMatchObject([
    { subject: 'observation/rain/2301', time: '2022-08-08T06:50:00.000Z', data: { result: 7 } },
  ]);
  const gauge = {
    feed: 'seoul-rainfall',
    subject: 'observation/rain/none',
    results: [1],
    everySec: 60,
  };
  const none = saidFrame({ afterSec: 0, observation: gauge }, rain, instantOf(NIGHT_MS), state);
  expect(none.problem).toContain('the city has no observation/rain/none now');
});
