import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesWithRoom } from '../../client/map/names-with-room.ts';

const size = (text: string) => ({ width: text.length * 9, height: 20 });
const frame = { left: 0, top: 0, right: 800, bottom: 500 };

test('no district’s name covers another or is cut off, and what has room is there', () => {
  const name = fc.record({
    text: fc.constantFrom('Gwanak-gu', 'Seodaemun-gu', '중구'),
    x: fc.integer({ min: -20, max: 820 }),
    y: fc.integer({ min: -20, max: 520 }),
  });
  fc.assert(
    fc.property(fc.array(name, { maxLength: 30 }), (names) => {
      const shown = namesWithRoom(names, names, size, frame);
      for (const [index, { box }] of shown.entries()) {
        expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width / 2).toBeLessThanOrEqual(800);
        for (const { box: other } of shown.slice(index + 1)) {
          const isApart =
            Math.abs(box.x - other.x) >= (box.width + other.width) / 2 ||
            Math.abs(box.y - other.y) >= (box.height + other.height) / 2;
          expect(isApart).toBe(true);
        }
      }
      // A name alone in the middle of the map is never left out.
      const [alone] = namesWithRoom([{ text: 'Mapo-gu' }], [{ x: 400, y: 250 }], size, frame);
      expect(alone?.name.text).toBe('Mapo-gu');
    }),
  );
  const crossing = [
    { text: 'Jongno-gu', x: 300, y: 200 },
    { text: 'Jung-gu', x: 330, y: 206 },
    { text: 'Yongsan-gu', x: 320, y: 240 },
  ];
  const texts = namesWithRoom(crossing, crossing, size, frame).map(({ name: { text } }) => text);
  expect(texts).toEqual(['Jongno-gu', 'Yongsan-gu']);
});
