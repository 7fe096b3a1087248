import { expect, test } from 'vitest';
import { keyPart, referencesOf } from '../../server/feeds/cap-reference.ts';
import { capTime } from '../../server/feeds/cap-time.ts';

test.each([
  ['2012-05-02T23:21:04-00:00', '2012-05-02T23:21:04.000Z'],
  ['2026-06-22T07:59:44+05:30', '2026-06-22T02:29:44.000Z'],
  ['2026-06-20T17:00:00Z', '2026-06-20T17:00:00.000Z'],
  ['Mon, 30 Dec 2019 00:17:00 GMT', '2019-12-30T00:17:00.000Z'],
  ['9 Aug 2022 00:17 +0900', '2022-08-08T15:17:00.000Z'],
  ['Tue Apr 07 03:08:00 IST 2026', '2026-04-06T21:38:00.000Z'],
])('%s is %s', (text, at) => {
  expect(capTime(text, 'Asia/Seoul')).toEqual({ at, isZoneAssumed: false });
});

test('a time without a zone is in that of the feed, and says so', () => {
  for (const text of ['2022-08-08T20:10:00', '2022-08-08 20:10:00']) {
    expect(capTime(text, 'Asia/Seoul')).toEqual({
      at: '2022-08-08T11:10:00.000Z',
      isZoneAssumed: true,
    });
  }
});

test.each([
  '2025-02-30T10:00:00Z',
  '2025-02-28T25:00:00Z',
  'Mon, 31 Feb 2022 11:00:00 GMT',
  'Mon, 1 Foo 2022 11:00:00 GMT',
  'Mon, 1 Aug 2022 11:00:00 KST',
  'Mon Feb 30 16:35:00 IST 2022',
  '08/08/2022 11:00',
  'date:now -383 seconds',
  '1660000000',
  '',
])('%s is no time', (text) => {
  expect(capTime(text, 'Asia/Seoul')).toBeUndefined();
});

test('references may be broken by lines and spaces, and lack a sender or a time', () => {
  const sent = '2022-08-08T20:10:00+09:00';
  expect(referencesOf(`a,1,${sent}\n  b,\n 2,${sent} ,3,${sent} 4 c,5`, 'Asia/Seoul')).toEqual([
    'a,1,2022-08-08T11:10:00.000Z',
    'b,2,2022-08-08T11:10:00.000Z',
    ',3,2022-08-08T11:10:00.000Z',
    ',4,',
    'c,5,',
  ]);
  expect(referencesOf('', 'Asia/Seoul')).toEqual([]);
});

test('what separates parts of a key never stands in one', () => {
  expect(keyPart('http://a.b/c, d~2%')).toBe('http:%2f%2fa.b%2fc%2c%20d%7e2%25');
});
