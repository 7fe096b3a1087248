import type { Layer } from '@deck.gl/core';
import { MaskExtension, type MaskExtensionProps } from '@deck.gl/extensions';
import { PathLayer, SolidPolygonLayer } from '@deck.gl/layers';
import type { RainFieldData } from '../../contract/indicator.ts';
import type { Coordinate } from '../../contract/place.ts';
import { CITY_MASK } from './kit/city-mask.ts';
import { defineLayer, type LayerContext } from '../map/define-layer.ts';
import { labelSpot } from './kit/label-spot.ts';
import { faded, type MapToken, type Rgba } from './kit/token-colours.ts';

type Band = RainFieldData['bands'][number];
type Rings = readonly (readonly Coordinate[])[];
interface Row extends Band {
  readonly asOfMs: number;
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
const isZone = ({ mm }: Band): boolean => mm >= CRITERION_MM;
const fillToken = (mm: number): MapToken => STEPS[stepOf(mm)]?.[1] ?? 'rain-1';

function contour(id: string, band: Band, widthPx: number, colour: Rgba): Layer {
  return new PathLayer<readonly Coordinate[], MaskExtensionProps>({
    id,
    data: band.rings.flat(),
    getPath: (ring) => ring as [number, number][],
    getColor: [...colour],
    widthUnits: 'pixels',
    getWidth: widthPx,
    jointRounded: true,
    extensions: [new MaskExtension()],
    maskId: CITY_MASK,
  });
}

function fill(id: string, band: Band, colour: Rgba, opacity: number): Layer {
  return new SolidPolygonLayer<Rings, MaskExtensionProps>({
    id,
    data: band.rings,
    getPolygon: (rings) => rings as [number, number][][],
    getFillColor: faded(colour, opacity),
    extensions: [new MaskExtension()],
    maskId: CITY_MASK,
  });
}

function bandLayers(band: Row, { colours, lineScale, nowMs }: LayerContext): Layer[] {
  const id = `rain-field-${band.mm}`;
  const isStale = !(nowMs - band.asOfMs <= STALE_MS);
  if (isZone(band)) {
    const casing = contour(`${id}-casing`, band, 5.4 * lineScale, colours['g-10']);
    const line = contour(`${id}-line`, band, 2.6 * lineScale, colours['sev-4-line']);
    return isStale
      ? [casing, line]
      : [casing, fill(`${id}-fill`, band, colours['rain-zone'], 1), line];
  }
  const lighter = STEPS[Math.min(stepOf(band.mm) + 1, STEPS.length - 2)]?.[1] ?? 'rain-70';
  const isFifty = band.mm === 50;
  const line = contour(
    `${id}-line`,
    band,
    (isFifty ? 1.7 : 0.55) * lineScale,
    colours[isFifty ? 'rain-100' : lighter],
  );
  return isStale ? [line] : [fill(`${id}-fill`, band, colours[fillToken(band.mm)], 0.92), line];
}

export default defineLayer<Row>({
  id: 'rain-field',
  title: { ko: '시간 강우', en: 'Rain of the last hour' },
  group: 'rain',
  reads: ['indicator'],
  select: (city) => {
    const data = city.byKind.indicator.get('indicator/rain-field')?.data;
    if (data?.form !== 'rain-field') return [];
    const asOfMs = data.asOf === null ? Number.NaN : Date.parse(data.asOf);
    return data.bands.map((band) => ({ ...band, asOfMs })).toSorted((a, b) => a.mm - b.mm);
  },
  build: (rows, context) => rows.flatMap((band) => bandLayers(band, context)),
  labels: (rows, { language }, taken) =>
    rows.filter(isZone).flatMap((band) => {
      const at = labelSpot(band.rings, taken);
      const text = language === 'ko' ? `${band.mm} mm 이상` : `≥ ${band.mm} mm`;
      return at === undefined ? [] : [{ key: `rain-${band.mm}`, at, text }];
    }),
  legend: (rows, { language }) =>
    rows.length === 0
      ? undefined
      : {
          title: language === 'ko' ? '시간 강우 mm' : 'Rain of 1 h, mm',
          steps: STEPS.slice(1).map(([mm, token]) => ({
            label: String(mm),
            token,
            isCriterion: mm >= CRITERION_MM,
          })),
        },
  describe: ({ mm }, language) =>
    language === 'ko' ? `시간 강우 ${mm} mm 이상인 곳` : `Area with at least ${mm} mm in an hour`,
});
