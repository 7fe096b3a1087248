import type { Text } from '../../../contract/place.ts';

/** What people are told about walls and their presenters. */
export const SCREEN_WORDS = {
  wrongCode: { ko: '화면에 없는 번호입니다', en: 'no screen shows this code' },
  unknownPass: {
    ko: '연결이 끝났습니다. 화면의 번호로 다시 연결하십시오',
    en: 'the pairing is over: pair again with the code on the screen',
  },
  tooOften: {
    ko: '연결 시도가 너무 많습니다. 잠시 뒤 다시 시도하십시오',
    en: 'too many tries: try again in a while',
  },
  full: { ko: '연결된 기기가 너무 많습니다', en: 'too many are paired with this screen' },
  gone: { ko: '화면이 연결되어 있지 않습니다', en: 'the screen is not connected' },
  mute: { ko: '화면이 2초 안에 답하지 않았습니다', en: 'the screen said nothing for 2 s' },
  held: {
    ko: '확인되지 않은 심각 경보 표시 중: 새로 고침 불가',
    en: 'it shows a severe alarm that nobody has acknowledged: not reloaded',
  },
  unknownCommand: { ko: '읽을 수 없는 명령입니다', en: 'the command cannot be read' },
  unreadable: { ko: '화면의 답을 읽을 수 없습니다', en: 'the screen’s answer cannot be read' },
  notPaired: { ko: '연결된 화면이 없습니다', en: 'not paired with a screen' },
  tooFast: { ko: '명령이 너무 잦습니다', en: 'at most 20 commands a second' },
  noSuchScreen: { ko: '없는 화면입니다', en: 'there is no such screen' },
} as const satisfies Record<string, Text>;
