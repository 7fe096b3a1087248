import { expect, test } from 'vitest';
import type { CityEvent, IndicatorEvent } from '../../contract/event.ts';
import { absorb } from '../../server/city/absorb.ts';
import { expire } from '../../server/city/expire.ts';
import { merge } from '../../server/city/merge.ts';
import { DIRECTIVE_TIMES } from '../../server/office/directives/directive-times.ts';
import { figuresPart } from '../../server/office/figures-part.ts';
import type { FigurePast, OfficeSettings } from '../../server/office/office-settings.ts';
import { incidentAt, instantAtMinute } from '../support/city-events.ts';
import { FACTS, smallCity } from '../support/small-city.ts';

const DAY_MS = 86_400_000;
const KST_MS = 9 * 3_600_000;
/** Minute 0 of the test events is 20:00 KST. */
const START_MS = Date.parse(instantAtMinute(0));

const SETTINGS: OfficeSettings = {
  city: 'seoul',
  bounds: [126.76, 37.42, 127.19, 37.7],
  districts: [
    { code: '11620', name: { ko: '관악구' }, label: { lon: 126.95, lat: 37.47 }, population: 1 },
    { code: '11110', name: { ko: '종로구' }, label: { lon: 126.98, lat: 37.59 }, population: 1 },
  ],
  minuteOfDay: (ms) => ((ms + KST_MS) / 60_000) % 1440,
  dayOf: (ms) => String(Math.floor((ms + KST_MS) / DAY_MS)),
  figures: [
    {
      id: 'flood-reports',
      measure: { form: 'named', name: 'flood-reports' },
      domain: 'disaster',
      label: { ko: '침수 신고' },
      span: { ko: '오늘 누적' },
      unit: { ko: '건' },
      feeds: ['dispatch-119'],
      direction: 'above',
      levels: [
        { value: 2, severity: 'Minor' },
        { value: 4, severity: 'Extreme' },
      ],
    },
    {
      id: 'calls-119',
      measure: { form: 'count', kind: 'incident', where: {}, withinMin: 60 },
      domain: 'disaster',
      label: { ko: '119 신고' },
      span: { ko: '1시간' },
      unit: { ko: '건' },
      feeds: ['dispatch-119'],
      direction: 'above',
      levels: [{ value: 60, severity: 'Minor' }],
    },
  ],
  rainHourLevels: [{ value: 20, severity: 'Minor' }],
  sewerFillLevels: [{ value: 60, severity: 'Minor' }],
  floodCallLevels: [{ value: 2, severity: 'Minor' }],
  districtRules: [],
  districtFeeds: ['dispatch-119'],
  contacts: [],
  directiveTimes: DIRECTIVE_TIMES,
  downtown: ['11110'],
};

function played(settings: OfficeSettings = SETTINGS) {
  const state = smallCity({ id: 'dispatch-119', everySec: 60 });
  const rules = figuresPart(settings);
  const shown = new Map<string, IndicatorEvent>();
  return {
    calls: (minute: number, keys: readonly number[]) => {
      const events = keys.map((key) => {
        const event = incidentAt(key, minute);
        const provenance = { ...event.data.provenance, feed: 'dispatch-119' };
        return { ...event, data: { ...event.data, provenance } };
      });
      const now = instantAtMinute(minute);
      const answer = { feed: 'dispatch-119', events, rejects: [] };
      rules.observe(absorb(state, answer, now).delta.upserts, now, []);
    },
    at: (minute: number) => {
      const now = instantAtMinute(minute);
      const judged = rules.judge(state, now);
      merge(state, judged, now);
      for (const event of indicatorsOf(judged)) shown.set(event.subject, event);
      return shown;
    },
  };
}

function indicatorsOf(events: readonly CityEvent[]): readonly IndicatorEvent[] {
  return events.filter((event) => event.kind === 'indicator');
}

function figure(shown: ReadonlyMap<string, IndicatorEvent>, id: string) {
  const data = shown.get(`indicator/figure/${id}`)?.data;
  return data?.form === 'figure' ? data : undefined;
}

test('a count is not known before its feed has spoken, and 0 after', () => {
  const city = played();
  expect(figure(city.at(1), 'calls-119')).toMatchObject({ value: null, asOf: null });
  city.calls(2, []);
  expect(figure(city.at(2), 'calls-119')).toMatchObject({ value: 0, severity: 'Normal' });
});

