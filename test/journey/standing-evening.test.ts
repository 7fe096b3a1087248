import { afterAll, beforeAll } from 'vitest';
import { pausedDemo, type PausedDemo } from '../support/paused-demo.ts';
import { testRecountedScores } from './recounted-scores.ts';
import { testTracedValues } from './traced-values.ts';

let city: PausedDemo;

// Past the row that nobody could read (20:12), and some minutes after the last scores.
beforeAll(async () => {
  city = await pausedDemo('20:25');
}, 180_000);
afterAll(() => city[Symbol.asyncDispose]());

testTracedValues(() => city);
testRecountedScores(() => city);
