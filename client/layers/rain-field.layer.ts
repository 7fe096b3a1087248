import type { Layer } from '@deck.gl/core';
import type { RainFieldData } from '../../contract/indicator.ts';
import { defineLayer, type LayerContext } from '../map/define-layer.ts';
import { clippedFill, clippedLine, unknownArea, type Rings } from './kit/clipped-areas.ts';
import { labelSpot } from './kit/label-spot.ts';
import { smoothRing } from './kit/smooth-rings.ts';
import type { MapToken } from './kit/token-colours.ts';

interface Row {
  /** `undefined` = where no gauge is near enough to say. */
  readonly mm: number | undefined;
  readonly rings: readonly Rings[];
  readonly asOfMs: number;
}
interface Band extends Row {
  readonly mm: number;
}

/** Rain of an hour from which an area is drawn in the criterion's colour. */
const CRITERION_MM = 100;
/** Two deliveries missed: the field is then only a memory, drawn without its fill. */
const STALE_MS = 20 * 60_000;
const STEPS: readonly (readonly [mm: number, token: MapToken])[] = [
  [1, 'rain-1'],
  [5, 'rain-5'],
  [10, 'rain-10'],
  [20, 'rain-20'],
  [30, 'rain-30'],
  [50, 'rain-50'],
  [70, 'rain-70'],
  [CRITERION_MM, 'rain-zone'],
];

const stepOf = (mm: number): number => STEPS.findLastIndex(([from]) => mm >= from);
const isBand = (row: Row): row is Band => row.mm !== undefined;
const isZone = ({ mm }: Row): boolean => mm !== undefined && mm >= CRITERION_MM;
const fillToken = (mm: number): MapToken => STEPS[stepOf(mm)]?.[1] ?? 'rain-1';

/** Rings by the field they are of: what has not changed is neither smoothed nor sent to the card again. */
const SMOOTHED = new WeakMap<RainFieldData, readonly Row[]>();

function rowsOf(data: RainFieldData): readonly Row[] {
  const held = SMOOTHED.get(data);
  if (held !== undefined) return held;
  const asOfMs = data.asOf === null ? Number.NaN : Date.parse(data.asOf);
  const smooth = (rings: readonly Rings[]): readonly Rings[] =>
    rings.map((polygon) => polygon.map((ring) => smoothRing(ring)));
  const bands = data.bands.map(({ mm, rings }) => ({ mm, rings: smooth(rings), asOfMs }));
  const { unmeasured = [] } = data;
  const rows: readonly Row[] = [
    ...bands.toSorted((a, b) => a.mm - b.mm),
    ...(unmeasured.length === 0 ? [] : [{ mm: undefined, rings: unmeasured, asOfMs }]),
  ];
  SMOOTHED.set(data, rows);
  return rows;
}

function bandLayers(band: Band, isStale: boolean, { colours, lineScale }: LayerContext): Layer[] {
  const id = `rain-field-${band.mm}`;
  const line = (name: string, widthPx: number, colour: MapToken): Layer =>
    clippedLine(`${id}-${name}`, band.rings, widthPx * lineScale, colours[colour]);
  const fill = (opacity: number): Layer[] =>
    isStale ? [] : [clippedFill(`${id}-fill`, band.rings, colours[fillToken(band.mm)], opacity)];
  if (isZone(band)) {
    return [line('casing', 5.4, 'g-10'), ...fill(1), line('line', 2.6, 'sev-4-line')];
  }
  const lighter = STEPS[Math.min(stepOf(band.mm) + 1, STEPS.length - 2)]?.[1] ?? 'rain-70';
  const isFifty = band.mm === 50;
  return [...fill(0.92), line('line', isFifty ? 1.7 : 0.55, isFifty ? 'rain-100' : lighter)];
}

export default defineLayer<Row>({
  id: 'rain-field',
  title: { ko: '시간 강우', en: 'Rain of the last hour' },
  group: 'rain',
  reads: ['indicator'],
  select: (city) => {
    const data = city.byKind.indicator.get('indicator/rain-field')?.data;
    return data?.form === 'rain-field' ? rowsOf(data) : [];
  },
  build: (rows, context) => {
    const isStale = rows.some(({ asOfMs }) => !(context.nowMs - asOfMs <= STALE_MS));
    const bands = rows.filter(isBand).flatMap((band) => bandLayers(band, isStale, context));
    const unmeasured = rows.filter((row) => !isBand(row)).flatMap(({ rings }) => rings);
    const whole = context.base.paths.districts.map((ring) => [ring]);
    // Lines of old rain stay on top: they are what was known last.
    if (isStale) return [...unknownArea('rain-field-old', whole, context), ...bands];
    return unmeasured.length === 0
      ? bands
      : [...bands, ...unknownArea('rain-field-unmeasured', unmeasured, context)];
  },
  labels: (rows, { language }, taken) =>
    rows
      .filter(isBand)
      .filter(isZone)
      .flatMap((band) => {
        const at = labelSpot(band.rings, taken);
        const text = language === 'ko' ? `${band.mm} mm 이상` : `≥ ${band.mm} mm`;
        return at === undefined ? [] : [{ key: `rain-${band.mm}`, at, text }];
      }),
  legend: (rows, { language }) =>
    rows.every(({ mm }) => mm === undefined)
      ? undefined
      : {
          title:
            language === 'ko' ? '시간 강우 mm, 관측소 사이는 추정' : 'Rain of 1 h mm, interpolated',
          steps: STEPS.slice(1).map(([mm, token]) => ({
            label: String(mm),
            token,
            isCriterion: mm >= CRITERION_MM,
          })),
        },
  describe: ({ mm }, language) => {
    if (mm === undefined)
      return language === 'ko' ? '강우를 재지 않는 곳' : 'Rain not measured here';
    return language === 'ko'
      ? `시간 강우 ${mm} mm 이상인 곳`
      : `Area with at least ${mm} mm in an hour`;
  },
});
