import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantMs, instantOf } from '../../contract/instant.ts';

const anyMs = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 0) });
/** As we write it, with some characters exchanged: nearly instants, of few days. */
const nearly = fc
  .tuple(
    fc.integer({ min: Date.UTC(2024, 1, 27), max: Date.UTC(2024, 2, 2) }),
    fc.array(fc.tuple(fc.nat(23), fc.constantFrom(...'0123456789:-. TZ+'.split(''))), {
      maxLength: 2,
    }),
  )
  .map(([ms, edits]) => {
    const chars = instantOf(ms).split('');
    for (const [at, char] of edits) chars[at] = char;
    return chars.join('');
  });

test('an instant is read as the language reads it, whatever was read before', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyMs.map(instantOf), nearly), { minLength: 1 }), (texts) => {
      expect(texts.map(instantMs)).toEqual(texts.map((text) => Date.parse(text)));
    }),
    { numRuns: 300 },
  );
  const others = ['2022-08-08T20:00:00+09:00', '2024-02-30T00:00:00.000Z', '', '2022-08-08'];
  expect(others.map(instantMs)).toEqual(others.map((text) => Date.parse(text)));
});
