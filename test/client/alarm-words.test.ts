import { expect, test } from 'vitest';
import { measureWords } from '../../client/design/measure.ts';
import { LANGUAGES, say, type Language } from '../../client/design/language.ts';
import { createWording, type Words } from '../../client/design/wording.ts';
import { alarmMarks } from '../../client/panels/ops/alarm-words.ts';
import { aheadWords, limitWords, rateWords } from '../../client/panels/ops/measure-words.ts';
import { alarm } from './office-events.ts';
import { at, nowMs } from './wall-events.ts';

function wordsIn(language: Language): Words {
  const { t } = createWording(language);
  return {
    language,
    word: (path, fill) => t(path, { ...fill }),
    say: (text) => say(text, language),
  };
}
const [ko, en] = LANGUAGES.map(wordsIn) as [Words, Words];
const plain = (text: string | undefined): string | undefined => text?.replaceAll('\u2009', ' ');

const ahead = {
  limit: 80,
  label: { ko: '80 %' },
  at: at('21:44'),
  earliest: at('21:40'),
  latest: at('21:51'),
  samples: 6,
  spanSec: 600,
};

test('when the next limit is reached is told with how uncertain it is', () => {
  const { data } = alarm('a', { ahead });
  expect(plain(aheadWords(data, nowMs, ko))).toBe('약 12분 뒤 80 % (8–19분)');
  expect(plain(aheadWords(data, nowMs, en))).toBe('80 % in about 12 min (8–19 min)');
});

test('a limit that may never be reached says so, one that is there is at hand', () => {
  const { latest: _never, ...open } = ahead;
  expect(plain(aheadWords(alarm('a', { ahead: open }).data, nowMs, ko))).toBe(
    '약 12분 뒤 80 % (8분 뒤부터, 안 닿을 수도 있음)',
  );
  const near = { ...ahead, at: at('21:32') };
  expect(plain(aheadWords(alarm('a', { ahead: near }).data, nowMs, ko))).toBe('곧 80 %');
  expect(aheadWords(alarm('a').data, nowMs, ko)).toBeUndefined();
});

test.each([
  ['1', 0.82, '82 %'],
  ['m', 6.8, '6.80 m'],
  ['m', -0.25, '\u22120.25 m'],
  ['mm', 141.5, '141.5 mm'],
  ['{call}', 448, '448건'],
])('a value in %s is told as people write it', (unit, value, told) => {
  expect(plain(measureWords(value, unit, ko))).toBe(told);
});

test('limit and rate carry their direction; a state has neither', () => {
  const { data } = alarm('a', { direction: 'below', limit: 10, unit: 'km/h', ratePerHour: -6 });
  expect(plain(limitWords(data, ko))).toBe('10 km/h 이하');
  expect(plain(rateWords(data, ko))).toBe('시간당 \u22126 km/h');
  expect(plain(rateWords(alarm('a', { ratePerHour: 12 }).data, en))).toBe('+12 % an hour');
  const { limit: _none, ...state } = alarm('a').data;
  expect(limitWords(state, ko)).toBeUndefined();
});

test('what is wrong with an alarm stands beside it in words', () => {
  const { data } = alarm('a', {
    state: 'shelved',
    shelvedUntil: at('22:10'),
    isStale: true,
    isChattering: true,
    activations: 4,
  });
  expect(alarmMarks(data, nowMs, 'Asia/Seoul', ko)).toEqual([
    '자료 지연',
    '되풀이 4회',
    '22:10까지 보류',
  ]);
  const again = alarm('b', {
    transitions: [
      { at: at('20:00'), to: 'ack-active', by: 'ack' },
      { at: at('21:00'), to: 'unack-active', by: 're-alarm' },
    ],
  });
  expect(alarmMarks(again.data, nowMs, 'Asia/Seoul', en)).toEqual(['re-alarm']);
});
