import { z } from 'zod';
import type { CityContext } from '../feed-kit/city-context.ts';
import { dataGoKrRows } from '../feed-kit/data-go-kr-envelope.ts';
import { defineConnector, type Call } from '../feed-kit/define-connector.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { code, optionalNumeric, text } from '../feed-kit/field.ts';
import { pointInCity } from '../feed-kit/point-in-city.ts';
import { projector } from '../feed-kit/projection.ts';
import { at } from '../feed-kit/record.ts';
import { localTimeText, zonedInstant } from '../feed-kit/zoned-time.ts';
import { PRECIPITATION_TYPES, UNUSED_CATEGORIES, WEATHER_CATEGORIES } from './kma-categories.ts';

const ORIGIN: Origin = {
  standard: 'KMA VilageFcstInfoService_2.0 getUltraSrtNcst',
  licence: '공공누리 제1유형 (출처표시)',
  domain: 'environment',
};

const point = z.object({
  nx: z.int().positive(),
  ny: z.int().positive(),
  name: z.object({ ko: z.string(), en: z.string().optional() }),
  /** Codes of the districts whose offices lie in the cell. */
  districts: z.array(z.string()).default([]),
});
const settings = z.object({
  points: z
    .array(point)
    .min(1)
    .default([
      { nx: 60, ny: 127, name: { ko: '서울 도심', en: 'Central Seoul' }, districts: [] },
      { nx: 61, ny: 127, name: { ko: '서울 동부', en: 'Eastern Seoul' }, districts: [] },
    ]),
  /** Minutes past the hour from which its values can be had. */
  readyAfterMin: z.int().min(0).max(59).default(15),
});

const row = z.object({
  baseDate: code,
  baseTime: code,
  category: text,
  nx: optionalNumeric,
  ny: optionalNumeric,
  obsrValue: optionalNumeric,
});
type Row = z.output<typeof row>;

/** Cells of 5 km on the office's sphere; the cell 43, 136 is at the grid's origin. */
const toLonLat = projector(
  '+proj=lcc +lat_1=30 +lat_2=60 +lat_0=38 +lon_0=126 +x_0=0 +y_0=0 +R=6371008.77 +units=m +no_defs',
);
const CELL_M = 5000;
const ORIGIN_CELL = [43, 136] as const;
/** From this on, on either side of 0, a number says that there is none. */
const MISSING_FROM = 900;

export default defineConnector<Row>({
  id: 'kma-nowcast',
  title: { ko: '기상청 초단기실황', en: 'KMA current weather' },
  domain: ORIGIN.domain,
  emits: ['observation'],
  tells: Object.values(WEATHER_CATEGORIES).map(({ property }) => `observation/${property}`),
  standard: ORIGIN.standard,
  source: {
    baseUrl: 'https://apis.data.go.kr',
    keyEnv: 'DATA_GO_KR_KEY',
    transport: 'poll',
    licence: ORIGIN.licence,
    attribution: '공공데이터포털 · 기상청 (공공누리 제1유형)',
    calls: callsOf,
  },
  // Six cells: 864 of the service's 10,000 calls a day.
  cadence: { everySec: 600, lagSec: 5400 },
  format: 'json-or-xml',
  settings,
  rows: (payload) => dataGoKrRows(payload),
  row,
  rowName: (raw) => ['nx', 'ny', 'category'].map((key) => String(at(raw, key) ?? '?')).join('/'),
  toEvents: (value, context) => {
    const { city } = context;
    if (UNUSED_CATEGORIES.has(value.category)) return [];
    const category = WEATHER_CATEGORIES[value.category];
    if (category === undefined) {
      context.drift(`category: unknown: ${value.category}`);
      return [];
    }
    const { nx, ny } = value;
    if (nx === undefined || ny === undefined) return { reject: 'no cell: nx or ny missing' };
    const time = zonedInstant(
      value.baseDate + value.baseTime.padStart(4, '0'),
      city.zone,
      'yyyyMMddHHmm',
    );
    if (time === undefined) return { reject: `no such time: ${value.baseDate} ${value.baseTime}` };
    const result = resultOf(value);
    if (typeof result === 'object' && result !== null) return result;
    const { points } = settings.parse(city.settings);
    const known = points.find((candidate) => candidate.nx === nx && candidate.ny === ny);
    const { ko, en } = known?.name ?? { ko: `격자 ${nx}, ${ny}` };
    const name = en === undefined ? { ko } : { ko, en };
    const cell = `${nx}-${ny}`;
    const codes = city.districts.map((district) => district.code);
    return [
      observationOf(context, ORIGIN, {
        subject: `observation/kma-grid/${cell}/${category.property}`,
        ref: `${cell} ${value.category} ${value.baseDate}${value.baseTime}`,
        time,
        // A value that was missing is filled in under the same hour.
        isEdited: true,
        ...pointInCity(
          city,
          toLonLat((nx - ORIGIN_CELL[0]) * CELL_M, (ny - ORIGIN_CELL[1]) * CELL_M),
        ),
        districts: codes.filter((district) => known?.districts.includes(district)),
        place: name,
        featureOfInterest: { id: `kma-grid/${cell}`, name },
        observedProperty: category.property,
        unit: category.unit,
        result,
        resultQuality: result === null ? 'missing' : 'good',
      }),
    ];
  },
});

/** One call a cell, for the last hour that is ready; before that the hour before is still asked for. */
function callsOf({ zone, settings: given }: CityContext, now: string): readonly Call[] {
  const { points, readyAfterMin } = settings.parse(given);
  const ready = new Date(Date.parse(now) - readyAfterMin * 60_000).toISOString();
  const date = localTimeText(ready, zone, 'yyyyMMdd');
  const hour = localTimeText(ready, zone, 'HH');
  return points.map(({ nx, ny }) => ({
    name: `${nx}-${ny}`,
    path: `/1360000/VilageFcstInfoService_2.0/getUltraSrtNcst?serviceKey={KEY}&pageNo=1&numOfRows=1000&dataType=JSON&base_date=${date}&base_time=${hour}00&nx=${nx}&ny=${ny}`,
  }));
}

function resultOf({
  category: name,
  obsrValue: value,
}: Row): number | string | null | { reject: string } {
  if (value === undefined || Math.abs(value) >= MISSING_FROM) return null;
  if (name === 'PTY') return PRECIPITATION_TYPES[value] ?? { reject: `PTY: unknown: ${value}` };
  const [low, high] = WEATHER_CATEGORIES[name]?.plausible ?? [-Infinity, Infinity];
  return value < low || value > high
    ? { reject: `${name} outside ${low}…${high}: ${value}` }
    : value;
}
