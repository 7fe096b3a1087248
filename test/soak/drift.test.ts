import { expect, test } from 'vitest';
import { drift } from './drift.ts';
import type { Sample } from './sample.ts';

const flat: Sample = {
  atSec: 0,
  openedMs: 1000,
  heapBytes: 40_000_000,
  nodes: 1380,
  listeners: 262,
  documents: 1,
  timers: 9,
  sockets: 1,
  entries: 48,
  contexts: 2,
  survivors: 0,
};

const grown = (more: Partial<Sample>): readonly string[] =>
  drift([flat, { ...flat, atSec: 100 }, { ...flat, atSec: 200, ...more }]).growing;

test('two in a hundred more is let pass, more than that is named', () => {
  expect(grown({ heapBytes: 40_800_000 })).toEqual([]);
  expect(grown({ heapBytes: 40_880_000 })).toEqual(['heapBytes']);
  expect(grown({ listeners: 293, timers: 10 })).toEqual(['listeners', 'timers']);
});

test('one scene held after it left is too many, whatever the percentage', () => {
  expect(grown({ survivors: 1 })).toEqual(['survivors']);
});

test('what became less is no leak', () => {
  expect(grown({ heapBytes: 30_000_000, nodes: 900, sockets: 0 })).toEqual([]);
});

test('a page that was loaded anew in between proves nothing', () => {
  expect(grown({ openedMs: 2000, heapBytes: 20_000_000 })).toEqual(['page']);
});

test('nothing measured proves nothing', () => {
  expect(drift([]).growing).not.toEqual([]);
});
