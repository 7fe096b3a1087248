import type { PresenterCommand } from '../../../contract/presenter.ts';

type Phrase = readonly [pattern: RegExp, command: PresenterCommand];

/** Phrases that mean one thing whatever the city is; the first that fits counts. */
const PHRASES: readonly Phrase[] = [
  [
    /순서 ?(끝|그만|종료)|대본 ?(끝|그만|종료)|발표 ?(끝|종료)|end (the )?script/u,
    { type: 'script-end' },
  ],
  [
    /(강조|비추기|짚기) ?(꺼|끄|해제|그만|끝)|(spotlight|pointing|highlight) off|stop pointing/u,
    { type: 'spotlight' },
  ],
  [
    /환영.*(내려|치워|꺼|끄|끝)|(take|put) .*welcome.* down|welcome (board )?off/u,
    { type: 'welcome' },
  ],
  [
    /(화면|스크린)(을|를)? ?(다시 )?켜|가린 거 (치워|풀어)|가림 해제|un ?(blank|cover)|(screen|wall) on/u,
    { type: 'blank', isBlank: false },
  ],
  [
    /(화면|스크린)(을|를)? ?(잠시 |잠깐 )?(가려|꺼|끄|덮|검게)|^(잠시 |잠깐 )?가려|암전|^(blank|black|cover)|(screen|wall) off/u,
    { type: 'blank', isBlank: true },
  ],
  [
    /(?<!서울)교대(?! ?(역|앞|사거리))|자동으로|자동 전환|돌아가면서|(resume|start) (turns|rotation)|in turn|^(auto|release|rotate|rotation)/u,
    { type: 'release' },
  ],
  [
    /전체 지도|도시 전체|지도 (전체|처음)|축소|zoom out|whole (city|map)|^(fly )?home$/u,
    { type: 'fly-home' },
  ],
  [/새로 ?고침|다시 불러|reload|refresh/u, { type: 'reload' }],
  [/(어느|무슨|이) 화면(이|인|이름)|화면 (이름|번호)|identify|which screen/u, { type: 'identify' }],
  [/영어|english|잉글리시/u, { type: 'language', language: 'en' }],
  [/한국어|한국말|우리말|korean/u, { type: 'language', language: 'ko' }],
  [
    /실시간|지금으로|지금 (화면|시각|상황)|^지금$|현재로|^현재$|라이브|(back )?to now|^now$|^(go )?live|the present/u,
    { type: 'live' },
  ],
  [
    /멈춰|멈추|일시 ?정지|^정지|스톱|^(pause|stop|freeze|hold)( it| here)?$/u,
    { type: 'pause', isPaused: true },
  ],
  [
    /이어 ?재생|다시 재생|^재생(?! ?에너지)|^계속|play on|^play$|^resume$|^continue$|go on/u,
    { type: 'pause', isPaused: false },
  ],
];

/** What a whole phrase means; undefined = it is about something by name, or nothing. */
export function fixedPhrase(said: string): PresenterCommand | undefined {
  return PHRASES.find(([pattern]) => pattern.test(said))?.[1];
}
