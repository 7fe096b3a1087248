import { expect, test } from 'vitest';
import type { ComplaintsData } from '../../contract/city-indicator.ts';
import {
  complaintsByDistrict,
  growthOf,
  selectKinds,
  type ComplaintKind,
} from '../../client/city/select-voices.ts';

const kind = (code: string, n: number, before: number | null): ComplaintKind => ({
  code,
  name: { ko: code },
  n,
  before,
  open: n,
  byDistrict: { '11620': n },
});
const complaints = (kinds: readonly ComplaintKind[]): ComplaintsData => ({
  version: '1',
  geometry: null,
  districts: [],
  provenance: { feed: 'f', standard: 's', ref: '1', rawId: 'r', sha256: '0', licence: '-' },
  form: 'complaints',
  until: '2022-08-08T12:30:00.000Z',
  windowSec: 10_800,
  kinds,
  heldFrom: null,
  unheard: [],
  events: '',
  derivedFrom: [],
});

test('a span before that is not held is neither growth nor calm', () => {
  expect(growthOf(kind('a', 5, null))).toBeUndefined();
  expect(growthOf(kind('a', 5, 0))).toBe(5);
  expect(growthOf(kind('a', 0, 4))).toBe(-4);
});

test('what grew most stands first, then what there is most of', () => {
  const rows = [
    kind('less', 1, 4),
    kind('unheld', 9, null),
    kind('same', 3, 3),
    kind('more', 5, 1),
  ];
  expect(selectKinds(complaints(rows)).map(({ code }) => code)).toEqual([
    'more',
    'unheld',
    'same',
    'less',
  ]);
});

test('districts are counted over all kinds', () => {
  const counts = complaintsByDistrict(complaints([kind('a', 2, 0), kind('b', 3, 0)]));
  expect([...counts]).toEqual([['11620', 5]]);
});
