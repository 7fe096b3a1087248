import type { Text } from '../../../contract/place.ts';

/** Why a wall does not do what it is told, for whoever told it. */
export const PROBLEMS = {
  scene: { ko: '이 화면에 없는 장면', en: 'this screen has no such scene' },
  situation: { ko: '열린 상황이 없음', en: 'no such situation is open' },
  layer: { ko: '이 화면에 없는 레이어', en: 'this screen has no such layer' },
  place: { ko: '지도에서 찾을 수 없음', en: 'it has no place on the map' },
  language: { ko: '이 도시가 쓰지 않는 언어', en: 'the city does not speak this language' },
  script: { ko: '없는 순서', en: 'there is no such script or step' },
  clock: { ko: '시각을 아직 모름', en: 'the clock is not known yet' },
  held: {
    ko: '확인하지 않은 심각 상황이 있어 새로 고치지 않음',
    en: 'not reloaded: a severe situation is unacknowledged',
  },
} as const satisfies Readonly<Record<string, Text>>;
