import type { LonLat } from '../../contract/place.ts';
import type { EventOf } from '../city/city.ts';
import { isStale, numberOf } from '../city/observed-number.ts';
import { say } from '../design/language.ts';
import { defineLayer } from '../map/define-layer.ts';
import { countedMarks } from './kit/legend-marks.ts';
import { lineLayer } from './kit/line-layers.ts';
import { pointOf } from './kit/place-of.ts';
import { sizeByZoom } from './kit/size-by-zoom.ts';
import { symbolLayers, type PlacedSymbol } from './kit/symbol-layers.ts';

interface Row {
  readonly subject: string;
  readonly at: LonLat;
  /** Bicycles or free places; `undefined` = not known. */
  readonly left: number | undefined;
  /** Of how many; `undefined` = nobody says. */
  readonly of: number | undefined;
  readonly event: EventOf<'observation'>;
}

type Standing = 'some' | 'empty' | 'unknown';

/** Counts come every minute to every ten; the slowest car parks every twenty. */
const EVERY_MS = 20 * 60_000;
/** A whole city of stations is only its empty ones; nearer, each is a bar. */
const BAR_ZOOM = 12.5;
const BAR_PX = 16;
const WIDTH_PX = 3;
const EMPTY_PX = [4, 5, 8, 12] as const;
const WORLD_PX = 512;

function standingOf({ left, event }: Row, nowMs: number): Standing {
  if (left === undefined || isStale(event.data.phenomenonTime, EVERY_MS, nowMs)) return 'unknown';
  return left <= 0 ? 'empty' : 'some';
}

function toRow(event: EventOf<'observation'>): Row[] {
  const { data, subject } = event;
  const at = pointOf(data.geometry);
  if (at === undefined) return [];
  const value = numberOf(data);
  const { fullScale: of } = data;
  if (data.observedProperty === 'bikes.available') return [{ subject, at, left: value, of, event }];
  if (data.observedProperty !== 'parking.occupied') return [];
  const left = value === undefined || of === undefined ? undefined : Math.max(0, of - value);
  return [{ subject, at, left, of, event }];
}

export default defineLayer<Row>({
  id: 'stock',
  title: { ko: '자전거·주차 여유', en: 'Bicycles and parking left' },
  group: 'points',
  reads: ['observation'],
  select: (city) => [...city.byKind.observation.values()].flatMap(toRow),
  build: (rows, context) => {
    const { colours, lineScale, nowMs, zoom } = context;
    const isNear = zoom >= BAR_ZOOM;
    const degPerPx = 360 / (WORLD_PX * 2 ** zoom);
    const barAt = ({ subject, at: { lon, lat } }: Row, share: number) => ({
      subject,
      path: [
        [lon, lat],
        [lon, lat + BAR_PX * lineScale * degPerPx * Math.cos((lat * Math.PI) / 180) * share],
      ] as const,
      colour: colours['g-8'],
    });
    const bars = rows.filter((row) => isNear && standingOf(row, nowMs) === 'some');
    const some = bars.flatMap((row) =>
      row.left === undefined || row.of === undefined || row.of <= 0
        ? []
        : [barAt(row, Math.min(1, row.left / row.of))],
    );
    const symbols = rows.flatMap((row): PlacedSymbol[] => {
      const standing = standingOf(row, nowMs);
      const { subject, at } = row;
      if (standing === 'empty') {
        return [{ subject, at, symbol: 'square-hollow', colour: colours['g-8'] }];
      }
      if (!isNear) return [];
      if (standing === 'unknown') {
        return [{ subject, at, symbol: 'unknown', colour: colours['g-7'] }];
      }
      // Some are left, of how many nobody says: a dot, no bar.
      return row.of === undefined ? [{ subject, at, symbol: 'dot', colour: colours['g-8'] }] : [];
    });
    return [
      lineLayer(
        'stock-frame',
        bars.map((row) => barAt(row, 1)),
        WIDTH_PX * 1.8 * lineScale,
        colours['map-out'],
      ),
      lineLayer('stock-bar', some, WIDTH_PX * lineScale),
      ...symbolLayers('stock-mark', symbols, sizeByZoom(zoom, EMPTY_PX), context),
    ];
  },
  legend: (rows, { language, nowMs, zoom }) => {
    if (rows.length === 0) return undefined;
    const ko = language === 'ko';
    const isNear = zoom >= BAR_ZOOM;
    const marks = countedMarks(
      rows.map((row) => standingOf(row, nowMs)),
      [
        {
          key: 'empty',
          label: ko ? '남은 것 없음' : 'none left',
          mark: { symbol: 'square-hollow', token: 'g-8' },
        },
        ...(isNear
          ? [
              {
                key: 'unknown' as const,
                label: ko ? '알 수 없음' : 'not known',
                mark: { symbol: 'unknown', token: 'g-7' } as const,
              },
            ]
          : []),
      ],
    );
    if (marks.length === 0) return undefined;
    return { title: ko ? '자전거·주차' : 'Bicycles, parking', steps: [], marks };
  },
  describe: ({ left, of, event: { data } }, language) => {
    const unknown = language === 'ko' ? '알 수 없음' : 'not known';
    const total = of === undefined ? '' : `/${of}`;
    const name = say(data.featureOfInterest.name, language);
    return `${name} ${left === undefined ? unknown : `${left}${total}`}`;
  },
});
