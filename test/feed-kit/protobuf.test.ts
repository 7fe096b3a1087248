import { expect, test } from 'vitest';
import { readProtobuf, type ProtoMessage } from '../../server/feed-kit/protobuf.ts';
import { float, inner, text, whole } from '../support/gtfs-rt-encode.ts';

const leaf: ProtoMessage = [undefined, { name: 'name', type: 'text' }, { name: 'n', type: 'int' }];
const root: ProtoMessage = [
  undefined,
  { name: 'count', type: 'uint' },
  { name: 'delay', type: 'int' },
  { name: 'isOn', type: 'bool' },
  { name: 'speed', type: 'float' },
  { name: 'leaf', type: leaf },
  { name: 'leaves', type: leaf, isList: true },
];
const read = (...fields: readonly (readonly number[])[]) =>
  readProtobuf(Uint8Array.from(fields.flat()), root);

test('every type of field, and nothing for what was not sent', () => {
  expect(
    read(whole(1, 2 ** 40 + 5), whole(2, -90), whole(3, 1), float(4, 1.5), inner(5, text(1, '한'))),
  ).toEqual({ count: 2 ** 40 + 5, delay: -90, isOn: true, speed: 1.5, leaf: { name: '한' } });
  expect(read()).toEqual({});
});

test('lists keep their order; of a message sent twice the parts add up', () => {
  expect(read(inner(6, text(1, 'a')), inner(6), inner(6, whole(2, 7)))).toEqual({
    leaves: [{ name: 'a' }, {}, { n: 7 }],
  });
  expect(read(inner(5, text(1, 'a'), whole(2, 1)), inner(5, whole(2, 2)))).toEqual({
    leaf: { name: 'a', n: 2 },
  });
});

test('unknown fields of every wire type, and known ones of a wrong type, are skipped', () => {
  const fixed64 = [9 * 8 + 1, ...Array<number>(8).fill(255)];
  expect(
    read(whole(9, 3), text(10, 'x'), float(11, 1), fixed64, text(1, 'x'), whole(2, 4)),
  ).toEqual({ delay: 4 });
});

test.each([
  ['a number cut off', [8]],
  ['a text longer than the body', [5 * 8 + 2, 20, 1]],
  ['a length of 4 GB', [5 * 8 + 2, 255, 255, 255, 255, 15]],
  ['a number of over ten bytes', [8, ...Array<number>(11).fill(255)]],
  ['field number 0', [0, 1]],
  ['a group', [3]],
  ['a float cut off', [4 * 8 + 5, 0, 0]],
  ['an inner message that ends within a number', [5 * 8 + 2, 2, 16, 128, 1]],
])('%s is refused', (_what, bytes) => {
  expect(() => readProtobuf(Uint8Array.from(bytes), root)).toThrow();
});

test('a list has a limit, and so has the number of all messages', () => {
  const empty = inner(6);
  const many = Uint8Array.from(Array<readonly number[]>(20_001).fill(empty).flat());
  expect(() => readProtobuf(many, root)).toThrow('over 20000 of leaves');
});

test('messages within messages end at a depth', () => {
  const nested: (typeof root)[number][] = [undefined];
  nested.push({ name: 'inner', type: nested });
  let body: readonly number[] = [];
  for (let depth = 0; depth < 20; depth += 1) body = inner(1, body);
  expect(() => readProtobuf(Uint8Array.from(body), nested)).toThrow('deeper than 16 messages');
});
