import type { LonLat } from '../../contract/place.ts';
import type { EventOf } from '../city/city.ts';
import { isStale, numberOf } from '../city/observed-number.ts';
import { say } from '../design/language.ts';
import type { MapSymbol } from '../design/map-symbols.ts';
import { defineLayer, type LayerContext } from '../map/define-layer.ts';
import { fitLabels } from './kit/fit-labels.ts';
import { countedMarks } from './kit/legend-marks.ts';
import { pointOf } from './kit/place-of.ts';
import { sizeByZoom } from './kit/size-by-zoom.ts';
import { symbolLayers, type PlacedSymbol } from './kit/symbol-layers.ts';

interface Row {
  readonly subject: string;
  readonly at: LonLat;
  /** Below zero: patients beyond the beds. `undefined` = not told, or not to be believed. */
  readonly beds: number | undefined;
  readonly event: EventOf<'observation'>;
}

type Standing = 'full' | 'free' | 'unknown';

/** Hospitals tell their beds every few minutes; an hour without a word says nothing of now. */
const EVERY_MS = 30 * 60_000;
const FULL_PX = [11, 13, 17, 22] as const;
const FREE_PX = [7, 9, 13, 18] as const;
const MOST_LABELS = 8;
const MINUS = '\u2212';

const bedWords = (beds: number): string => (beds < 0 ? `${MINUS}${-beds}` : String(beds));

function standingOf({ beds, event: { data } }: Row, nowMs: number): Standing {
  if (beds === undefined || isStale(data.phenomenonTime, EVERY_MS, nowMs)) return 'unknown';
  return beds <= 0 ? 'full' : 'free';
}

const SYMBOLS: Readonly<Record<Standing, MapSymbol>> = {
  full: 'hospital-full',
  free: 'hospital',
  unknown: 'hospital-unknown',
};

function placedAs(rows: readonly Row[], standing: Standing, context: LayerContext): PlacedSymbol[] {
  const { colours, nowMs } = context;
  return rows
    .filter((row) => standingOf(row, nowMs) === standing)
    .map(({ subject, at }) => ({
      subject,
      at,
      symbol: SYMBOLS[standing],
      // No criterion of a source is passed: white, not a colour of severity.
      colour: colours[standing === 'full' ? 'g-10' : 'g-7'],
    }));
}

export default defineLayer<Row>({
  id: 'emergency-beds',
  title: { ko: '응급실 빈 병상', en: 'Emergency beds' },
  group: 'marks',
  reads: ['observation'],
  select: (city) =>
    [...city.byKind.observation.values()]
      .filter(({ data }) => data.observedProperty === 'er.beds.available')
      .flatMap((event) => {
        const at = pointOf(event.data.geometry);
        if (at === undefined) return [];
        const isDoubtful = event.data.resultQuality === 'suspect';
        const beds = isDoubtful ? undefined : numberOf(event.data);
        return [{ subject: event.subject, at, beds, event }];
      }),
  build: (rows, context) => {
    const full = sizeByZoom(context.zoom, FULL_PX);
    const free = sizeByZoom(context.zoom, FREE_PX);
    return [
      ...symbolLayers('emergency-beds-free', placedAs(rows, 'free', context), free, context),
      ...symbolLayers('emergency-beds-unknown', placedAs(rows, 'unknown', context), free, context),
      ...symbolLayers('emergency-beds-full', placedAs(rows, 'full', context), full, context),
    ];
  },
  labels: (rows, context, taken) => {
    const full = rows
      .filter((row) => standingOf(row, context.nowMs) === 'full')
      .toSorted((a, b) => (a.beds ?? 0) - (b.beds ?? 0))
      .map(({ subject, at, beds = 0 }) => ({ key: subject, at, text: bedWords(beds) }));
    return fitLabels(full, taken, context, { most: MOST_LABELS, abovePx: 19 });
  },
  legend: (rows, { language, nowMs }) => {
    if (rows.length === 0) return undefined;
    const ko = language === 'ko';
    return {
      title: ko ? '응급실 병상' : 'Emergency beds',
      steps: [],
      marks: countedMarks(
        rows.map((row) => standingOf(row, nowMs)),
        [
          {
            key: 'full',
            label: ko ? '빈 병상 없음' : 'none free',
            mark: { symbol: SYMBOLS.full, token: 'g-10' },
          },
          {
            key: 'free',
            label: ko ? '빈 병상 있음' : 'some free',
            mark: { symbol: SYMBOLS.free, token: 'g-7' },
          },
          {
            key: 'unknown',
            label: ko ? '알 수 없음' : 'not known',
            mark: { symbol: SYMBOLS.unknown, token: 'g-7' },
          },
        ],
      ),
    };
  },
  describe: ({ beds, event: { data } }, language) => {
    const unknown = language === 'ko' ? '알 수 없음' : 'not known';
    return `${say(data.featureOfInterest.name, language)} ${beds === undefined ? unknown : bedWords(beds)}`;
  },
});
