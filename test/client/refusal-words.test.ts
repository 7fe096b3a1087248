import { expect, test } from 'vitest';
import { createWording } from '../../client/design/wording.ts';
import type { Language } from '../../client/design/language.ts';
import { refusalWords } from '../../client/panels/refusal-words.ts';

const told = (problem: string, language: Language): string => {
  const { t } = createWording(language);
  const word = (path: string, fill?: object): string => t(path, { ...fill });
  return refusalWords(problem, 'Asia/Seoul', { language, word, say: ({ ko }) => ko });
};
const outside =
  'at: expected 2022-08-08T07:00:08.000Z to 2022-08-08T12:40:45.000Z, found 2022-08-01T12:00:00.000Z';

test('an instant that is not held is told in the city’s time and the reader’s language', () => {
  expect(told(outside, 'ko')).toBe(
    '2022-08-01 21:00 기록 없음 · 볼 수 있는 때 2022-08-08 16:00부터 21:40까지',
  );
  expect(told(outside, 'en')).toBe(
    'no record of 2022-08-01 21:00 · held: 2022-08-08 16:00 to 21:40',
  );
});

test('a span over midnight names both days', () => {
  const over = outside.replace('2022-08-08T12:40', '2022-08-09T12:40');
  expect(told(over, 'en')).toContain('held: 2022-08-08 16:00 to 2022-08-09 21:40');
});

test('a step past the last change says that there is none', () => {
  expect(told('nothing changed after 2022-08-08T12:40:45.000Z', 'ko')).toBe(
    '2022-08-08 21:40 뒤에는 바뀐 것이 없음',
  );
});

test('words that nobody foresaw are shown, in the city’s time', () => {
  expect(told('the disk is gone since 2022-08-08T12:40:45.000Z', 'en')).toBe(
    'that time cannot be shown: the disk is gone since 2022-08-08 21:40',
  );
  expect(told('at=yesterday', 'ko')).toBe('그 시각은 볼 수 없음: at=yesterday');
});
