import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceFiles } from '../support/source-files.ts';

const CAP = 300;
const MEDIAN = 90;

const sizes = sourceFiles().map((path) => ({
  path,
  lines: readFileSync(path, 'utf8').trimEnd().split('\n').length,
}));

test(`no file is over ${CAP} lines`, () => {
  expect(sizes.length).toBeGreaterThan(30);
  expect(sizes.filter(({ lines }) => lines > CAP)).toEqual([]);
});

test(`half of the files are at most ${MEDIAN} lines`, () => {
  const sorted = sizes.map(({ lines }) => lines).toSorted((a, b) => a - b);
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(MEDIAN);
});
