import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedRange, movedCursor, type TableCursor } from '../../client/explore/table-cursor.ts';
import { GROUPINGS, tableLines } from '../../client/explore/table-lines.ts';
import type { Thing } from '../../client/explore/thing.ts';
import { aRow, tellingOf } from './rows.ts';

const telling = tellingOf();
const none: ReadonlySet<string> = new Set();

test('groups hold every row as often as it belongs to one, and tell count and worst', () => {
  const anyRows = fc
    .array(
      fc.record({
        level: fc.constantFrom<Thing['level']>(0, 2, 4, '?'),
        districts: fc.subarray(['11560', '11590', '11620']),
        feed: fc.constantFrom('a', 'b'),
      }),
      { maxLength: 30 },
    )
    .map((parts) => parts.map((part, index) => aRow(`k${index}`, part)));
  fc.assert(
    fc.property(anyRows, fc.constantFrom(...GROUPINGS), (rows, by) => {
      const lines = tableLines(rows, { by, telling }, none);
      const heads = lines.filter((line) => line.type === 'group');
      const below = lines.filter((line) => line.type === 'row');
      const expected = rows.reduce(
        (sum, { districts }) => sum + (by === 'district' ? Math.max(1, districts.length) : 1),
        0,
      );
      expect(below.length).toBe(expected);
      expect(heads.reduce((sum, { count }) => sum + count, 0)).toBe(expected);
      expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
      const closed = tableLines(rows, { by, telling }, new Set(heads.map(({ id }) => id)));
      expect(closed.map(({ type }) => type)).toEqual(heads.map(() => 'group'));
    }),
  );
});

test('the worst group stands first, and a row of two districts in both', () => {
  const rows = [
    aRow('calm', { districts: ['11560'] }),
    aRow('flood', { districts: ['11590', '11620'], level: 4 }),
  ];
  const lines = tableLines(rows, { by: 'district', telling }, none);
  const told = lines.map((line) =>
    line.type === 'group' ? `${line.title} ${line.count} ${line.worst}` : line.thing.key,
  );
  expect(told).toEqual(['관악구 1 4', 'flood', '동작구 1 4', 'flood', '영등포구 1 0', 'calm']);
});

const pressed = (key: string, shiftKey = false) => ({
  key,
  shiftKey,
  ctrlKey: false,
  metaKey: false,
});

test('the keyboard never leaves the rows, and Shift marks what lies between', () => {
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.tuple(keys, fc.boolean()), { minLength: 1 }),
      (count, steps) => {
        let cursor: TableCursor = { active: -1, anchor: -1 };
        for (const [key, isShift] of steps) {
          const next = movedCursor(cursor, pressed(key, isShift), count, 10);
          if (next === undefined) throw new Error('a key of the table');
          cursor = next;
          expect(cursor.active).toBeGreaterThanOrEqual(0);
          expect(cursor.active).toBeLessThan(count);
          expect(isShift || cursor.anchor === cursor.active).toBe(true);
        }
      },
    ),
  );
  const down = movedCursor({ active: 3, anchor: 3 }, pressed('PageDown', true), 100, 10);
  expect(down && markedRange(down)).toEqual([3, 13]);
  expect(movedCursor({ active: 0, anchor: 0 }, pressed('x'), 5, 10)).toBeUndefined();
  expect(movedCursor({ active: 0, anchor: 0 }, pressed('End'), 0, 10)).toBeUndefined();
});
