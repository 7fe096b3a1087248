import { expect, test } from 'vitest';
import { headlineOf } from '../../server/feed-kit/headline-of.ts';

test.each([
  ['하천변 출입을 삼가 바랍니다. 우회하십시오.', '하천변 출입을 삼가 바랍니다'],
  ['6. 25.(수) 14시 사격 훈련', '6. 25.(수) 14시 사격 훈련'],
  ['규모 2.2 지진 발생\n여진에 유의', '규모 2.2 지진 발생'],
  ['대피!▲ 주민센터', '대피'],
])('%j begins with %j', (message, headline) => {
  expect(headlineOf(message)).toBe(headline);
});

test('a long sentence is cut between words, and says so', () => {
  expect(headlineOf('가나다 라마바 사아자', 8)).toBe('가나다 라마바…');
  expect(headlineOf('가나다 라마바 사아자', 7)).toBe('가나다…');
  expect(headlineOf('가나다라마바사아자차', 5)).toBe('가나다라…');
  expect(headlineOf('가나다 라마바', 7)).toBe('가나다 라마바');
});
