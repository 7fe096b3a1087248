import { expect, test } from 'vitest';
import { LANGUAGES, say, type Language } from '../../client/design/language.ts';
import { createWording, type Words } from '../../client/design/wording.ts';
import { addressOfPlace, placeOfAddress } from '../../client/rooms/ops/ops-address.ts';
import { announce } from '../../client/rooms/ops/use-announcements.ts';
import { whyNotCommand } from '../../client/rooms/ops/why-not.ts';
import type { SessionAnswer } from '../../contract/session.ts';
import { alarm } from './office-events.ts';
import { seoul } from './wall-events.ts';

function wordsIn(language: Language): Words {
  const { t } = createWording(language);
  return {
    language,
    word: (path, fill) => t(path, { ...fill }),
    say: (text) => say(text, language),
  };
}
const [ko, en] = LANGUAGES.map(wordsIn) as [Words, Words];

test('an address names the part and what is chosen in it, and is read back', () => {
  const place = { tab: 'situations', subject: 'situation/basin:1' } as const;
  const address = addressOfPlace(new URL('http://city/ops?lang=en&at=2022-08-08T21:00:00Z'), place);
  expect(address.search).toBe(
    '?lang=en&at=2022-08-08T21:00:00Z&tab=situations&subject=situation/basin:1',
  );
  expect(placeOfAddress(address.search)).toEqual(place);
  expect(placeOfAddress('?tab=nothing')).toEqual({ tab: 'alarms', subject: undefined });
});

const nobody: SessionAnswer = { actor: null, may: [], isReadOnly: false };
const operator: SessionAnswer = {
  actor: { name: '근무자', role: 'operator' },
  may: ['ack', 'note'],
  isReadOnly: false,
};
const now = { isPlayback: false, seeking: undefined };
const known = (answer: SessionAnswer) => ({ state: 'known', answer }) as const;

test.each([
  ['nobody sits there', now, 'connected', known(nobody), '신원이 없음'],
  ['no token is set', now, 'connected', known({ ...nobody, isReadOnly: true }), '읽기 전용'],
  ['the past is shown', { ...now, isPlayback: true }, 'connected', known(operator), '과거를'],
  ['the past is on its way', { ...now, seeking: 1 }, 'connected', known(operator), '과거를'],
  ['the link is lost', now, 'lost', known(operator), '끊김'],
  ['the role is too low', now, 'connected', known(operator), '근무자 권한'],
] as const)('no order is given when %s, and the words say so', (_, time, phase, session, why) => {
  expect(whyNotCommand('direct', time, phase, session, ko)).toContain(why);
});

test('what the role may do, at the present and connected, can be done', () => {
  expect(whyNotCommand('ack', now, 'connected', known(operator), ko)).toBeUndefined();
});

test('new alarms are one sentence; only a severe one interrupts what is being read', () => {
  const alarms = ['1', '2', '3', '4', '5'].map((id) =>
    alarm(id, { label: { ko: `수위 ${id}`, en: `Level ${id}` }, districts: ['11590'] }),
  );
  expect(announce(alarms, seoul, ko)).toEqual({
    polite: '새 경보 5건: 수위 1 동작, 수위 2 동작, 수위 3 동작, 외 2건',
    assertive: '',
  });
  const [first] = alarms;
  const severe = alarm('6', { severity: 'Extreme', label: { ko: '범람', en: 'Flooding' } });
  expect(announce(first === undefined ? [] : [severe, first], seoul, en)).toEqual({
    polite: '',
    assertive: 'New alarms 2: Flooding, Level 1 Dongjak',
  });
  expect(announce([], seoul, ko)).toEqual({ polite: '', assertive: '' });
});
