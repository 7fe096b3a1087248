import { ColumnLayer, ScatterplotLayer } from '@deck.gl/layers';
import type { LonLat } from '../../contract/place.ts';
import { say } from '../design/language.ts';
import type { Level } from '../design/severity.ts';
import type { LayerChoice } from '../explore/explore-view.ts';
import { hexEdgeM } from '../explore/hex-resolution.ts';
import { amountSteps, valueSteps } from '../explore/ramp-steps.ts';
import type { Thing } from '../explore/thing.ts';
import { levelColour } from '../layers/kit/level-colour.ts';
import type { Rgba } from '../layers/kit/token-colours.ts';
import type { MapLabel } from './define-layer.ts';
import {
  rampOf,
  tokenAt,
  type FormContext,
  type FormDrawing,
  type FormLegend,
} from './form-drawing.ts';
import { binsOf, toldBy, unitOf } from './hex-form.ts';

interface Bar {
  readonly key: string;
  readonly at: LonLat;
  readonly amount: number;
  readonly level: Level;
}

interface Bars {
  readonly bars: readonly Bar[];
  /** Where something is that has no number. */
  readonly silent: readonly LonLat[];
  readonly what: FormLegend['what'];
  readonly things: number;
  readonly unplaced: number;
  readonly reachM?: number;
}

/** More rows than these stand as columns of their cells. */
const MOST_EACH = 5000;
/** The map is looked at from this angle while there are columns, degrees from straight down. */
export const COLUMN_PITCH = 52;
/** Of the highest column, and of its foot, px. */
const HIGHEST_PX = 150;
const RADIUS_PX = 5;
const MOST_LABELS = 60;
const LETTER_PX = { wide: 12, narrow: 7, high: 16 } as const;
const MATTE = { ambient: 0.75, diffuse: 0.35, shininess: 1 } as const;
const STANDING = { depthCompare: 'less-equal', depthWriteEnabled: true } as const;
const EQUATOR_M = 40_075_017;
const TILE_PX = 512;

const OF_ROWS = new WeakMap<readonly Thing[], Bars>();

/** A column for each row with a number, and a ring for those without. */
function barsOfRows(things: readonly Thing[]): Bars {
  const held = OF_ROWS.get(things);
  if (held !== undefined) return held;
  const placed = things.flatMap(({ key, at, value, level }) =>
    at === undefined ? [] : [{ key, at, amount: value, level }],
  );
  const made: Bars = {
    bars: placed.flatMap(({ amount, ...bar }) =>
      amount === undefined ? [] : [{ ...bar, amount }],
    ),
    silent: placed.flatMap(({ amount, at }) => (amount === undefined ? [at] : [])),
    what: 'value',
    things: things.length,
    unplaced: things.length - placed.length,
  };
  OF_ROWS.set(things, made);
  return made;
}

function barsOf(things: readonly Thing[], context: FormContext): Bars | undefined {
  const isEach = context.counted === undefined && things.length <= MOST_EACH;
  if (isEach && things.some(({ value }) => value !== undefined)) return barsOfRows(things);
  const counted = binsOf(things, context);
  if (counted === undefined) return undefined;
  const { what, of } = toldBy(counted);
  const all = counted.bins.map((bin) => ({
    key: bin.cell,
    at: bin.at,
    amount: of(bin),
    level: bin.worst,
  }));
  return {
    bars: all.filter(({ amount }) => !Number.isNaN(amount)),
    silent: all.flatMap(({ amount, at }) => (Number.isNaN(amount) ? [at] : [])),
    what,
    things: counted.things,
    unplaced: counted.unplaced,
    reachM: hexEdgeM(counted.resolution),
  };
}

/** Metres that a px covers on the ground. */
function metresPerPixel(zoom: number, lat: number): number {
  return (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / (TILE_PX * 2 ** zoom);
}

const digits = (amount: number): string =>
  String(Math.abs(amount) >= 100 ? Math.round(amount) : Number(amount.toPrecision(3)));

const widthOf = (text: string): number =>
  [...text].reduce(
    (sum, letter) => sum + (letter > '\u1100' ? LETTER_PX.wide : LETTER_PX.narrow),
    0,
  );

/** Numbers as columns that stand on the map; the highest are named above. */
export function columnForm(
  choice: LayerChoice,
  things: readonly Thing[],
  context: FormContext,
): FormDrawing {
  const found = barsOf(things, context);
  if (found === undefined) return { below: [], above: [], labels: [] };
  const { colours, base, zoom, language } = context;
  const { id: layer, opacity } = choice;
  const { bars, silent, what } = found;
  const own = bars.reduce((a, { amount }) => Math.max(a, amount), 0);
  const most = context.like?.most ?? own;
  const least = bars.reduce((a, { amount }) => Math.min(a, amount), Infinity);
  const amounts = what === 'count' ? amountSteps(most, 1) : valueSteps(least, most);
  const steps = context.like?.steps ?? rampOf(layer, what, amounts);
  const mpp = metresPerPixel(zoom, (base.bounds[1] + base.bounds[3]) / 2);
  const perUnitM = most > 0 ? (HIGHEST_PX * mpp) / most : 0;
  const colourOf = ({ amount, level }: Bar): Rgba =>
    level === '?' || level === 0 ? colours[tokenAt(steps, amount)] : levelColour(level, colours);
  const names = new Map(things.length > MOST_EACH ? [] : things.map((thing) => [thing.key, thing]));
  const labels = bars
    .filter(({ amount }) => amount > 0)
    .toSorted((a, b) => b.amount - a.amount || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_LABELS)
    .map(({ key, at, amount }, index): MapLabel => {
      const thing = names.get(key);
      const name = thing === undefined ? '' : `${say(thing.name, language)} `;
      const text = `${name}${digits(amount)}`;
      return {
        key: `${layer} ${key}`,
        at,
        text,
        raised: {
          heightM: amount * perUnitM,
          widthPx: widthOf(text),
          heightPx: LETTER_PX.high,
          isQuiet: index >= MOST_LABELS / 4,
        },
      };
    });
  const id = `desk-column-${layer}`;
  const unit = what === 'count' ? undefined : unitOf(things, context);
  const legend: FormLegend = {
    layer,
    form: 'column',
    what,
    ...(unit === undefined ? {} : { unit }),
    steps,
    most,
    things: found.things,
    unplaced: found.unplaced,
    isOfServer: context.counted !== undefined,
    ...(found.reachM === undefined ? {} : { reachM: found.reachM }),
  };
  return {
    below: [],
    above: [
      new ScatterplotLayer<LonLat>({
        id: `${id}-silent`,
        data: silent,
        getPosition: ({ lon, lat }) => [lon, lat],
        radiusUnits: 'pixels',
        lineWidthUnits: 'pixels',
        filled: false,
        stroked: true,
        getRadius: 3,
        getLineWidth: 1,
        getLineColor: [...colours['g-7']],
        opacity,
      }),
      new ColumnLayer<Bar>({
        id,
        data: bars,
        getPosition: ({ at: { lon, lat } }) => [lon, lat],
        radiusUnits: 'pixels',
        radius: RADIUS_PX,
        diskResolution: 12,
        extruded: true,
        elevationScale: perUnitM,
        getElevation: ({ amount }) => Math.max(0, amount),
        getFillColor: (bar) => [...colourOf(bar)],
        opacity,
        material: { ...MATTE, specularColor: [0, 0, 0] },
        parameters: STANDING,
        updateTriggers: { getFillColor: JSON.stringify(steps) },
      }),
    ],
    labels,
    legend,
  };
}