test('flood reports of today count each incident once and keep counting past an hour', () => {
  const city = played();
  city.calls(1, [1, 2]);
  city.calls(2, [2, 3]);
  city.calls(90, [4]);
  const found = figure(city.at(90), 'flood-reports');
  expect(found).toMatchObject({ value: 4, severity: 'Extreme', criterion: 4 });
  expect(figure(city.at(90), 'calls-119')?.value).toBe(1);
});

test('today’s count starts anew at local midnight', () => {
  const city = played();
  city.calls(1, [1, 2]);
  city.calls(241, [3]);
  expect(figure(city.at(241), 'flood-reports')?.value).toBe(1);
});

test('a dead feed makes its figures unknown, not zero', () => {
  const city = played();
  city.calls(1, [1]);
  expect(figure(city.at(20), 'calls-119')?.value).toBe(1);
  const state = smallCity({ ...FACTS, id: 'dispatch-119' });
  const rules = figuresPart(SETTINGS);
  const now = instantAtMinute(1);
  absorb(state, { feed: 'dispatch-119', events: [], rejects: [] }, now);
  const dead = state.byKind.feed.get('feed/dispatch-119');
  if (dead === undefined) throw new Error('no feed event');
  const data = { ...dead.data, state: 'down' as const };
  state.byKind.feed.set('feed/dispatch-119', { ...dead, data });
  const shown = new Map(
    indicatorsOf(rules.judge(state, now)).map((event) => [event.subject, event]),
  );
  expect(figure(shown, 'calls-119')?.value).toBeNull();
  const levels = shown.get('indicator/district-levels')?.data;
  expect(levels?.form === 'district-levels' && levels.cells['11620']?.at(-1)).toBe('?');
});

test('strips and normal bands come from the recorded past', () => {
  const steps = 289;
  const past: FigurePast = {
    stepSec: 300,
    fromMs: START_MS - (steps - 1) * 300_000,
    figures: { 'calls-119': Array.from({ length: steps }, (_, index) => index) },
    sameHour: {
      'calls-119': [10, 20, 30, 40].map((value) => Array.from({ length: 397 }, () => value)),
    },
  };
  const city = played({ ...SETTINGS, past });
  city.calls(5, []);
  const shown = city.at(5);
  const strip = shown.get('indicator/strip/calls-119')?.data;
  if (strip?.form !== 'strip') throw new Error('no strip');
  expect(strip.values).toHaveLength(289);
  expect(strip.values.slice(-3)).toEqual([287, 288, 0]);
  expect(strip.low.at(-1)).toBe(10);
  expect(figure(shown, 'calls-119')?.normal).toEqual([10, 40]);
});

test('the day’s peak stays when the value falls', () => {
  const city = played();
  city.calls(1, [1, 2, 3]);
  city.at(1);
  expect(figure(city.at(1), 'calls-119')?.peak?.value).toBe(3);
  city.calls(70, []);
  expect(figure(city.at(70), 'calls-119')).toMatchObject({ value: 0, peak: { value: 3 } });
});

test('a district is unknown until a feed has spoken, and again as soon as all are lost', () => {
  const state = smallCity({ id: 'dispatch-119', everySec: 60 });
  const rules = figuresPart(SETTINGS);
  const shown = new Map<string, IndicatorEvent>();
  const lastCell = (minute: number): string | undefined => {
    const now = instantAtMinute(minute);
    rules.observe(expire(state, now).upserts, now, []);
    for (const event of indicatorsOf(rules.judge(state, now))) shown.set(event.subject, event);
    const data = shown.get('indicator/district-levels')?.data;
    return data?.form === 'district-levels' ? data.cells['11620']?.at(-1) : undefined;
  };
  expect(lastCell(0)).toBe('?');
  absorb(state, { feed: 'dispatch-119', events: [], rejects: [] }, instantAtMinute(1));
  expect(lastCell(1)).toBe('0');
  const trouble = { reason: { ko: '키 없음' }, isLasting: true };
  const lost = { feed: 'dispatch-119', events: [], rejects: [], trouble };
  absorb(state, lost, instantAtMinute(2));
  expect(lastCell(2)).toBe('?');
});
