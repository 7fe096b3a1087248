import { afterAll, beforeAll, describe } from 'vitest';
import { pausedDemo, type PausedDemo } from '../support/paused-demo.ts';
import { testRecountedScores } from './recounted-scores.ts';
import { testBriefings } from './told-briefings.ts';
import { testTracedValues } from './traced-values.ts';

let city: PausedDemo;

// Past the row that nobody could read (20:12), and some minutes after the last scores.
beforeAll(async () => {
  city = await pausedDemo('20:25');
}, 180_000);
afterAll(() => city[Symbol.asyncDispose]());

testTracedValues(() => city);
testRecountedScores(() => city);

// Last, for the clock goes on in it. The same evening, since folding it takes longest.
describe('at half past eight', () => {
  beforeAll(() => city.seek('2022-08-08T20:30:00+09:00'), 180_000);
  testBriefings(() => city);
});
