import { expect, test } from 'vitest';
import type { WatchRule } from '../../contract/workspace.ts';
import type { Level } from '../../client/design/severity.ts';
import type { Thing } from '../../client/explore/thing.ts';
import { watch, type WatchMemory } from '../../client/explore/watch-rules.ts';

const LEVEL_RULE: WatchRule = {
  id: 'rule-level',
  name: '신대방 4 m 이상',
  type: 'value',
  subject: 'gauge/1',
  side: 'above',
  limit: 4,
};
const LAYER_RULE: WatchRule = {
  id: 'rule-layer',
  name: '침수 주의 이상',
  type: 'layer',
  layer: 'incident/flood',
  text: '',
  level: 2,
};

const thing = (subject: string, change: Partial<Thing>): Thing => ({
  key: subject,
  subject,
  layer: 'observation/water.level',
  kind: 'observation',
  domain: 'water',
  name: { ko: subject },
  what: { ko: '수위' },
  level: 0,
  districts: [],
  geometry: null,
  sinceMs: 0,
  atMs: 0,
  knownMs: 0,
  feed: 'test',
  ...change,
});
const gauge = (value: number | undefined): Thing =>
  thing('gauge/1', value === undefined ? {} : { value });
const flood = (subject: string, level: Level, change: Partial<Thing> = {}): Thing =>
  thing(subject, { layer: 'incident/flood', kind: 'incident', level, ...change });

/** Looks at one picture after the other, and tells what rose at each. */
function looks(rules: readonly WatchRule[], pictures: readonly (readonly Thing[])[]) {
  let memory: WatchMemory | undefined;
  return pictures.map((things) => {
    const bySubject = new Map(things.map((one) => [one.subject, one]));
    const looked = watch(rules, 'epoch-1', { things, bySubject }, memory);
    memory = looked.memory;
    return looked.risen.map(({ thing: risen }) => risen.subject);
  });
}

test('a value that passes its limit is told once, and again only after it has come back', () => {
  const course = [3.2, 3.9, 4, 4.4, 4.1, 3.9, 4.2];
  expect(
    looks(
      [LEVEL_RULE],
      course.map((value) => [gauge(value)]),
    ),
  ).toEqual([[], [], ['gauge/1'], [], [], [], ['gauge/1']]);
});

test('what is not known ends nothing and begins nothing', () => {
  const course = [3, undefined, 4.2, undefined, 4.3, 3];
  const pictures = course.map((value) => [gauge(value)]);
  expect(looks([LEVEL_RULE], pictures)).toEqual([[], [], ['gauge/1'], [], [], []]);
  // Gone from the picture altogether, e.g. while its feed is silent.
  expect(looks([LEVEL_RULE], [[gauge(3)], [gauge(5)], [], [gauge(5)]])).toEqual([
    [],
    ['gauge/1'],
    [],
    [],
  ]);
  const judged = looks(
    [LAYER_RULE],
    [[flood('a', 1)], [flood('a', '?')], [flood('a', 3)], [flood('a', '?')], [flood('a', 2)]],
  );
  expect(judged).toEqual([[], [], ['a'], [], []]);
});

test('what stood when somebody looked first, or when the rule was made, is no news', () => {
  expect(looks([LEVEL_RULE, LAYER_RULE], [[gauge(5), flood('a', 4)]])).toEqual([[]]);
  const things = [gauge(5), flood('a', 3)];
  const bySubject = new Map(things.map((one) => [one.subject, one]));
  const before = watch([LEVEL_RULE], 'epoch-1', { things, bySubject }, undefined);
  const added = watch([LEVEL_RULE, LAYER_RULE], 'epoch-1', { things, bySubject }, before.memory);
  expect(added.risen).toEqual([]);
  expect([...(added.memory.standing.get('rule-layer') ?? [])]).toEqual(['a']);
});

test('each new row of a layer is told, those that last are not, those that ended may come again', () => {
  const ended = { endedMs: 1 };
  expect(
    looks(
      [LAYER_RULE],
      [
        [flood('a', 1)],
        [flood('a', 1), flood('b', 2)],
        [flood('a', 3), flood('b', 2)],
        [flood('a', 3), flood('b', 2, ended)],
        [flood('a', 3), flood('b', 4)],
      ],
    ),
  ).toEqual([[], ['b'], ['a'], [], ['b']]);
});

test('a rule of words hears only what has them, in initials too', () => {
  const rule = { ...LAYER_RULE, text: 'ㄷㄹㅊ', level: 0 };
  const named = (subject: string, ko: string): Thing => flood(subject, '?', { name: { ko } });
  const pictures = [[], [named('a', '도림천 범람')], [named('b', '안양천 범람')]];
  expect(looks([rule], pictures)).toEqual([[], ['a'], []]);
});

test('another timeline is looked at anew, and nothing of it is compared with the last', () => {
  const things = [gauge(5)];
  const bySubject = new Map(things.map((one) => [one.subject, one]));
  const low = watch([LEVEL_RULE], 'epoch-1', { things: [], bySubject: new Map() }, undefined);
  const other = watch([LEVEL_RULE], 'epoch-2', { things, bySubject }, low.memory);
  expect(other.risen).toEqual([]);
});
