import type { DenseTable } from '../city/dense-table.ts';
import { COASTS_AFTER, GONE_AFTER, USUAL_EVERY_SEC } from '../city/select-transit.ts';
import { say, type Language } from '../design/language.ts';
import type { MapSymbol } from '../design/map-symbols.ts';
import type { LayerContext } from '../map/define-layer.ts';
import { defineTableLayer } from '../map/define-table-layer.ts';
import { fitLabels } from './kit/fit-labels.ts';
import { markLines } from './kit/legend-marks.ts';
import { sizeByZoom } from './kit/size-by-zoom.ts';
import { symbolColumnLayers } from './kit/symbol-column-layers.ts';
import { symbolSheet, type Attribute, type SymbolColumns } from './kit/symbol-columns.ts';
import { vehicleMotion } from './kit/vehicle-motion.ts';

type Table = DenseTable<'positions'>;
type Key = 'road' | 'rail' | 'coast' | 'future';
type State = 'solid' | 'coast' | 'hollow';

interface Shown {
  readonly table: Table;
  readonly columns: SymbolColumns;
  readonly place: Attribute;
  readonly counts: ReadonlyMap<Key, number>;
}

const SIZE_PX = [7, 9, 13, 18] as const;
/** So few have room to be seen from afar. */
const FEW = { upTo: 600, size: 1.6 } as const;
/** Of what does not say where it heads. */
const PLAIN_SIZE = 0.8;
/** Nearer than this a route's number has room. */
const LABEL_ZOOM = 13;
const MOST_LABELS = 40;

/** One page has one map: what its vehicles did is remembered between frames. */
const motion = vehicleMotion();
const sheet = symbolSheet();
/** Written over in each picture of a move. */
let moving = new Float32Array();

const SYMBOLS: Readonly<Record<'nose' | 'square' | 'arrow' | 'dot', Record<State, MapSymbol>>> = {
  nose: { solid: 'nose', coast: 'nose-coast', hollow: 'nose-hollow' },
  square: { solid: 'square', coast: 'square-coast', hollow: 'square-hollow' },
  arrow: { solid: 'arrow', coast: 'arrow-coast', hollow: 'arrow-hollow' },
  dot: { solid: 'dot', coast: 'dot-coast', hollow: 'dot-hollow' },
};

function routeOf({ entries }: Table, slot: number, language: Language): string | undefined {
  const route = entries[slot]?.route;
  return route === undefined ? undefined : say(route.name ?? { ko: route.id }, language);
}

export default defineTableLayer<'positions', Shown>({
  id: 'vehicles',
  title: { ko: '버스·열차 위치', en: 'Vehicles' },
  group: 'points',
  topic: 'positions',
  prepare: (table, { nowMs, symbols }, feeds) => {
    const everyMs = new Map<string, number>();
    const everyMsOf = (feed: string): number => {
      const held = everyMs.get(feed);
      if (held !== undefined) return held;
      const everySec = feeds.get(`feed/${feed}`)?.data.everySec;
      const found = 1000 * (everySec || USUAL_EVERY_SEC);
      everyMs.set(feed, found);
      return found;
    };
    motion.learn(table, everyMsOf);
    const { place, bearingDeg, atMs, mark } = table.columns;
    const isFutureMark = table.marks.map(({ flags }) => flags.includes('future-time'));
    sheet.begin(table.length, symbols.mapping);
    const counts = new Map<Key, number>();
    for (let slot = 0; slot < table.length; slot += 1) {
      const entry = table.entries[slot];
      const [lon, lat] = [place[2 * slot] ?? Number.NaN, place[2 * slot + 1] ?? Number.NaN];
      if (entry === undefined || Number.isNaN(lon + lat)) continue;
      const ageMs = nowMs - (atMs[slot] ?? -Infinity);
      const cadences = ageMs / everyMsOf(entry.feed);
      if (!(cadences <= GONE_AFTER)) continue;
      const isRail = entry.mode === 'subway' || entry.mode === 'rail';
      const bearing = bearingDeg[slot] ?? Number.NaN;
      const isHeading = !Number.isNaN(bearing) && entry.mode !== 'bicycle';
      const isFuture = isFutureMark[mark[slot] ?? 0] === true;
      const isCoasting = !isFuture && cadences > COASTS_AFTER;
      const shape = isHeading ? (isRail ? 'nose' : 'arrow') : isRail ? 'square' : 'dot';
      const state = isFuture ? 'hollow' : isCoasting ? 'coast' : 'solid';
      sheet.add(slot, SYMBOLS[shape][state], isHeading ? bearing : 0, isHeading ? 1 : PLAIN_SIZE);
      const key = isFuture ? 'future' : isCoasting ? 'coast' : isRail ? 'rail' : 'road';
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const columns = sheet.end();
    const value = new Float32Array(3 * columns.length);
    motion.settle(columns.slots, value);
    return { table, columns, place: { value, size: 3 }, counts };
  },
  build: ({ columns, place }, context) =>
    symbolColumnLayers('vehicles', columns, place, look(columns, context), context),
  move: ({ columns }, context, clockMs) => {
    const wanted = 3 * columns.length;
    if (moving.length < wanted) moving = new Float32Array(Math.ceil(wanted * 1.25));
    const value = moving.subarray(0, wanted);
    const degPerMs = motion.place(clockMs, columns.slots, value);
    const place = { value, size: 3 } as const;
    return {
      layers: symbolColumnLayers('vehicles', columns, place, look(columns, context), context),
      degPerMs,
    };
  },
  labels: ({ table, columns, place }, context, taken) => {
    if (context.zoom < LABEL_ZOOM) return [];
    const wanted = [...columns.slots].flatMap((slot, row) => {
      const text = routeOf(table, slot, context.language);
      const at = { lon: place.value[3 * row] ?? 0, lat: place.value[3 * row + 1] ?? 0 };
      return text === undefined ? [] : [{ key: table.entries[slot]?.subject ?? '', at, text }];
    });
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
          key: 'coast',
          label: ko ? '소식 끊긴 위치' : 'not heard of',
          mark: { symbol: 'dot-coast', token: 'g-8' },
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

function look({ length }: SymbolColumns, { zoom, colours }: LayerContext) {
  const scale = length <= FEW.upTo ? FEW.size : 1;
  return { sizePx: scale * sizeByZoom(zoom, SIZE_PX), colour: colours['g-8'] };
}
