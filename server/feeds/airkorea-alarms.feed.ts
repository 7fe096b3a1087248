import { z } from 'zod';
import type { AlertData, Instant } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { dataGoKrRows } from '../feed-kit/data-go-kr-envelope.ts';
import { defineConnector, type Call, type RowContext } from '../feed-kit/define-connector.ts';
import { alertOf, type Origin } from '../feed-kit/event-of.ts';
import { code, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { rowKey } from '../feed-kit/record.ts';
import { localTimeText } from '../feed-kit/zoned-time.ts';
import { alarmSpan } from './alarm-span.ts';

const ORIGIN: Origin = {
  standard: 'AirKorea UlfptcaAlarmInqireSvc, OzYlwsndOccrrncInforInqireSvc',
  licence: '공공누리 제1유형 (출처표시)',
  domain: 'environment',
};

/**
 * No alarm lasts a week: one that is still open then was forgotten in the table, and one that was
 * cleared is history. An answer lists the whole year.
 */
const STANDS_MS = 7 * 86_400_000;

const settings = z.object({
  /** The source's short name of the province. */
  sido: z.string().min(1).default('서울'),
  /** Districts of an alarm zone by its name; a zone that is not here is the whole city. */
  zones: z.record(z.string(), z.array(z.string())).default({}),
});

/** Dust says `itemCode` and a stage in words, ozone neither but a level. */
const row = z.object({
  sn: code,
  districtName: text,
  moveName: text,
  dataDate: text,
  issueDate: optionalText,
  issueTime: text,
  issueVal: optionalNumeric,
  clearDate: optionalText,
  clearTime: optionalText,
  clearVal: optionalNumeric,
  maxVal: optionalNumeric,
  itemCode: optionalText,
  issueGbn: optionalText,
  issueLvl: optionalText,
});
type Row = z.output<typeof row>;

interface Item {
  readonly event: Text;
  readonly unit: string;
}
const ITEMS: Readonly<Record<string, Item>> = {
  PM10: { event: { ko: '미세먼지', en: 'Fine dust (PM10)' }, unit: '㎍/㎥' },
  PM25: { event: { ko: '초미세먼지', en: 'Ultrafine dust (PM2.5)' }, unit: '㎍/㎥' },
  O3: { event: { ko: '오존', en: 'Ozone' }, unit: 'ppm' },
};
const OZONE_LEVELS: Readonly<Record<string, string>> = { 1: '주의보', 2: '경보', 3: '중대경보' };

export default defineConnector<Row>({
  id: 'airkorea-alarms',
  title: { ko: '에어코리아 대기오염경보', en: 'AirKorea air alarms' },
  domain: ORIGIN.domain,
  emits: ['alert'],
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'https://apis.data.go.kr',
    keyEnv: 'DATA_GO_KR_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '환경부 · 한국환경공단 에어코리아 (인증 전 실시간 자료)',
    calls: yearlyCalls,
  },
  // Each of the two services is a subscription of its own: 144 of 500 calls a day, 288 in January.
  cadence: { everySec: 600 },
  format: 'json-or-xml',
  settings,
  rows: (payload) => dataGoKrRows(payload),
  row,
  rowName: (raw) => rowKey(raw, 'sn'),
  toEvents: (alarm, context) => {
    const { city } = context;
    const { sido, zones } = settings.parse(city.settings);
    if (alarm.districtName !== sido) return [];
    const name = alarm.itemCode ?? 'O3';
    const item = ITEMS[name];
    if (item === undefined) return { reject: `itemCode: unknown: ${name}` };
    const stage = name === 'O3' ? OZONE_LEVELS[alarm.issueLvl ?? ''] : alarm.issueGbn;
    if (stage === undefined) return { reject: `no stage: ${alarm.issueLvl ?? 'missing'}` };
    const span = alarmSpan(alarm, city.zone);
    if ('reject' in span) return span;
    const { issued, endedAt } = span;
    if (endedAt !== undefined && ageMs(issued, context) > STANDS_MS) return [];
    const severity = city.tiers['airkorea']?.[stage]?.severity ?? 'Unknown';
    const action = endedAt === undefined ? '발령' : '해제';
    const expires = new Date(Date.parse(issued) + STANDS_MS).toISOString();
    const year = alarm.dataDate.slice(0, 4);
    return [
      alertOf(context, ORIGIN, {
        subject: `alert/airkorea/${name}/${year}-${alarm.sn.replace(/[\s/]+/g, '_')}`,
        ref: alarm.sn,
        time: endedAt ?? issued,
        // The row is filled in when the alarm is cleared, and figures are put right in it.
        isEdited: true,
        ...(endedAt === undefined
          ? { expirytime: expires, expires, flags: ['default-expiry'] }
          : {}),
        status: 'Actual',
        msgType: endedAt === undefined ? 'Alert' : 'Cancel',
        category: ['Env'],
        event: item.event,
        severity,
        // Issued on what stations have measured, and for people outdoors now.
        urgency: endedAt === undefined ? 'Immediate' : 'Past',
        certainty: 'Observed',
        sender: { ko: '에어코리아', en: 'AirKorea' },
        sent: endedAt ?? issued,
        onset: issued,
        ...(endedAt === undefined ? {} : { endedAt }),
        headline: {
          ko: `${item.event.ko} ${stage} ${action} · ${alarm.districtName} ${alarm.moveName}`,
        },
        ...descriptionOf(alarm, item),
        originalSeverity: stage,
        areaNames: [`${alarm.districtName} ${alarm.moveName}`],
        geometry: null,
        districts: districtsOf(city, zones[alarm.moveName]),
        place: { ko: alarm.moveName },
      }),
    ];
  },
});

/** A year's list each; in the first days of a year also the last one's, for what is still open. */
function yearlyCalls({ zone }: CityContext, now: string): readonly Call[] {
  const before = new Date(Date.parse(now) - STANDS_MS).toISOString();
  const years = new Set([now, before].map((instant) => localTimeText(instant, zone, 'yyyy')));
  return [...years].flatMap((year) =>
    [
      ['dust', 'UlfptcaAlarmInqireSvc/getUlfptcaAlarmInfo'],
      ['ozone', 'OzYlwsndOccrrncInforInqireSvc/getOzAdvsryOccrrncInfo'],
    ].map(([name, service]) => ({
      name: `${name}-${year}`,
      path: `/B552584/${service}?serviceKey={KEY}&returnType=json&pageNo=1&numOfRows=1000&year=${year}`,
    })),
  );
}

function ageMs(instant: Instant, { frame }: RowContext): number {
  return Date.parse(frame.receivedAt) - Date.parse(instant);
}

function descriptionOf(alarm: Row, { unit }: Item): Pick<AlertData, 'description'> {
  const values: readonly (readonly [string, number | undefined])[] = [
    ['발령농도', alarm.issueVal],
    ['최고농도', alarm.maxVal],
    ['해제농도', alarm.clearVal],
  ];
  const told = values.flatMap(([word, value]) =>
    value === undefined ? [] : [`${word} ${value} ${unit}`],
  );
  return told.length > 0 ? { description: told.join(' · ') } : {};
}

function districtsOf(city: CityContext, zone: readonly string[] | undefined): readonly string[] {
  const codes = city.districts.map((district) => district.code);
  return zone === undefined ? codes : codes.filter((known) => zone.includes(known));
}
