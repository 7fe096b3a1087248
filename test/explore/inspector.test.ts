import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { expect, test } from 'vitest';
import type { CityEvent } from '../../contract/event.ts';
import { LANGUAGES, say, type Language } from '../../client/design/language.ts';
import { createWording, type Words } from '../../client/design/wording.ts';
import { thingOfEvent } from '../../client/explore/thing-of-event.ts';
import { unitOf } from '../../client/explore/thing-unit.ts';
import { aheadLine } from '../../client/panels/explore/inspector-ahead-words.ts';
import { InspectorFactList } from '../../client/panels/explore/inspector-fact-list.tsx';
import { factsOf } from '../../client/panels/explore/inspector-facts.ts';
import { InspectorHead } from '../../client/panels/explore/inspector-head.tsx';
import { InspectorHistory } from '../../client/panels/explore/inspector-history.tsx';
import { InspectorPart } from '../../client/panels/explore/inspector-part-list.tsx';
import { partsOf } from '../../client/panels/explore/inspector-parts.ts';
import { stateOf, titleOf } from '../../client/panels/explore/inspector-title.ts';
import { lamp, report, vehicle } from '../client/new-kinds.ts';
import { alarm, directive, situation } from '../client/office-events.ts';
import {
  alert,
  at,
  incident,
  indicator,
  nowMs,
  observation,
  seoul,
} from '../client/wall-events.ts';

const zone = 'Asia/Seoul';
const minuteMs = 60_000;

function wordsIn(language: Language): Words {
  const { t } = createWording(language);
  return {
    language,
    word: (path, fill) => t(path, { ...fill }),
    say: (text) => say(text, language),
  };
}

const drawn = (language: Language, page: ReactElement): string =>
  renderToStaticMarkup(createElement(I18nextProvider, { i18n: createWording(language) }, page));

/** The whole of what the inspector says of a thing, without its charts. */
function told(event: CityEvent, language: Language): string {
  const words = wordsIn(language);
  const thing = thingOfEvent(event);
  const context = {
    words,
    city: seoul,
    nowMs,
    nameOf: (subject: string) => (subject.startsWith('observation/') ? '하수관 7' : undefined),
    feedName: (feed: string) => feed,
  };
  const open = () => undefined;
  const head = createElement(InspectorHead, {
    thing,
    title: titleOf(thing, words),
    state: stateOf(thing, words),
    unit: unitOf(thing, language),
    change: 0.74,
    ahead: undefined,
    minuteMs: nowMs,
    zone,
    isGone: false,
    onProvenance: open,
  });
  const facts = createElement(InspectorFactList, { facts: factsOf(thing, context), onOpen: open });
  const parts = partsOf(event, context).map((part) =>
    drawn(language, createElement(InspectorPart, { part, onOpen: open })),
  );
  const html = [drawn(language, head), drawn(language, facts), ...parts].join('');
  return html.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/[\s\u2009\u00a0]+/gu, ' ');
}

const river = observation('river/1018697', {
  featureOfInterest: { id: 'river/1018697', name: { ko: '오금교', en: 'Ogeum Bridge' } },
  observedProperty: 'water.level',
  unit: 'm',
  result: 6.84,
  districts: ['11620'],
  phenomenonTime: at('21:30'),
  resultTime: at('21:30'),
  thresholds: [{ value: 7, severity: 'Moderate', label: { ko: '주의보', en: 'Advisory' } }],
  basis: 'simulated',
});

