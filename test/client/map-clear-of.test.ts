import { expect, test } from 'vitest';
import { clearOf } from '../../client/map/clear-of.ts';

const UNIT = 0.7;
const name = { x: 500, y: 500 };

test('a mark away from every name stays where it is', () => {
  const at = { x: 500, y: 600 };
  expect(clearOf(at, [name, undefined], UNIT)).toBe(at);
});

test('a mark on a name steps up, one clearly below it steps down, and neither covers it', () => {
  expect(clearOf({ x: 510, y: 498 }, [name], UNIT)).toEqual({ x: 510, y: 466.4 });
  expect(clearOf({ x: 510, y: 510 }, [name], UNIT)).toEqual({ x: 510, y: 466.4 });
  expect(clearOf({ x: 510, y: 530 }, [name], UNIT)).toEqual({ x: 510, y: 533.6 });
});
