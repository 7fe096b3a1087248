import type { LonLat, Text } from '../../contract/place.ts';
import { airSeverity, isAir } from '../city/air-grade.ts';
import type { EventOf } from '../city/city.ts';
import { isStale, numberOf } from '../city/observed-number.ts';
import { say, type Language } from '../design/language.ts';
import { levelOf, rankOf, worstOf, type Level } from '../design/severity.ts';
import { defineLayer, type LegendMark } from '../map/define-layer.ts';
import { fitLabels } from './kit/fit-labels.ts';
import { countedMarks } from './kit/legend-marks.ts';
import { markLayer } from './kit/mark-layer.ts';
import { pointOf } from './kit/place-of.ts';
import { markName } from './kit/severity-atlas.ts';
import { sizeByZoom } from './kit/size-by-zoom.ts';

interface Row {
  readonly subject: string;
  readonly at: LonLat;
  readonly name: Text;
  /** The worst pollutant that is known; `?` when the station tells none. */
  readonly level: Level;
  readonly worst: EventOf<'observation'>;
}

/** Stations tell the hour that is over; what is missing of it comes an hour later. */
const EVERY_MS = 3_600_000;
const QUIET_PX = [9, 11, 14, 18] as const;
const LOUD_PX = [12, 14, 18, 22] as const;
const MOST_LABELS = 5;
const SYMBOLS: Readonly<Record<string, string>> = {
  'air.pm10': 'PM10',
  'air.pm25': 'PM2.5',
  'air.o3': 'O₃',
  'air.no2': 'NO₂',
  'air.khai': 'CAI',
};

function toRow(found: readonly EventOf<'observation'>[]): Row[] {
  const levels = found.map((event) => ({ event, level: levelOf(airSeverity(event.data)) }));
  const known = levels.filter(({ level }) => level !== '?');
  const ranked = (known.length > 0 ? known : levels).toSorted(
    (a, b) => rankOf(b.level) - rankOf(a.level),
  );
  const [worst] = ranked;
  const at = worst === undefined ? undefined : pointOf(worst.event.data.geometry);
  if (worst === undefined || at === undefined) return [];
  const { id, name } = worst.event.data.featureOfInterest;
  const level = known.length === 0 ? '?' : worstOf(known.map(({ level: own }) => own));
  return [{ subject: id, at, name, level, worst: worst.event }];
}

const valueWords = ({ worst: { data } }: Row, language: Language): string => {
  const value = numberOf(data);
  const name = SYMBOLS[data.observedProperty] ?? data.observedProperty;
  if (value === undefined) return `${name} ${language === 'ko' ? '값 없음' : 'no value'}`;
  const number = value < 1 ? value.toFixed(3) : String(Math.round(value));
  return `${name} ${number}`;
};

export default defineLayer<Row>({
  id: 'air-quality',
  title: { ko: '대기질', en: 'Air quality' },
  group: 'marks',
  reads: ['observation'],
  select: (city) => {
    const air = [...city.byKind.observation.values()].filter(({ data }) => isAir(data));
    const stations = Map.groupBy(air, ({ data }) => data.featureOfInterest.id);
    return [...stations.values()].flatMap(toRow);
  },
  build: (rows, context) => {
    const marks = rows.map((row) => ({
      ...row,
      mark: markName(
        // Without a value, the dashed ring: neither clean nor a question mark over the city.
        row.level === '?' ? 0 : row.level,
        row.level === '?' || isStale(row.worst.data.phenomenonTime, EVERY_MS, context.nowMs),
      ),
    }));
    const isQuiet = ({ level }: Row): boolean => level === '?' || level === 0;
    const { zoom } = context;
    return [
      markLayer('air-quality-quiet', marks.filter(isQuiet), sizeByZoom(zoom, QUIET_PX), context),
      markLayer(
        'air-quality-bad',
        marks.filter((row) => !isQuiet(row)),
        sizeByZoom(zoom, LOUD_PX),
        context,
      ),
    ];
  },
  labels: (rows, context, taken) => {
    const bad = rows
      .filter(({ level }) => rankOf(level) >= 1)
      .toSorted((a, b) => rankOf(b.level) - rankOf(a.level))
      .map((row) => ({ key: row.subject, at: row.at, text: valueWords(row, context.language) }));
    return fitLabels(bad, taken, context, { most: MOST_LABELS, abovePx: 20 });
  },
  legend: (rows, { language, nowMs }) => {
    if (rows.length === 0) return undefined;
    const keys = rows.map(({ level, worst }) => {
      if (level === '?') return 'none';
      return isStale(worst.data.phenomenonTime, EVERY_MS, nowMs) ? 'old' : (`${level}` as const);
    });
    const line = (key: (typeof keys)[number], text: Text, mark: LegendMark['mark']) => ({
      key,
      label: say(text, language),
      mark,
    });
    return {
      title: say({ ko: '대기질 측정소', en: 'Air stations' }, language),
      steps: [],
      marks: countedMarks(keys, [
        line('4', { ko: '심각', en: 'severe' }, { level: 4 }),
        line('3', { ko: '경계', en: 'warning' }, { level: 3 }),
        line('2', { ko: '매우 나쁨', en: 'very bad' }, { level: 2 }),
        line('1', { ko: '나쁨', en: 'bad' }, { level: 1 }),
        line('0', { ko: '보통 이하', en: 'ordinary' }, { level: 0 }),
        line(
          'old',
          { ko: '두 시간 넘은 값', en: 'over 2 h old' },
          { symbol: 'unknown', token: 'g-7' },
        ),
        line('none', { ko: '값 없음', en: 'no value' }, { symbol: 'unknown', token: 'g-7' }),
      ]),
    };
  },
  describe: (row, language) => `${say(row.name, language)} ${valueWords(row, language)}`,
});
