import { expect, test } from 'vitest';
import { faded, rgbaOf, tokenColours } from '../../client/layers/kit/token-colours.ts';

test('hex colours of every length become numbers, anything else is refused', () => {
  expect(rgbaOf('#fff')).toEqual([255, 255, 255, 255]);
  expect(rgbaOf(' #7a1a2e')).toEqual([122, 26, 46, 255]);
  expect(rgbaOf('#14181dee')).toEqual([20, 24, 29, 238]);
  expect(rgbaOf('red')).toBeUndefined();
  expect(rgbaOf('')).toBeUndefined();
  expect(faded([10, 20, 30, 255], 0.5)).toEqual([10, 20, 30, 128]);
});

test('a missing token stops the map instead of drawing it black', () => {
  expect(() => tokenColours((name) => (name === '--sev-3' ? '' : '#000'))).toThrow('--sev-3');
});
