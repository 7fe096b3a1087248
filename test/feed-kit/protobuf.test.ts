import { expect, test } from 'vitest';
import { addItem, ProtoReader } from '../../server/feed-kit/protobuf.ts';
import { float, inner, text, whole } from '../support/gtfs-rt-encode.ts';

interface Leaf {
  name?: string;
  n?: number;
}
interface Root {
  count?: number;
  delay?: number;
  isOn?: boolean;
  speed?: number;
  leaf?: Leaf;
  leaves?: Leaf[];
}

function readLeaf(reader: ProtoReader, leaf: Leaf = {}): Leaf {
  const outerEnd = reader.enter();
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 10) leaf.name = reader.text();
    else if (tag === 16) leaf.n = reader.int();
    else reader.skip(tag);
  }
  reader.leave(outerEnd);
  return leaf;
}

function readRoot(bytes: Uint8Array): Root {
  const reader = new ProtoReader(bytes);
  const root: Root = {};
  for (let tag = reader.nextTag(); tag !== 0; tag = reader.nextTag()) {
    if (tag === 8) root.count = reader.uint();
    else if (tag === 16) root.delay = reader.int();
    else if (tag === 24) root.isOn = reader.bool();
    else if (tag === 37) root.speed = reader.float();
    else if (tag === 42) root.leaf = readLeaf(reader, root.leaf);
    else if (tag === 50) addItem((root.leaves ??= []), readLeaf(reader), 'leaves');
    else reader.skip(tag);
  }
  return root;
}

const read = (...fields: readonly (readonly number[])[]) =>
  readRoot(Uint8Array.from(fields.flat()));

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
  expect(() => readRoot(Uint8Array.from(bytes))).toThrow();
});

test('a list has a limit, and so has the number of all messages', () => {
  const empty = inner(6);
  const many = Uint8Array.from(Array<readonly number[]>(20_001).fill(empty).flat());
  expect(() => readRoot(many)).toThrow('over 20000 of leaves');
});

test('messages within messages end at a depth', () => {
  const readNested = (reader: ProtoReader): void => {
    while (reader.nextTag() !== 0) {
      const outerEnd = reader.enter();
      readNested(reader);
      reader.leave(outerEnd);
    }
  };
  let body: readonly number[] = [];
  for (let depth = 0; depth < 20; depth += 1) body = inner(1, body);
  expect(() => readNested(new ProtoReader(Uint8Array.from(body)))).toThrow(
    'deeper than 16 messages',
  );
});

test('texts of any length, in ASCII or not, and of bytes that are no UTF-8', () => {
  const long = 'trip-of-more-than-twelve-characters';
  for (const value of ['', 'bus 501', '버스', long, `${long} 버스`]) {
    expect(read(inner(5, text(1, value)))).toEqual({ leaf: { name: value } });
  }
  expect(read(inner(5, [10, 2, 0xff, 0x41]))).toEqual({ leaf: { name: '\ufffdA' } });
});
