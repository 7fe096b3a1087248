import { z } from 'zod';
import type { DistrictCode } from '../../contract/place.ts';
import { capHints } from '../feed-kit/cap-hints.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { dataGoKrRows } from '../feed-kit/data-go-kr-envelope.ts';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { districtsInText } from '../feed-kit/districts.ts';
import { alertOf, type Origin } from '../feed-kit/event-of.ts';
import { code, optionalText, text } from '../feed-kit/field.ts';
import { headlineOf } from '../feed-kit/headline-of.ts';
import { at, isRecord } from '../feed-kit/record.ts';
import { localTimeText, zonedInstant } from '../feed-kit/zoned-time.ts';

const ORIGIN: Origin = {
  standard: 'MOIS disaster SMS DSSP-IF-00247',
  licence: '공공누리 제1유형 (출처표시)',
  domain: 'disaster',
};

const TIME = 'yyyy/MM/dd HH:mm:ss[.S]';
/** Messages of the last minutes of a day may be listed only after midnight. */
const AFTER_MIDNIGHT_MIN = 30;

/** CAP categories by the source's kinds of disaster; the rest is `Other`. */
const CATEGORIES: readonly (readonly [RegExp, string])[] = [
  [/호우|태풍|강풍|대설|한파|폭염|건조|황사|풍랑|안개|홍수/, 'Met'],
  [/지진|산사태|화산/, 'Geo'],
  [/화재|산불|폭발/, 'Fire'],
  [/미세먼지|환경오염/, 'Env'],
  [/교통/, 'Transport'],
  [/감염병|전염병|AI/, 'Health'],
  [/가스|수도|정전|통신|붕괴/, 'Infra'],
  [/민방공|테러/, 'Security'],
];

const row = z.object({
  SN: code,
  CRT_DT: text,
  MSG_CN: text,
  RCPTN_RGN_NM: text,
  EMRG_STEP_NM: text,
  DST_SE_NM: optionalText,
  MDFCN_YMD: optionalText,
});
type Row = z.output<typeof row>;

const settings = z.object({
  regionName: z.string().default('서울특별시'),
  /** No end is ever sent; a message is taken for over after this long. */
  expireAfterSec: z.number().positive().default(21_600),
});

export default defineConnector<Row>({
  id: 'mois-disaster-sms',
  title: { ko: '행정안전부 긴급재난문자', en: 'MOIS disaster messages' },
  domain: ORIGIN.domain,
  emits: ['alert'],
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'https://www.safetydata.go.kr',
    keyEnv: 'SAFETY_DATA_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '재난안전데이터공유플랫폼 · 행정안전부 (공공누리 제1유형)',
    calls: (city, now) => {
      const region = encodeURIComponent(settings.parse(city.settings).regionName);
      const earlier = new Date(Date.parse(now) - AFTER_MIDNIGHT_MIN * 60_000).toISOString();
      const days = [now, earlier].map((instant) => localTimeText(instant, city.zone, 'yyyyMMdd'));
      return [...new Set(days)].map((day, index) => ({
        name: index === 0 ? 'today' : 'yesterday',
        path: `/V2/api/DSSP-IF-00247?serviceKey={KEY}&returnType=json&pageNo=1&numOfRows=1000&crtDt=${day}&rgnNm=${region}`,
      }));
    },
  },
  cadence: { everySec: 120 },
  format: 'json-or-xml',
  rows: (payload) => {
    const found = dataGoKrRows(payload);
    // `body: null` is a quiet day; no body at all is not.
    if ('rows' in found && isRecord(payload) && !('body' in payload)) throw new Error('no body');
    return found;
  },
  row,
  rowName: (raw) => {
    const number = code.safeParse(at(raw, 'SN'));
    return number.success ? `SN ${number.data}` : undefined;
  },
  toEvents: (message, context) => {
    const { city } = context;
    const { regionName, expireAfterSec } = settings.parse(city.settings);
    const areaNames = message.RCPTN_RGN_NM.split(',').map((name) => name.trim());
    const own = areaNames.filter((name) => name.startsWith(regionName));
    if (own.length === 0) return [];
    const sent = zonedInstant(message.CRT_DT, city.zone, TIME);
    if (sent === undefined) return { reject: `CRT_DT: no time: ${message.CRT_DT}` };
    const modified = zonedInstant(message.MDFCN_YMD ?? '', city.zone, TIME) ?? sent;
    const expires = new Date(Date.parse(sent) + expireAfterSec * 1000).toISOString();
    const { sender, body } = splitSender(message.MSG_CN);
    const step = message.EMRG_STEP_NM.replace(/문자$/, '');
    const severity = city.tiers['mois']?.[step]?.severity ?? 'Unknown';
    const event = message.DST_SE_NM ?? '기타';
    return [
      alertOf(context, ORIGIN, {
        subject: `alert/mois/${message.SN}`,
        ref: message.SN,
        time: sent,
        version: modified > sent ? modified : sent,
        expirytime: expires,
        expires,
        flags: ['default-expiry'],
        status: isExercise(message.MSG_CN) ? 'Exercise' : 'Actual',
        msgType: 'Alert',
        category: [CATEGORIES.find(([pattern]) => pattern.test(event))?.[1] ?? 'Other'],
        event: { ko: event },
        severity,
        ...capHints(severity),
        sender: { ko: sender ?? '행정안전부' },
        sent,
        headline: { ko: headlineOf(body) },
        description: message.MSG_CN,
        originalSeverity: message.EMRG_STEP_NM,
        areaNames: own,
        geometry: null,
        districts: districtsOf(own, regionName, message.MSG_CN, city),
      }),
    ];
  },
});

/**
 * Districts that the receiving areas name; if those say only the city, what the message names. A
 * message that names none concerns all.
 */
function districtsOf(
  areaNames: readonly string[],
  regionName: string,
  message: string,
  city: CityContext,
): readonly DistrictCode[] {
  const isWholeCity = areaNames.some((name) =>
    /^(전체|전역|전\s?지역)?$/.test(name.slice(regionName.length).trim()),
  );
  const named = districtsInText(city, isWholeCity ? message : areaNames.join(', '));
  return named.length > 0 ? named : city.districts.map((district) => district.code);
}

/** Authorities sign in brackets, mostly at the end: `… 바랍니다. [동작구]`. */
function splitSender(message: string): {
  readonly sender: string | undefined;
  readonly body: string;
} {
  const signed = /^(.*?)\s*\[([^\]]{2,20})\]\s*$/s.exec(message);
  if (signed?.[1] !== undefined && signed[1] !== '') return { sender: signed[2], body: signed[1] };
  const headed = /^\s*\[([^\]]{2,20})\]\s*(.+)$/s.exec(message);
  return { sender: headed?.[1], body: headed?.[2] ?? message };
}

/** Only the mark at the very start: real alerts say in their text that they are no exercise. */
function isExercise(message: string): boolean {
  return /^\s*[[(<]\s*훈련(?:상황|문자)?\s*[\])>]/.test(message);
}
