import { describe, expect, test } from 'vitest';
import type { PresenterCommand } from '../../contract/presenter.ts';
import { selectSituationMatters } from '../../client/city/select-situation-matters.ts';
import { initialsOf } from '../../client/design/hangul.ts';
import { lexiconOf, type Lexicon } from '../../client/rooms/palette/lexicon.ts';
import { numberOf } from '../../client/rooms/palette/spoken-number.ts';
import { spokenCommand } from '../../client/rooms/palette/spoken-command.ts';
import { situation } from './office-events.ts';
import { at, cityOf, seoul } from './wall-events.ts';

const city = cityOf([
  situation('dorimcheon', {
    basin: '도림천 유역',
    title: { ko: '도림천 범람', en: 'Dorimcheon flood' },
  }),
]);
const scenes = [
  { id: 'overview', title: { ko: '한눈에 보는 도시', en: 'City at a glance' } },
  { id: 'disaster', title: { ko: '재난·안전', en: 'Safety' } },
  { id: 'water', title: { ko: '수자원', en: 'Water' } },
  { id: 'traffic', title: { ko: '교통', en: 'Traffic' } },
  { id: 'air', title: { ko: '대기·에너지', en: 'Air and energy' } },
  { id: 'voices', title: { ko: '시민의 소리', en: 'Voices' } },
  { id: 'administration', title: { ko: '시정', en: 'Administration' } },
  { id: 'coverage', title: { ko: '자료 상태', en: 'Coverage' } },
];
const layers = [
  { id: 'rain-field', title: { ko: '강우 분포', en: 'Rain field' } },
  { id: 'vehicles', title: { ko: '구급차', en: 'Vehicles' } },
];
const scripts = [{ id: 'visit', title: { ko: '방문 안내', en: 'A tour for visitors' }, steps: [] }];
const places = [
  { name: { ko: '서울시청', en: 'City Hall' }, at: { lon: 126.978, lat: 37.5665 } },
  { name: { ko: '교대역', en: 'Gyodae station' }, at: { lon: 127.014, lat: 37.493 } },
];
const districts = [
  ['11620', '관악구', 'Gwanak'],
  ['11680', '강남구', 'Gangnam'],
  ['11140', '중구', 'Jung'],
].map(([code = '', ko = '', en = ''], index) => {
  return { code, name: { ko, en }, label: { lon: 127, lat: 37.5 + index / 100 }, population: 1 };
});
const lexicon: Lexicon = {
  named: lexiconOf(
    { ...seoul, districts, places },
    scenes,
    layers,
    selectSituationMatters(city.byKind),
    scripts,
  ),
  nowMs: Date.parse(at('21:32')),
  zone: 'Asia/Seoul',
  script: { id: 'visit', step: 2 },
};
const flood = 'situation/dorimcheon';

const first = (text: string): PresenterCommand | undefined =>
  spokenCommand(text, lexicon)[0]?.command;
const scene = (id: string): Partial<PresenterCommand> => ({ type: 'scene', scene: id });
const fly = (ko: string) => ({ type: 'fly', name: { ko } });
const seekDay = (time: string) => ({
  type: 'time',
  at: new Date(`${time}:00+09:00`).toISOString(),
});
const seek = (time: string) => ({ type: 'time', at: new Date(at(time)).toISOString() });

