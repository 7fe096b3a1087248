import { expect, test } from 'vitest';
import { withoutSharedEnd } from '../../client/panels/traffic/without-shared-end.ts';

test('car parks that all end in the same word are told without it', () => {
  expect(withoutSharedEnd(['도림천역 공영주차장(시)', '도봉역 공영주차장(시)'])).toEqual([
    '도림천역',
    '도봉역',
  ]);
});

test.each([
  [['도림천역 공영주차장(시)', '세종로 지하주차장']],
  [['도림천역 공영주차장(시)']],
  [['세종로', '세종로']],
  [[]],
])('%j stay as they are', (names) => {
  expect(withoutSharedEnd(names)).toEqual(names);
});
