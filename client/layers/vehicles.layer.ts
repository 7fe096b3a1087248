import type { DenseTable } from '../city/dense-table.ts';
import { say, type Language } from '../design/language.ts';
import type { MapSymbol } from '../design/map-symbols.ts';
import { defineTableLayer } from '../map/define-table-layer.ts';
import { fitLabels } from './kit/fit-labels.ts';
import { markLines } from './kit/legend-marks.ts';
import { sizeByZoom } from './kit/size-by-zoom.ts';
import { symbolColumnLayers } from './kit/symbol-column-layers.ts';
import { symbolWriter, type SymbolColumns } from './kit/symbol-columns.ts';

type Table = DenseTable<'positions'>;
type Key = 'road' | 'rail' | 'old' | 'future';

interface Shown {
  readonly table: Table;
  readonly plain: SymbolColumns;
  readonly heading: SymbolColumns;
  readonly counts: ReadonlyMap<Key, number>;
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

function symbolOf(isRail: boolean, isHeading: boolean, isFuture: boolean): MapSymbol {
  const solid = isHeading ? (isRail ? 'nose' : 'arrow') : isRail ? 'square' : 'dot';
  return isFuture ? `${solid}-hollow` : solid;
}

function routeOf({ entries }: Table, slot: number, language: Language): string | undefined {
  const route = entries[slot]?.route;
  return route === undefined ? undefined : say(route.name ?? { ko: route.id }, language);
}

export default defineTableLayer<'positions', Shown>({
  id: 'vehicles',
  title: { ko: '버스·열차 위치', en: 'Vehicles' },
  group: 'points',
  topic: 'positions',
  prepare: (table, { nowMs, colours }) => {
    const { place, bearingDeg, atMs, mark } = table.columns;
    const isFutureMark = table.marks.map(({ flags }) => flags.includes('future-time'));
    const writer = () => symbolWriter(table.length, colours['g-8'], colours['map-out']);
    const [plain, heading] = [writer(), writer()];
    const counts = new Map<Key, number>();
    for (const [slot, entry] of table.entries.entries()) {
      const [lon, lat] = [place[2 * slot] ?? Number.NaN, place[2 * slot + 1] ?? Number.NaN];
      const ageMs = nowMs - (atMs[slot] ?? -Infinity);
      if (entry === undefined || Number.isNaN(lon + lat) || !(ageMs <= GONE_MS)) continue;
      const isRail = entry.mode === 'subway' || entry.mode === 'rail';
      const bearing = bearingDeg[slot] ?? Number.NaN;
      const isHeading = !Number.isNaN(bearing) && entry.mode !== 'bicycle';
      const isFuture = isFutureMark[mark[slot] ?? 0] === true;
      const isOld = !isFuture && ageMs > FADES_MS;
      const to = isHeading ? heading : plain;
      to.add(slot, lon, lat, symbolOf(isRail, isHeading, isFuture));
      to.style(isHeading ? bearing : 0, isOld ? FADED : 1);
      const key = isFuture ? 'future' : isOld ? 'old' : isRail ? 'rail' : 'road';
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return { table, plain: plain.columns(), heading: heading.columns(), counts };
  },
  build: ({ plain, heading }, context) => [
    ...symbolColumnLayers('vehicles-plain', plain, sizeByZoom(context.zoom, PLAIN_PX), context),
    ...symbolColumnLayers(
      'vehicles-heading',
      heading,
      sizeByZoom(context.zoom, HEADING_PX),
      context,
    ),
  ],
  labels: ({ table, plain, heading }, context, taken) => {
    if (context.zoom < LABEL_ZOOM) return [];
    const wanted = [plain, heading].flatMap(({ slots, place }) =>
      [...slots].flatMap((slot, row) => {
        const text = routeOf(table, slot, context.language);
        const at = { lon: place[3 * row] ?? 0, lat: place[3 * row + 1] ?? 0 };
        return text === undefined ? [] : [{ key: table.entries[slot]?.subject ?? '', at, text }];
      }),
    );
    return fitLabels(wanted, taken, context, { most: MOST_LABELS, abovePx: 16 });
  },
  legend: ({ counts }, { language }) => {
    if (counts.size === 0) return undefined;
    const ko = language === 'ko';
    return {
      title: ko ? '차량 위치' : 'Vehicles',
      steps: [],
      marks: markLines(counts, [
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
  describe: (table, language) =>
    table.entries.flatMap((entry, slot) => {
      if (entry === undefined) return [];
      const { name, stop } = entry;
      const parts = [
        say(name, language),
        routeOf(table, slot, language),
        stop?.name && say(stop.name, language),
      ];
      return [parts.filter((part) => part !== undefined && part !== '').join(' · ')];
    }),
});
