import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coloured, stretchesOf } from '../../client/layers/kit/stretches.ts';
import { worldOf } from '../../client/layers/kit/world.ts';

const aPlace = fc.tuple(
  fc.double({ min: 126, max: 128, noNaN: true }),
  fc.double({ min: 37, max: 38, noNaN: true }),
);
const paths = fc.array(fc.array(aPlace, { maxLength: 6 }), { maxLength: 5 });

test('every stretch of every line is drawn once, from where it begins to where it ends', () => {
  fc.assert(
    fc.property(paths, (lines) => {
      const { length, origin, attributes } = stretchesOf(lines);
      const expected = lines.flatMap((line) =>
        line.slice(1).map((to, index) => [line[index] ?? to, to] as const),
      );
      expect(length).toBe(4 * expected.length);
      const { getFrom, getTo, getTriangles } = attributes;
      expect(getTriangles.value).toHaveLength(6 * expected.length);
      for (const [index, ends] of expected.entries()) {
        // All four corners know both ends; the two triangles share two of them.
        const corners = getTriangles.value.slice(6 * index, 6 * index + 6);
        expect(new Set(corners)).toEqual(new Set([0, 1, 2, 3].map((at) => 4 * index + at)));
        for (const corner of corners) {
          for (const [end, column] of [getFrom, getTo].entries()) {
            const [lon, lat] = ends[end] ?? [0, 0];
            const [x, y] = worldOf({ lon, lat });
            // Half a millionth of the world's unit is four centimetres.
            expect(column.value[2 * corner]).toBeCloseTo(x - origin[0], 6);
            expect(column.value[2 * corner + 1]).toBeCloseTo(y - origin[1], 6);
          }
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('all corners of a line have its colour, and its places are not laid out again', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  const lines = paths.chain((chosen) =>
    fc.tuple(
      fc.constant(chosen),
      fc.array(fc.tuple(byte, byte, byte, byte), {
        minLength: chosen.length,
        maxLength: chosen.length,
      }),
    ),
  );
  fc.assert(
    fc.property(lines, ([chosen, colours]) => {
      const stretches = stretchesOf(chosen);
      const { attributes } = coloured(stretches, (line) => colours[line] ?? [0, 0, 0, 0]);
      const expected = chosen.flatMap((line, index) =>
        line.slice(1).flatMap(() => [1, 2, 3, 4].flatMap(() => colours[index] ?? [])),
      );
      expect([...attributes.getColour.value]).toEqual(expected);
      expect(attributes.getFrom).toBe(stretches.attributes.getFrom);
      expect(attributes.getTriangles).toBe(stretches.attributes.getTriangles);
    }),
    { numRuns: 30 },
  );
});
