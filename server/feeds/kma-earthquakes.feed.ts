import { z } from 'zod';
import type { Flag, Instant } from '../../contract/event.ts';
import type { LonLat } from '../../contract/place.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { dataGoKrRows } from '../feed-kit/data-go-kr-envelope.ts';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { distanceKm } from '../feed-kit/distance.ts';
import { alertOf, type Origin } from '../feed-kit/event-of.ts';
import { code, numeric, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { pointInCity } from '../feed-kit/point-in-city.ts';
import { at } from '../feed-kit/record.ts';
import { localTimeText, zonedInstant } from '../feed-kit/zoned-time.ts';
import { BULLETIN_TYPES, type BulletinType } from './kma-bulletin-types.ts';
import { feltIn } from './quake-felt.ts';
import { firstReportOf, type QuakeReport } from './same-quake.ts';

const ORIGIN: Origin = {
  standard: 'KMA EqkInfoService getEqkMsg',
  licence: '공공누리 제1유형 (출처표시)',
  domain: 'disaster',
};

const DAY_MS = 86_400_000;
/** The source refuses windows of more than 3 days; both ends are dates and count. */
const WINDOW_MS = 2 * DAY_MS;
/** A bulletin names no end; after a day it is news of yesterday. */
const STANDS_MS = DAY_MS;

const settings = z.object({
  /** Names under which a bulletin gives the intensity in the city. */
  provinces: z.array(z.string()).default(['서울']),
  /** A quake abroad that is further from the city than this, and felt nowhere in the country, is not ours. */
  foreignWithinKm: z.number().positive().default(600),
});

const row = z.object({
  fcTp: code,
  inT: optionalText,
  lat: numeric,
  lon: numeric,
  loc: text,
  mt: numeric,
  rem: optionalText,
  cor: optionalText,
  // A depth in words must not cost the bulletin.
  dep: optionalNumeric.catch(undefined),
  tmEqk: code,
  tmFc: code,
  tmSeq: code,
});
type Row = z.output<typeof row>;

export default defineConnector<Row>({
  id: 'kma-earthquakes',
  title: { ko: '기상청 지진정보', en: 'KMA earthquakes' },
  domain: ORIGIN.domain,
  emits: ['alert'],
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'https://apis.data.go.kr',
    keyEnv: 'DATA_GO_KR_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '공공데이터포털 · 기상청 (공공누리 제1유형)',
    calls: ({ zone }, now) => {
      const from = new Date(Date.parse(now) - WINDOW_MS).toISOString();
      const days = [from, now].map((instant) => localTimeText(instant, zone, 'yyyyMMdd'));
      const query = `pageNo=1&numOfRows=1000&dataType=JSON&fromTmFc=${days[0]}&toTmFc=${days[1]}`;
      return [
        { name: 'list', path: `/1360000/EqkInfoService/getEqkMsg?serviceKey={KEY}&${query}` },
      ];
    },
  },
  // 1,440 of the service's 10,000 calls a day.
  cadence: { everySec: 60 },
  format: 'json-or-xml',
  settings,
  rows: (payload) => dataGoKrRows(payload),
  row,
  rowName: (raw) => ['tmEqk', 'tmFc', 'tmSeq'].map((key) => String(at(raw, key) ?? '?')).join('/'),
  toEvents: (bulletin, context) => {
    const { city } = context;
    const profile = settings.parse(city.settings);
    const report = reportOf(bulletin, city.zone);
    if (report === undefined) {
      return { reject: `no such time: tmEqk ${bulletin.tmEqk}, tmFc ${bulletin.tmFc}` };
    }
    const impossible = impossibilityOf(bulletin);
    if (impossible !== undefined) return { reject: impossible };
    const type = BULLETIN_TYPES[bulletin.fcTp];
    if (type === undefined) context.drift(`fcTp: unknown: ${bulletin.fcTp}`);
    const awayKm = distanceKm(report.at, middleOf(city));
    const felt = feltIn(bulletin, type?.isForeign === true, profile.provinces);
    if (type?.isForeign === true && !felt.isTold && awayKm > profile.foreignWithinKm) return [];
    const first = firstReportOf(report, reportsIn(context.payload, city.zone));
    const isFirst = first.order === report.order && bulletin.fcTp !== '5';
    const isVoid = isVoided(bulletin);
    const expires = new Date(Date.parse(report.sent) + STANDS_MS).toISOString();
    const { geometry, flags } = pointInCity(city, report.at);
    const mapped: readonly Flag[] = felt.isUpperBound ? ['severity-mapped'] : [];
    const title = `규모 ${bulletin.mt.toFixed(1)} ${type?.isForeign === true ? '국외지진' : '지진'}`;
    return [
      alertOf(context, ORIGIN, {
        subject: `alert/kma-earthquake/${first.origin}`,
        ref: `${bulletin.tmEqk}/${bulletin.tmFc}-${bulletin.tmSeq}`,
        time: report.sent,
        version: report.order,
        expirytime: expires,
        expires,
        flags: ['default-expiry', ...mapped, ...flags],
        status: 'Actual',
        msgType: isVoid ? 'Cancel' : isFirst ? 'Alert' : 'Update',
        category: ['Geo'],
        event: { ko: '지진', en: 'Earthquake' },
        severity: city.tiers['kma-intensity']?.[felt.tier]?.severity ?? 'Unknown',
        // What was felt elsewhere only asks nothing of this city.
        urgency: isVoid || felt.tier === 'none' ? 'Past' : 'Immediate',
        certainty: type?.isAutomatic === true ? 'Likely' : 'Observed',
        sender: { ko: '기상청', en: 'KMA' },
        sent: report.sent,
        onset: new Date(report.originMs).toISOString(),
        ...(isVoid ? { endedAt: report.sent } : {}),
        headline: {
          ko: `${title}${isVoid ? ' 취소' : ''} · ${bulletin.loc}`,
          en: `M${bulletin.mt.toFixed(1)} earthquake${isVoid ? ' withdrawn' : ''}, ${Math.round(awayKm)} km from the city`,
        },
        description: descriptionOf(bulletin, type),
        originalSeverity: felt.words,
        areaNames: [bulletin.loc],
        geometry,
        districts: felt.isInCity ? city.districts.map((district) => district.code) : [],
        place: { ko: bulletin.loc },
      }),
    ];
  },
});

