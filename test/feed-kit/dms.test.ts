import { expect, test } from 'vitest';
import { degreesOfDms } from '../../server/feed-kit/dms.ts';

test('degrees, minutes and seconds are added up', () => {
  expect(degreesOfDms('127-02-41')).toBeCloseTo(127.044722, 6);
  expect(degreesOfDms(' 37-31-03.6 ')).toBeCloseTo(37.517667, 6);
});

test.each(['', ' ', '127', '127-60-00', '127-02-61', '127.0447', '-127-02-41'])(
  '%j is no angle',
  (text) => {
    expect(degreesOfDms(text)).toBeUndefined();
  },
);
