// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { keepOwn } from '../../client/rooms/explore/work/own-storage.ts';
import {
  OWN_RULES,
  OWN_SPACE,
  readOwnRules,
  readOwnSpace,
} from '../../client/rooms/explore/work/own-work.ts';

beforeEach(() => window.localStorage.clear());

const space = { id: 'local', name: '밤', view: '', notes: '', bookmarks: [], version: 1 };
const rule = { id: 'r', name: '수위', type: 'layer', layer: 'alarm/flood', text: '', level: 2 };

test('what this browser keeps is read again', () => {
  expect([readOwnSpace(), readOwnRules()]).toEqual([undefined, []]);
  keepOwn(OWN_SPACE, space);
  keepOwn(OWN_RULES, [rule]);
  expect([readOwnSpace(), readOwnRules()]).toEqual([space, [rule]]);
});

test('what another build or a hand has left there opens the desk all the same, without it', () => {
  for (const kept of [7, 'text', [], { ...space, view: 7 }, { ...space, bookmarks: [{}] }]) {
    keepOwn(OWN_SPACE, kept);
    expect(readOwnSpace()).toBeUndefined();
  }
  keepOwn(OWN_RULES, { rules: [] });
  expect(readOwnRules()).toEqual([]);
  keepOwn(OWN_RULES, [undefined, 7, { ...rule, text: 7 }, rule, { ...rule, type: 'value' }]);
  expect(readOwnRules()).toEqual([rule]);
  window.localStorage.setItem(`desk-${OWN_SPACE}`, '{"id":');
  expect(readOwnSpace()).toBeUndefined();
});
