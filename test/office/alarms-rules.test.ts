import { expect, test } from 'vitest';
import type { AlarmEvent, CityEvent, ObservationEvent } from '../../contract/event.ts';
import type { AssetFault } from '../../contract/asset.ts';
import { instantOf } from '../../contract/instant.ts';
import { loadCity } from '../../server/config/load-city.ts';
import { office } from '../../server/office/office.ts';
import { officeSettings } from '../../server/office-of.ts';
import { alertAt } from '../support/alert-messages.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { ROOT } from '../support/flood-night.ts';
import { assetAt } from '../support/lighting-events.ts';
import { officeCity } from '../support/office-city.ts';

const MINUTES = 16;
const TICK_MS = 5000;

/** What a source tells in the minutes of its trouble, and after. */
type Told = (isBad: boolean, now: string) => readonly CityEvent[];

/** A city's own office, told by one feed each minute: well, in trouble for 16 minutes, well again. */
function course(cityId: string, feed: string, told: Told) {
  const city = officeCity(office(officeSettings(loadCity(cityId, ROOT))), feed);
  const minutes = (from: number, isBad: boolean): void => {
    for (let minute = from; minute < from + MINUTES; minute += 1) {
      const now = instantAtMinute(minute);
      city.take(told(isBad, now), now);
      for (let ms = TICK_MS; ms <= 60_000; ms += TICK_MS) {
        city.tick(instantOf(Date.parse(now) + ms));
      }
    }
  };
  const alarms = (): readonly AlarmEvent['data'][] =>
    [...city.state.byKind.alarm.values()].map(({ data }) => data);
  minutes(0, false);
  const before = alarms();
  minutes(MINUTES, true);
  const during = alarms();
  minutes(2 * MINUTES, false);
  return { before, during, after: alarms() };
}

function observed(
  property: string,
  unit: string,
  name: ObservationEvent['data']['featureOfInterest']['name'],
  result: number | string,
  now: string,
  more: { readonly nth?: number; readonly districts?: readonly string[] } = {},
): ObservationEvent {
  const { nth = 1, districts = ['11650'] } = more;
  const base = observationAt(nth, 0, 0);
  const subject = `observation/${property}/${nth}`;
  return {
    ...base,
    id: `${subject}@${now}`,
    subject,
    time: now,
    recordedtime: now,
    data: {
      ...base.data,
      version: now,
      datastream: subject,
      featureOfInterest: { id: String(nth), name },
      observedProperty: property,
      unit,
      districts,
      phenomenonTime: now,
      resultTime: now,
      result,
    },
  };
}

function airAlert(isBad: boolean, now: string): readonly CityEvent[] {
  const { data, ...envelope } = alertAt(MINUTES, 'ozone', {});
  const { messageKey: _, ...bare } = data;
  const own = {
    ...bare,
    version: now,
    event: { ko: '오존 경보', en: 'Ozone warning' },
    headline: { ko: '서울 서남권 오존 경보', en: 'Ozone warning in the south-west' },
    provenance: { ...data.provenance, feed: 'airkorea-alarms' },
    ...(isBad ? {} : { endedAt: now }),
  };
  return [{ ...envelope, id: `ozone@${now}`, time: now, recordedtime: now, data: own }];
}

function asset(
  assetType: string,
  state: 'fault' | 'offline',
  faults: readonly Pick<AssetFault, 'code' | 'text'>[],
): Told {
  return (isBad, now) => [
    assetAt('SP-7', now, {
      assetType,
      name: { ko: 'SP-7' },
      state: isBad ? state : 'ok',
      faults: isBad
        ? faults.map((fault) => ({ ...fault, severity: 'Severe' as const, since: now }))
        : [],
    }),
  ];
}

