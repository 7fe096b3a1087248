import type { LonLat } from '../../contract/place.ts';
import type { EventOf } from '../city/city.ts';
import { say } from '../design/language.ts';
import type { MapSymbol } from '../design/map-symbols.ts';
import { defineLayer, type LayerContext } from '../map/define-layer.ts';
import { fitLabels } from './kit/fit-labels.ts';
import { countedMarks } from './kit/legend-marks.ts';
import { pointOf } from './kit/place-of.ts';
import { sizeByZoom } from './kit/size-by-zoom.ts';
import { symbolLayers, type PlacedSymbol } from './kit/symbol-layers.ts';

type Age = 'fresh' | 'old' | 'future';

interface Row {
  readonly subject: string;
  readonly at: LonLat;
  /** When it was there; when we heard, if its own clock is ahead. */
  readonly atMs: number;
  readonly isFuture: boolean;
  readonly isRail: boolean;
  readonly event: EventOf<'position'>;
}

/** A vehicle is drawn where it was, never carried on: after a minute it fades, after five it is gone. */
const FADES_MS = 60_000;
const GONE_MS = 5 * 60_000;
const FADED = 0.45;
const HEADING_PX = [7, 9, 13, 18] as const;
const PLAIN_PX = [5, 7, 11, 15] as const;
/** Nearer than this a route's number has room. */
const LABEL_ZOOM = 13;
const MOST_LABELS = 40;

function toRow(event: EventOf<'position'>): Row[] {
  const { data, subject, recordedtime } = event;
  const at = pointOf(data.geometry);
  if (at === undefined) return [];
  const isFuture = data.flags?.includes('future-time') === true;
  const atMs = Date.parse(isFuture ? recordedtime : data.phenomenonTime);
  const isRail = data.mode === 'subway' || data.mode === 'rail';
  return [{ subject, at, atMs, isFuture, isRail, event }];
}

const current = (rows: readonly Row[], nowMs: number): readonly Row[] =>
  rows.filter(({ atMs }) => nowMs - atMs <= GONE_MS);

function ageOf({ atMs, isFuture }: Row, nowMs: number): Age {
  if (isFuture) return 'future';
  return nowMs - atMs > FADES_MS ? 'old' : 'fresh';
}

function symbolOf({ isRail, isFuture, event: { data } }: Row): MapSymbol {
  const hasHeading = data.bearingDeg !== undefined && data.mode !== 'bicycle';
  const solid = hasHeading ? (isRail ? 'nose' : 'arrow') : isRail ? 'square' : 'dot';
  return isFuture ? `${solid}-hollow` : solid;
}

function placed(row: Row, { nowMs, colours }: LayerContext): PlacedSymbol {
  const { subject, at, event } = row;
  return {
    subject,
    at,
    symbol: symbolOf(row),
    colour: colours['g-8'],
    opacity: ageOf(row, nowMs) === 'old' ? FADED : 1,
    bearingDeg: event.data.bearingDeg,
  };
}

const routeOf = ({ event: { data } }: Row, language: 'ko' | 'en'): string | undefined =>
  data.route === undefined ? undefined : say(data.route.name ?? { ko: data.route.id }, language);

export default defineLayer<Row>({
  id: 'vehicles',
  title: { ko: '버스·열차 위치', en: 'Vehicles' },
  group: 'points',
  reads: ['position'],
  select: (city) => [...city.byKind.position.values()].flatMap(toRow),
  build: (rows, context) => {
    const shown = current(rows, context.nowMs).map((row) => placed(row, context));
    const isHeading = ({ symbol }: PlacedSymbol): boolean => /arrow|nose/.test(symbol);
    const [heading, plain] = [HEADING_PX, PLAIN_PX].map((sizes) => sizeByZoom(context.zoom, sizes));
    return [
      ...symbolLayers(
        'vehicles-plain',
        shown.filter((one) => !isHeading(one)),
        plain ?? 0,
        context,
      ),
      ...symbolLayers('vehicles-heading', shown.filter(isHeading), heading ?? 0, context),
    ];
  },
  labels: (rows, context, taken) => {
    if (context.zoom < LABEL_ZOOM) return [];
    const wanted = current(rows, context.nowMs).flatMap((row) => {
      const text = routeOf(row, context.language);
      return text === undefined ? [] : [{ key: row.subject, at: row.at, text }];
    });
    return fitLabels(wanted, taken, context, { most: MOST_LABELS, abovePx: 16 });
  },
  legend: (rows, { language, nowMs }) => {
    const shown = current(rows, nowMs);
    if (shown.length === 0) return undefined;
    const ko = language === 'ko';
    const keys = shown.map((row) => {
      const age = ageOf(row, nowMs);
      return age === 'fresh' ? (row.isRail ? 'rail' : 'road') : age;
    });
    return {
      title: ko ? '차량 위치' : 'Vehicles',
      steps: [],
      marks: countedMarks(keys, [
        { key: 'road', label: ko ? '버스' : 'bus', mark: { symbol: 'arrow', token: 'g-8' } },
        { key: 'rail', label: ko ? '열차' : 'train', mark: { symbol: 'nose', token: 'g-8' } },
        {
          key: 'old',
          label: ko ? '1분 넘은 위치' : 'over 1 min old',
          mark: { symbol: 'dot', token: 'g-5' },
        },
        {
          key: 'future',
          label: ko ? '시각 의심' : 'doubtful clock',
          mark: { symbol: 'dot-hollow', token: 'g-8' },
        },
      ]),
    };
  },
  describe: (row, language) => {
    const { name, stop } = row.event.data;
    const parts = [
      say(name, language),
      routeOf(row, language),
      stop?.name && say(stop.name, language),
    ];
    return parts.filter((part) => part !== undefined && part !== '').join(' · ');
  },
});
