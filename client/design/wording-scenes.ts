import { administrationEn, administrationKo } from './wording-administration.ts';
import { airEn, airKo } from './wording-air.ts';
import { coverageEn, coverageKo } from './wording-coverage.ts';
import { disasterEn, disasterKo } from './wording-disaster.ts';
import { exploreEn, exploreKo } from './wording-explore.ts';
import { presenterEn, presenterKo } from './wording-presenter.ts';
import { screenEn, screenKo } from './wording-screen.ts';
import { takeoverEn, takeoverKo } from './wording-takeover.ts';
import { trafficEn, trafficKo } from './wording-traffic.ts';
import { voicesEn, voicesKo } from './wording-voices.ts';
import { waterEn, waterKo } from './wording-water.ts';
import { welcomeEn, welcomeKo } from './wording-welcome.ts';

/** Words of the wall's scenes and of what drives it, in Korean. */
export const scenesKo = {
  tile: {
    count: '{{n}}/{{m}} 정상',
    late: '지연 {{age}}',
    some: '{{n}}종 끊김',
    off: '{{n}}종 미연결',
    uncertain: '{{n}}종 불확실',
    lost: '끊김 · {{time}} 이전 자료',
    lostNever: '끊김 · 받은 값 없음',
    unconnected: '미연결',
    unrecorded: '이 기록에 없음',
  },
  disaster: disasterKo,
  water: waterKo,
  traffic: trafficKo,
  air: airKo,
  voices: voicesKo,
  administration: administrationKo,
  coverage: coverageKo,
  takeover: takeoverKo,
  welcome: welcomeKo,
  presenter: presenterKo,
  screen: screenKo,
  explore: exploreKo,
};

/** The same in English. */
export const scenesEn = {
  tile: {
    count: '{{n}}/{{m}} live',
    late: 'late {{age}}',
    some: '{{n}} lost',
    off: '{{n}} not connected',
    uncertain: '{{n}} uncertain',
    lost: 'lost · from before {{time}}',
    lostNever: 'lost · never heard',
    unconnected: 'not connected',
    unrecorded: 'not in this recording',
  },
  disaster: disasterEn,
  water: waterEn,
  traffic: trafficEn,
  air: airEn,
  voices: voicesEn,
  administration: administrationEn,
  coverage: coverageEn,
  takeover: takeoverEn,
  welcome: welcomeEn,
  presenter: presenterEn,
  screen: screenEn,
  explore: exploreEn,
} satisfies typeof scenesKo;