/** One of every kind with what must be said of it, in both languages. */
const CASES: readonly (readonly [CityEvent, readonly string[], readonly string[]])[] = [
  [
    river,
    [
      '오금교 하천 수위',
      '6.84 m',
      '30분 +0.74 m',
      '2분 전',
      '품질 양호',
      '주의보 7.00 m',
      '관악구',
    ],
    [
      'Ogeum Bridge River level',
      '6.84 m',
      '2 min ago',
      'quality good',
      'Advisory 7.00 m',
      'Gwanak',
    ],
  ],
  [
    observation('a', { result: null, resultQuality: 'missing' }),
    ['값 없음', '품질 빠짐'],
    ['no value', 'quality missing'],
  ],
  [
    incident('1', {
      stages: [{ code: '접수', name: { ko: '접수', en: 'Call received' }, at: at('21:20') }],
      owner: { ko: '관악소방서', en: 'Gwanak fire station' },
      roadClosure: 'full',
    }),
    ['반지하 침수', '진행', '접수', '관악소방서', '전면'],
    ['active', 'Call received', 'Gwanak fire station', 'full'],
  ],
  [
    alert('1', { description: '저지대 대피', areaNames: ['서울서북권'], instruction: '지하 금지' }),
    ['호우경보', '기상청', '저지대 대피', '서울서북권', '지하 금지', '즉시', '관측됨'],
    ['KMA', '저지대 대피', 'immediate', 'observed'],
  ],
  [report('1'), ['열림', '접수'], ['open', 'Received']],
  [
    lamp('L-1', [127, 37.5], {
      state: 'fault',
      faults: [
        {
          code: 'lamp-failure',
          severity: 'Moderate',
          since: at('20:00'),
          text: { ko: '램프 고장', en: 'Lamp failure' },
        },
      ],
      attributes: { powerW: { value: 70, unit: 'W' } },
    }),
    ['고장', '램프 고장', 'powerW 70 W', '가로등'],
    ['Lamp failure', 'powerW 70 W'],
  ],
  [
    vehicle('701', [127, 37.5], { occupancy: 'crushed', delaySec: 120, speedKmh: 18 }),
    ['매우 붐빔', '2분', '18 km/h'],
    ['very crowded', '2 min', '18 km/h'],
  ],
  [
    situation('1', {
      evidence: [
        {
          factor: 'rain',
          subject: 'observation/rain/1',
          feed: 'f',
          weight: 0.3,
          at: at('21:00'),
          knownAt: at('21:05'),
          text: { ko: '신대방 10분 20.5 mm', en: 'Sindaebang 20.5 mm in 10 min' },
        },
      ],
      missing: [{ factor: 'river', label: { ko: '하천' }, feeds: [], why: { ko: '수위계 없음' } }],
    }),
    ['커지는 중', '21:05', '신대방 10분 20.5 mm', '알 수 없음', '수위계 없음'],
    ['growing', '21:05', 'Sindaebang 20.5 mm', 'unknown'],
  ],
  [alarm('7', {}), ['미확인', '중간', '하수관 7', '까닭', '규칙'], ['medium', 'why', 'rule']],
  [directive('3', {}), ['지하차도 통제', '교통정보센터', '내림'], ['issued', '지하차도 통제']],
  [
    indicator('figure/calls-119', {
      form: 'figure',
      figure: 'calls-119',
      value: 430,
      severity: 'Extreme',
      label: { ko: '119 신고', en: '119 calls' },
      span: { ko: '1시간', en: '1 h' },
      unit: { ko: '건', en: 'calls' },
      asOf: at('21:30'),
      derivedFrom: [],
      normal: [22, 41],
      criterion: 400,
    }),
    ['119 신고', '430', '1시간', '400건', '22–41'],
    ['119 calls', '430', '400 calls', '22–41'],
  ],
];

test.each(CASES)(
  'the inspector says what is known of $kind $subject in both languages',
  (event, ko, en) => {
    for (const [language, expected] of [['ko', ko] as const, ['en', en] as const]) {
      const page = told(event, language);
      for (const part of expected) expect(page).toContain(part);
      // A path that has no word would stand there as it is.
      expect(page).not.toMatch(/explore\/|ops\/|assetState\//u);
    }
  },
);

test('how far the limit is ahead is said with its bounds, and that it may never be reached', () => {
  const ahead = {
    limit: 7,
    label: { ko: '주의보', en: 'Advisory' },
    samples: 7,
    spanMs: 3_600_000,
    atMs: nowMs + 8 * minuteMs,
    earliestMs: nowMs + 4 * minuteMs,
  };
  const line = (latestMs: number | undefined, language: Language = 'ko') => {
    const whole = { ...ahead, ...(latestMs === undefined ? {} : { latestMs }) };
    const { what, bounds } = aheadLine(whole, 'm', nowMs, zone, wordsIn(language));
    return `${what} ${bounds}`.replaceAll('\u2009', ' ');
  };
  expect(line(nowMs + 12 * minuteMs)).toBe('주의보 7.00 m까지 8분 (직선 외삽 21:40 ± 4분, 값 7개)');
  expect(line(nowMs + 40 * minuteMs)).toContain('21:36–22:12');
  expect(line(undefined)).toContain('닿지 않을 수도 있음');
  expect(line(nowMs + 12 * minuteMs, 'en')).toContain('8 min to Advisory 7.00 m');
});

test('versions stand with their time and number; one that came late says when it was known', () => {
  const versions = [
    thingOfEvent(river, 'newest'),
    thingOfEvent({ ...river, time: at('21:00'), recordedtime: at('21:25') }, 'late'),
  ];
  const history = (state: 'asking' | 'known' | 'lost', of = versions, isKept = true) =>
    drawn(
      'ko',
      createElement(InspectorHistory, {
        versions: of,
        chosen: 'late',
        state,
        isKept,
        minuteMs: nowMs,
        zone,
        onOpen: () => undefined,
      }),
    );
  expect(history('known')).toContain('25분 뒤 알려짐');
  expect(history('known')).toMatch(/aria-current="true"[^>]*21:00/u);
  expect(history('known')).toContain('여기까지가 이 시각에 알려진 전부');
  expect(history('lost', [])).toContain('이벤트를 받지 못함');
  expect(history('asking', [])).toContain('자료를 묻는 중');
  expect(history('known', [], false)).toContain('위치는 재생을 위해서만 보관');
});

test('every word of the drill is there in both languages', () => {
  const paths = (words: object, path = ''): readonly string[] =>
    Object.entries(words).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? paths(value, `${path}/${name}`)
        : [`${path}/${name}`],
    );
  const held = LANGUAGES.map((language) =>
    paths(createWording(language).getResource(language, 'translation', 'explore/drill') as object),
  );
  expect(held[0]?.length).toBeGreaterThan(100);
  expect(held[0]).toEqual(held[1]);
});
