import { expect, test } from 'vitest';
import { daySpan } from '../../client/panels/voices/day-span.ts';

test.each([
  ['2022-07-18', '2022-07-31', '2022-07-18~07-31', '18–31 Jul 2022'],
  ['2022-07-18', '2022-08-02', '2022-07-18~08-02', '18 Jul–2 Aug 2022'],
  ['2021-12-20', '2022-01-02', '2021-12-20~2022-01-02', '20 Dec 2021–2 Jan 2022'],
])('%s to %s is written %s and %s', (from, to, korean, english) => {
  const dash = /\s*–\s*/gu;
  expect(daySpan(from, to, 'ko')).toBe(korean);
  expect(daySpan(from, to, 'en').replaceAll(dash, '–')).toBe(english);
});
