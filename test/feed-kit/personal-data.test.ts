import { expect, test } from 'vitest';
import { personalField } from '../../server/feed-kit/personal-data.ts';

test.each([
  [{ name: 'x' }, 'name'],
  [{ callerPhone: '' }, 'callerPhone'],
  [{ detail: [{ age: 3 }] }, 'detail.0.age'],
  [{ 신고자: '-' }, '신고자'],
  [{ note: '연락 010 0000 0000' }, 'note'],
  [{ note: '000000-1000000' }, 'note'],
])('%j tells of a person', (value, field) => {
  expect(personalField(value)).toBe(field);
});

test('what an incident needs tells of nobody', () => {
  const incident = {
    kind: '구조',
    type: '침수',
    place: '신림동',
    station: '관악소방서',
    stage: '접수',
    lon: 126.934,
    sentAt: '2022-08-08T21:05:00+09:00',
  };
  expect(personalField(incident)).toBeUndefined();
});
