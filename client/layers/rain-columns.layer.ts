import { ColumnLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { RainGauge } from '../../contract/indicator.ts';
import { say } from '../design/language.ts';
import { defineLayer } from '../map/define-layer.ts';
import { toLonLat } from './kit/path.ts';
import type { MapToken } from './kit/token-colours.ts';

interface Row extends RainGauge {
  readonly asOfMs: number;
}
interface Wet extends Row {
  readonly mm: number;
}

const STALE_MS = 20 * 60_000;
const RADIUS_M = 330;
/** Height of a column: an hour that reaches the criterion stands as high as a few districts are wide. */
const M_PER_MM = 46;
/** Rain of an hour from which a column is drawn in the colour of 심각. */
const CRITERION_MM = 100;
/** Less than this has no column, only its gauge. */
const LEAST_MM = 1;
/** From here on a gauge's words are to be read before the others'. */
const LOUD_MM = 50;
/** Of a word above a column, px at line scale 1. */
const LETTER_PX = { wide: 20, narrow: 11.5, high: 25 } as const;
const STEPS: readonly (readonly [mm: number, token: MapToken])[] = [
  [0, 'rain-20'],
  [20, 'rain-30'],
  [30, 'rain-50'],
  [50, 'rain-70'],
  [70, 'rain-100'],
  [CRITERION_MM, 'sev-4'],
];
/** Rough, so that no light plays on it: a column is a number, not a thing. */
const MATTE = { ambient: 0.75, diffuse: 0.35, shininess: 1, specularColor: [0, 0, 0] } as const;
/** All else on the map lies flat; columns hide what is behind them. */
const STANDING = { depthCompare: 'less-equal', depthWriteEnabled: true } as const;

const tokenOf = (mm: number): MapToken => STEPS.findLast(([from]) => mm >= from)?.[1] ?? 'rain-20';
const isWet = (row: Row): row is Wet => row.mm !== null && row.mm >= LEAST_MM;
const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, letter) => sum + (letter > '\u1100' ? LETTER_PX.wide : LETTER_PX.narrow),
    0,
  );

export default defineLayer<Row>({
  id: 'rain-columns',
  title: { ko: '관측소별 시간 강우', en: 'Rain of 1 h by gauge' },
  group: 'points',
  reads: ['indicator'],
  select: (city) => {
    const data = city.byKind.indicator.get('indicator/rain-field')?.data;
    if (data?.form !== 'rain-field' || data.gauges === undefined) return [];
    const asOfMs = data.asOf === null ? Number.NaN : Date.parse(data.asOf);
    return data.gauges.map((gauge) => ({ ...gauge, asOfMs }));
  },
  build: (rows, { colours, lineScale, nowMs }) => {
    const isNow = ({ mm, asOfMs }: Row): boolean => mm !== null && nowMs - asOfMs <= STALE_MS;
    const place = ({ at: [lon, lat] }: Row): [number, number] => [lon, lat];
    const dots = { getPosition: place, radiusUnits: 'pixels', lineWidthUnits: 'pixels' } as const;
    return [
      new ScatterplotLayer<Row>({
        ...dots,
        id: 'rain-columns-silent',
        data: rows.filter((row) => !isNow(row)),
        filled: false,
        stroked: true,
        getRadius: 3.4 * lineScale,
        getLineWidth: 1.1 * lineScale,
        getLineColor: [...colours['g-7']],
      }),
      new ScatterplotLayer<Row>({
        ...dots,
        id: 'rain-columns-gauge',
        data: rows.filter(isNow),
        stroked: true,
        getRadius: 2 * lineScale,
        getFillColor: [...colours['g-9']],
        getLineWidth: 0.75 * lineScale,
        getLineColor: [...colours['map-out']],
      }),
      new ColumnLayer<Wet>({
        id: 'rain-columns',
        data: rows.filter(isWet).filter(isNow),
        getPosition: place,
        radius: RADIUS_M,
        diskResolution: 20,
        extruded: true,
        elevationScale: M_PER_MM,
        getElevation: ({ mm }) => mm,
        getFillColor: ({ mm }) => [...colours[tokenOf(mm)]],
        material: { ...MATTE, specularColor: [...MATTE.specularColor] },
        parameters: STANDING,
        updateTriggers: { getFillColor: colours },
      }),
    ];
  },
  labels: (rows, { lineScale, language, nowMs }) =>
    rows
      .filter(isWet)
      .filter(({ asOfMs }) => nowMs - asOfMs <= STALE_MS)
      .toSorted((a, b) => b.mm - a.mm || (a.subject < b.subject ? -1 : 1))
      .map(({ subject, name, at, mm }) => {
        const text = `${say(name, language)} ${Math.round(mm)}`;
        const raised = {
          heightM: mm * M_PER_MM,
          widthPx: widthOf(text) * lineScale,
          heightPx: LETTER_PX.high * lineScale,
          isQuiet: mm < LOUD_MM,
        };
        return { key: subject, at: toLonLat(at), text, raised };
      }),
  describe: ({ name, mm }, language) =>
    `${say(name, language)} ${mm === null ? (language === 'ko' ? '알 수 없음' : 'not known') : `${mm} mm`}`,
});