const utterances: readonly (readonly [string, object])[] = [
  ['수자원', scene('water')],
  ['수자원 화면 보여줘', scene('water')],
  ['교통 보여 주세요', scene('traffic')],
  ['미세먼지 화면으로', scene('air')],
  ['시민의 소리로 가줘', scene('voices')],
  ['재난 안전으로 넘어가', scene('disaster')],
  ['처음으로', scene('overview')],
  ['자료 상태 보여줘', scene('coverage')],
  ['show water', scene('water')],
  ['go to traffic please', scene('traffic')],
  ['city at a glance', scene('overview')],
  ['show me the air quality', scene('air')],
  ['도림천 상황 보여줘', { type: 'scene', scene: 'takeover', subject: flood }],
  ['Dorimcheon flood', { type: 'scene', scene: 'takeover', subject: flood }],
  ['도림천 강조해줘', { type: 'spotlight', subject: flood }],
  ['강남구로 이동', fly('강남구')],
  ['관악 보여줘', fly('관악구')],
  ['중구', fly('중구')],
  ['서울시청 보여줘', fly('서울시청')],
  ['fly to Gangnam', fly('강남구')],
  ['zoom to city hall', fly('서울시청')],
  ['강남구 짚어줘', { type: 'spotlight', subject: '11680' }],
  ['highlight Gwanak', { type: 'spotlight', subject: '11620' }],
  ['강조 꺼', { type: 'spotlight' }],
  ['도시 전체 보여줘', { type: 'fly-home' }],
  ['zoom out', { type: 'fly-home' }],
  ['구급차 숨겨줘', { type: 'layer', layer: 'vehicles', isShown: false }],
  ['강우 분포 켜줘', { type: 'layer', layer: 'rain-field', isShown: true }],
  ['hide vehicles', { type: 'layer', layer: 'vehicles', isShown: false }],
  ['show rain field', { type: 'layer', layer: 'rain-field', isShown: true }],
  ['십 분 전', seek('21:22')],
  ['10분 전으로 되감아', seek('21:22')],
  ['한 시간 반 전', seek('20:02')],
  ['두 시간 전 보여줘', seek('19:32')],
  ['go back 10 minutes', seek('21:22')],
  ['half an hour ago', seek('21:02')],
  ['밤 아홉 시 이십 분', seek('21:20')],
  ['9시 반으로', seek('21:30')],
  ['오후 여덟 시 오 분', seek('20:05')],
  ['밤 열두 시', seek('00:00')],
  ['밤 한 시 반', seek('01:30')],
  ['어제 아홉 시 이십 분', seekDay('2022-08-07T21:20')],
  ['어제 오후 세 시', seekDay('2022-08-07T15:00')],
  ['어젯밤 11시', seekDay('2022-08-07T23:00')],
  ['yesterday at 8 pm', seekDay('2022-08-07T20:00')],
  ['오늘 오전 10시', seek('10:00')],
  ['21:05', seek('21:05')],
  ['at 9:20 pm', seek('21:20')],
  ['at 8 pm', seek('20:00')],
  ['실시간', { type: 'live' }],
  ['지금으로 돌아가', { type: 'live' }],
  ['back to now', { type: 'live' }],
  ['멈춰', { type: 'pause', isPaused: true }],
  ['pause', { type: 'pause', isPaused: true }],
  ['이어 재생', { type: 'pause', isPaused: false }],
  ['열 배속', { type: 'speed', speed: 10 }],
  ['속도 60', { type: 'speed', speed: 60 }],
  ['speed ten', { type: 'speed', speed: 10 }],
  ['화면 가려줘', { type: 'blank', isBlank: true }],
  ['화면 다시 켜', { type: 'blank', isBlank: false }],
  ['blank the screen', { type: 'blank', isBlank: true }],
  ['영어로', { type: 'language', language: 'en' }],
  ['in Korean please', { type: 'language', language: 'ko' }],
  ['교대로 돌려놔', { type: 'release' }],
  ['resume turns', { type: 'release' }],
  ['교대역으로 이동', fly('교대역')],
  ['교대', { type: 'release' }],
  ['재생 에너지 보여줘', scene('air')],
  ['다음', { type: 'script', script: 'visit', step: 3 }],
  ['next', { type: 'script', script: 'visit', step: 3 }],
  ['이전 단계', { type: 'script', script: 'visit', step: 1 }],
  ['방문 안내 시작', { type: 'script', script: 'visit', step: 0 }],
  ['순서 끝내기', { type: 'script-end' }],
  ['이 화면 이름', { type: 'identify' }],
  ['새로고침', { type: 'reload' }],
  ['환영 강남초등학교 5학년', { type: 'welcome', title: '강남초등학교 5학년' }],
  ['Welcome the Delhi Delegation', { type: 'welcome', title: 'Delhi Delegation' }],
  ['환영 화면 내려', { type: 'welcome' }],
];

test.each(utterances)('“%s”', (text, command) => {
  expect(first(text)).toMatchObject(command);
});

describe('what is typed', () => {
  test('by its beginning or its initials finds places, scenes and situations', () => {
    expect(first('ㄱㄴ')).toMatchObject(fly('강남구'));
    expect(first('ㅅㅈㅇ')).toMatchObject(scene('water'));
    expect(first('ㄷㄹㅊ')).toMatchObject({ subject: flood });
    expect(first('관')).toMatchObject(fly('관악구'));
    expect(first('gang')).toMatchObject(fly('강남구'));
  });

  test('finds nothing where nothing is meant', () => {
    const none = ['', '   ', '점심 뭐 먹지', 'what a nice day', 'ㅋㅋㅋ', '속도 900', '0배속'];
    for (const text of none) {
      expect([text, spokenCommand(text, lexicon)]).toEqual([text, []]);
    }
  });

  test('an hour that may be either half of the day offers both', () => {
    const meant = spokenCommand('9시 10분', lexicon).map(({ command }) => command);
    expect(meant).toEqual([seek('21:10'), seek('09:10')]);
  });
});

test('initials and numbers as people say them', () => {
  expect(initialsOf('강남구 2번')).toBe('ㄱㄴㄱ 2ㅂ');
  expect(['십', '이십오', '열두', '백이십', '스무', 'fifteen', '7'].map(numberOf)).toEqual([
    10, 25, 12, 120, 20, 15, 7,
  ]);
  expect(['', '분', 'cat'].map(numberOf)).toEqual([undefined, undefined, undefined]);
});
