import type { Flag } from '../../contract/event.ts';
import type { DistrictCode, LonLat } from '../../contract/place.ts';
import type { CityContext, TierMeaning } from '../feed-kit/city-context.ts';
import { defineConnector } from '../feed-kit/define-connector.ts';
import { districtsInText, nearestDistrict } from '../feed-kit/districts.ts';
import { incidentOf } from '../feed-kit/event-of.ts';
import { columns, optionalNumeric, optionalText, text } from '../feed-kit/field.ts';
import { pointInCity } from '../feed-kit/point-in-city.ts';
import { EPSG_5181, projector } from '../feed-kit/projection.ts';
import { at, isRecord, rowKey } from '../feed-kit/record.ts';
import { seoulRows } from '../feed-kit/seoul-envelope.ts';
import { seoulSource } from '../feed-kit/seoul-source.ts';
import { topisWords } from '../feed-kit/topis-words.ts';
import { zonedInstant } from '../feed-kit/zoned-time.ts';

const source = seoulSource(() => [
  { name: 'list', path: '/{KEY}/xml/AccInfo/1/1000/' },
  { name: 'AccMainCode', path: '/{KEY}/xml/AccMainCode/1/100/', isCompanion: true },
  { name: 'AccSubCode', path: '/{KEY}/xml/AccSubCode/1/100/', isCompanion: true },
]);
const origin = {
  standard: 'Seoul Open Data Plaza AccInfo (TOPIS)',
  licence: source.licence,
  domain: 'traffic',
} as const;

const toLonLat = projector(EPSG_5181);
/** Date and time come as two texts; seconds only sometimes. */
const DATE_TIME = 'yyyyMMddHHmm[ss]';
const CLOSURES: Readonly<Record<string, 'full' | 'partial'>> = { '009': 'full', '010': 'partial' };
const UNKNOWN_TIER: Pick<TierMeaning, 'severity'> = { severity: 'Unknown' };

/** Bodies that hold fewer rows than they count: what is missing there has not ended. */
const partial = new WeakSet<Uint8Array>();

function isPart(payload: unknown, rows: number): boolean {
  const services = isRecord(payload) ? Object.values(payload) : [];
  return services.some((service) => Number(at(service, 'list_total_count')) > rows);
}

export default defineConnector({
  id: 'topis-incidents',
  title: { ko: '교통 돌발상황', en: 'Traffic incidents' },
  domain: 'traffic',
  emits: ['incident'],
  standard: origin.standard,
  source,
  cadence: { everySec: 300 },
  format: 'json-or-xml',
  rows: (payload, { body }) => {
    const found = seoulRows(payload);
    if ('rows' in found && isPart(payload, found.rows.length)) partial.add(body);
    return found;
  },
  row: columns(
    {
      id: ['acc_id', 'ACC_ID'],
      date: ['occr_date', 'OCCR_DATE'],
      time: ['occr_time', 'OCCR_TIME'],
      endDate: ['exp_clr_date', 'EXP_CLR_DATE'],
      endTime: ['exp_clr_time', 'EXP_CLR_TIME'],
      main: ['acc_type', 'ACC_TYPE'],
      sub: ['acc_dtype', 'ACC_DTYPE'],
      x: ['grs80tm_x', 'GRS80TM_X'],
      y: ['grs80tm_y', 'GRS80TM_Y'],
      info: ['acc_info', 'ACC_INFO'],
      closure: ['acc_road_code', 'ACC_ROAD_CODE'],
    },
    {
      id: text,
      date: text,
      time: text,
      endDate: optionalText,
      endTime: optionalText,
      main: text,
      sub: optionalText,
      x: optionalNumeric,
      y: optionalNumeric,
      info: optionalText,
      closure: optionalText,
    },
  ),
  // The bare key, as in `ref`: a row that cannot be read must not end the incident it names.
  rowName: (raw) => rowKey(raw, 'acc_id', 'ACC_ID'),
  completeCalls: ['list'],
  absence: ({ body }) => (partial.has(body) ? undefined : 'expired'),
  toEvents: (row, context) => {
    const { city, frame } = context;
    const time = zonedInstant(row.date + row.time, city.zone, DATE_TIME);
    if (time === undefined) return { reject: `no such time: ${row.date} ${row.time}` };
    const expectedEndAt = zonedInstant(
      `${row.endDate ?? ''}${row.endTime ?? ''}`,
      city.zone,
      DATE_TIME,
    );
    const code = row.sub ?? row.main;
    const words = topisWords(code, frame.companions) ?? topisWords(row.main, frame.companions);
    const typeText = words?.ko ?? code;
    const tiers = city.tiers['topis'];
    const tier = tiers?.[code] ?? tiers?.[row.main] ?? tiers?.['default'] ?? UNKNOWN_TIER;
    const point = row.x === undefined || row.y === undefined ? undefined : toLonLat(row.x, row.y);
    const placed = pointInCity(city, point);
    const lines = linesOf(row.info ?? '');
    const closure = CLOSURES[row.closure ?? ''];
    const mapped: readonly Flag[] = tier.severity === 'Unknown' ? [] : ['severity-mapped'];
    return [
      incidentOf(context, origin, {
        subject: `incident/topis/${row.id}`,
        ref: row.id,
        time,
        // Texts and end times change in place; the row has no stamp of the change.
        isEdited: true,
        geometry: placed.geometry,
        flags: [...placed.flags, ...mapped],
        districts: districtsOf(city, lines, placed.geometry === null ? undefined : point),
        status: 'active',
        category: words?.category ?? 'other',
        sourceType: { code, text: typeText },
        severity: tier.severity,
        headline: {
          ko: lines[0] ?? typeText,
          ...(words?.en === undefined ? {} : { en: words.en }),
        },
        ...(lines.length > 0 ? { description: lines.join('\n') } : {}),
        startedAt: time,
        ...(expectedEndAt === undefined ? {} : { expectedEndAt }),
        ...(closure === undefined ? {} : { roadClosure: closure }),
      }),
    ];
  },
});

/** Lone CR, CRLF and LF all occur in one text; bullets are the typist's. */
function linesOf(info: string): readonly string[] {
  return info
    .split(/[\r\n]+/)
    .map((line) => line.replace(/^[\s\-·*]+/, '').trim())
    .filter((line) => line !== '');
}

/** What the text names goes before what the point suggests. */
function districtsOf(
  city: CityContext,
  lines: readonly string[],
  point: LonLat | undefined,
): readonly DistrictCode[] {
  const named = districtsInText(city, lines.join('\n'));
  if (named.length > 0 || point === undefined) return named;
  const nearest = nearestDistrict(city, point);
  return nearest === undefined ? [] : [nearest];
}