const CASES: readonly {
  readonly rule: string;
  readonly city: string;
  readonly feed: string;
  readonly told: Told;
  readonly alarm: { readonly severity: string; readonly priority: string };
  /** Without the time of the value. */
  readonly why: { readonly ko: string; readonly en: string };
}[] = [
  {
    rule: 'road-depth',
    city: 'seoul',
    feed: 'test-feed',
    told: (isBad, now) => [
      observed('road.depth', 'm', { ko: '강남역', en: 'Gangnam' }, isBad ? 0.18 : 0.02, now),
    ],
    alarm: { severity: 'Severe', priority: 'medium' },
    why: { ko: '강남역 18 cm · 기준 15 cm 이상', en: 'Gangnam 18 cm, limit ≥ 15 cm' },
  },
  {
    rule: 'underpass-depth',
    city: 'seoul',
    feed: 'test-feed',
    told: (isBad, now) => [
      observed('underpass.depth', 'cm', { ko: '개봉', en: 'Gaebong' }, isBad ? 12 : 0, now),
    ],
    alarm: { severity: 'Extreme', priority: 'high' },
    why: { ko: '개봉 12 cm · 기준 10 cm 이상', en: 'Gaebong 12 cm, limit ≥ 10 cm' },
  },
  {
    rule: 'air-alarm',
    city: 'seoul',
    feed: 'airkorea-alarms',
    told: airAlert,
    alarm: { severity: 'Severe', priority: 'medium' },
    why: { ko: '서울 서남권 오존 경보', en: 'Ozone warning in the south-west' },
  },
  {
    rule: 'er-beds',
    city: 'seoul',
    feed: 'test-feed',
    told: (isBad, now) => [
      observed(
        'er.beds.available',
        '{bed}',
        { ko: '한강병원', en: 'Hangang' },
        isBad ? -6 : 9,
        now,
      ),
    ],
    alarm: { severity: 'Moderate', priority: 'low' },
    why: { ko: '한강병원 -6병상 · 기준 -5병상 이하', en: 'Hangang -6 beds, limit ≤ -5 beds' },
  },
  {
    rule: 'crowd',
    city: 'seoul',
    feed: 'test-feed',
    told: (isBad, now) => [
      observed(
        'congestion.level',
        '1',
        { ko: '명동', en: 'Myeongdong' },
        isBad ? '붐빔' : '여유',
        now,
      ),
    ],
    alarm: { severity: 'Moderate', priority: 'medium' },
    why: { ko: '명동 붐빔', en: 'Myeongdong crowded' },
  },
  {
    rule: 'district-speed',
    city: 'seoul',
    feed: 'test-feed',
    told: (isBad, now) =>
      Array.from({ length: 6 }, (_, nth) =>
        observed('traffic.speed', 'km/h', { ko: '링크' }, isBad ? 7 : 31, now, { nth }),
      ),
    alarm: { severity: 'Minor', priority: 'low' },
    why: { ko: '서초구 7 km/h · 기준 10 km/h 이하', en: 'Seocho 7 km/h, limit ≤ 10 km/h' },
  },
  {
    rule: 'lamp-fault',
    city: 'seberang-perai',
    feed: 'lamps',
    told: asset('Streetlight', 'offline', []),
    alarm: { severity: 'Minor', priority: 'low' },
    why: { ko: 'SP-7 고장', en: 'SP-7 fault' },
  },
  {
    rule: 'cabinet',
    city: 'seberang-perai',
    feed: 'lamps',
    told: asset('StreetlightControlCabinet', 'fault', [
      { code: 'door-open', text: { ko: '문 열림', en: 'door open' } },
      { code: 'power-lost', text: { ko: '정전', en: 'no power' } },
    ]),
    alarm: { severity: 'Severe', priority: 'medium' },
    why: { ko: 'SP-7 정전', en: 'SP-7 no power' },
  },
  {
    rule: 'signal',
    city: 'seberang-perai',
    feed: 'lamps',
    told: asset('TrafficSignal', 'fault', [
      { code: 'signal-dark', text: { ko: '소등', en: 'dark' } },
    ]),
    alarm: { severity: 'Severe', priority: 'high' },
    why: { ko: 'SP-7 소등', en: 'SP-7 dark' },
  },
];

test.each(CASES)('$rule in $city: it comes, says why, and goes', (one) => {
  const { before, during, after } = course(one.city, one.feed, one.told);
  const of = (alarms: typeof before) => alarms.filter(({ rule }) => rule === one.rule);
  expect(of(before)).toEqual([]);
  expect(of(during)).toMatchObject([{ ...one.alarm, isActive: true, state: 'unack-active' }]);
  // All but the time of the value.
  const { ko = '', en = '' } = of(during)[0]?.why ?? {};
  const said = {
    ko: ko.replace(/ \(\d\d:\d\d (값|현재)\)$/, ''),
    en: en.replace(/ \((value|as) of \d\d:\d\d\)$/, ''),
  };
  expect(said).toEqual(one.why);
  expect(of(after)).toMatchObject([{ isActive: false }]);
});