interface Report extends QuakeReport {
  readonly sent: Instant;
  /** In digits, as the source writes it: part of the subject. */
  readonly origin: string;
}

function reportOf({ tmEqk, tmFc, tmSeq, lat, lon }: Row, zone: string): Report | undefined {
  const sent = zonedInstant(tmFc, zone, 'yyyyMMddHHmm');
  const origin = zonedInstant(tmEqk, zone, 'yyyyMMddHHmm[ss]');
  if (sent === undefined || origin === undefined) return undefined;
  const order = `${sent}-${tmSeq.padStart(6, '0')}`;
  return { sent, order, origin: tmEqk, originMs: Date.parse(origin), at: { lon, lat } };
}

const reports = new WeakMap<object, readonly Report[]>();

/** All bulletins of an answer, read once for all its rows. */
function reportsIn(payload: unknown, zone: string): readonly Report[] {
  if (typeof payload !== 'object' || payload === null) return [];
  const known = reports.get(payload);
  if (known !== undefined) return known;
  const found = dataGoKrRows(payload);
  const rows = 'rows' in found ? found.rows : [];
  const all = rows.flatMap((raw) => {
    const bulletin = row.safeParse(raw).data;
    return bulletin === undefined ? [] : (reportOf(bulletin, zone) ?? []);
  });
  reports.set(payload, all);
  return all;
}

function impossibilityOf({ mt, lat, lon }: Row): string | undefined {
  if (mt < 0 || mt > 10) return `mt: no magnitude: ${mt}`;
  return Math.abs(lat) > 90 || Math.abs(lon) > 180 ? `no place: ${lat}, ${lon}` : undefined;
}

/** No withdrawn bulletin has been seen; that its correction says so in these words is assumed. */
function isVoided({ cor }: Row): boolean {
  return cor !== undefined && /취소|오보/.test(cor);
}

function descriptionOf(bulletin: Row, type: BulletinType | undefined): string {
  const { dep = 0, inT, rem, cor } = bulletin;
  // The source writes 0 while the depth is not determined.
  const depth = dep > 0 ? `깊이 ${dep} km` : '깊이 미상';
  return [type?.word, inT, depth, rem, cor].filter(Boolean).join('\n');
}

function middleOf({ bounds: [west, south, east, north] }: CityContext): LonLat {
  return { lon: (west + east) / 2, lat: (south + north) / 2 };
}
