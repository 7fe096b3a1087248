import { expect, test } from 'vitest';
import { clearOf } from '../../client/map/clear-of.ts';

const WIDTH = 1000;
const name = { x: 500, y: 500 };

test('a mark away from every name stays where it is', () => {
  const at = { x: 500, y: 600 };
  expect(clearOf(at, [name, undefined], WIDTH)).toBe(at);
});

test('a mark on a name steps up, one clearly below it steps down, and neither covers it', () => {
  expect(clearOf({ x: 510, y: 498 }, [name], WIDTH)).toEqual({ x: 510, y: 466 });
  expect(clearOf({ x: 510, y: 510 }, [name], WIDTH)).toEqual({ x: 510, y: 466 });
  expect(clearOf({ x: 510, y: 530 }, [name], WIDTH)).toEqual({ x: 510, y: 534 });
});
