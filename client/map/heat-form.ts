import type { Bounds } from '../../contract/place.ts';
import type { LayerChoice } from '../explore/explore-view.ts';
import { amountSteps } from '../explore/ramp-steps.ts';
import type { Thing } from '../explore/thing.ts';
import { clippedFill, clippedLine, type Rings } from '../layers/kit/clipped-areas.ts';
import { rampOf, type FormContext, type FormDrawing, type FormLegend } from './form-drawing.ts';
import { heatBands, heatField, type Weighted } from './heat-field.ts';

/** Width of the bell on screen, px, and on the ground, m. */
const BAND_PX = 22;
const BAND_M = { least: 150, most: 2500 } as const;
/** Zoom steps within which the smoothing stays the same. */
const ZOOM_STEP = 0.5;
const EQUATOR_M = 40_075_017;
const TILE_PX = 512;

/** Metres that things are smoothed over at a zoom. */
export function bandMetres(zoom: number, [, south, , north]: Bounds): number {
  const step = Math.round(zoom / ZOOM_STEP) * ZOOM_STEP;
  const share = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const metres = (BAND_PX * EQUATOR_M * share) / (TILE_PX * 2 ** step);
  const rounded = Number(metres.toPrecision(2));
  return Math.min(BAND_M.most, Math.max(BAND_M.least, rounded));
}

interface Heat {
  readonly steps: readonly number[];
  readonly bands: readonly (readonly Rings[])[];
}

const HELD = new WeakMap<object, Map<string, Heat>>();

/** `like`: where the bands begin, if they must be those of another instant. */
function heatOf(
  source: object,
  places: () => Iterable<Weighted>,
  bounds: Bounds,
  bandM: number,
  like: readonly number[] | undefined,
): Heat {
  const held = HELD.get(source) ?? new Map<string, Heat>();
  HELD.set(source, held);
  const key = [bandM, ...(like ?? [])].join();
  const known = held.get(key);
  if (known !== undefined) return known;
  const field = heatField(places(), bounds, bandM);
  const steps = like ?? amountSteps(field.most);
  const heat: Heat = { steps, bands: heatBands(field, steps) };
  held.set(key, heat);
  return heat;
}

function* placesOf(things: readonly Thing[]): Generator<Weighted> {
  for (const { at } of things) if (at !== undefined) yield { ...at, weight: 1 };
}

/** How densely things stand, as nested bands; what lies between them is an estimate and said to be. */
export function heatForm(
  choice: LayerChoice,
  things: readonly Thing[],
  context: FormContext,
): FormDrawing {
  const { colours, base, zoom, counted } = context;
  const { id: layer, opacity } = choice;
  const bandM = bandMetres(zoom, base.bounds);
  const cells = (): readonly Weighted[] =>
    (counted?.cells ?? []).map(({ at: [lon, lat], things: weight }) => ({ lon, lat, weight }));
  const like = context.like?.steps.map(({ from }) => from);
  const heat =
    counted === undefined
      ? heatOf(things, () => placesOf(things), base.bounds, bandM, like)
      : heatOf(counted, cells, base.bounds, bandM, like);
  const steps = rampOf(layer, 'density', heat.steps);
  const id = `desk-heat-${layer}`;
  const unplaced =
    counted === undefined
      ? things.filter(({ at }) => at === undefined).length
      : counted.placeless.things + counted.wide.things;
  const placed = counted?.cells.reduce((sum, { things: count }) => sum + count, 0);
  const legend: FormLegend = {
    layer,
    form: 'heat',
    what: 'density',
    steps,
    things: placed === undefined ? things.length : placed + unplaced,
    unplaced,
    isOfServer: counted !== undefined,
    reachM: bandM,
  };
  return {
    below: heat.bands.flatMap((areas, index) => {
      const token = steps[index]?.token ?? 'g-5';
      return [
        clippedFill(`${id}-${index}`, areas, colours[token], opacity * 0.85),
        clippedLine(`${id}-line-${index}`, areas, 1, colours['map-land']),
      ];
    }),
    above: [],
    labels: [],
    legend,
  };
}
