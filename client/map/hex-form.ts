import { SolidPolygonLayer } from '@deck.gl/layers';
import type { LayerChoice } from '../explore/explore-view.ts';
import { hexEdgeM, hexResolution } from '../explore/hex-resolution.ts';
import { amountSteps, valueSteps } from '../explore/ramp-steps.ts';
import type { Thing } from '../explore/thing.ts';
import { levelColour } from '../layers/kit/level-colour.ts';
import { markLayer, type PlacedMark } from '../layers/kit/mark-layer.ts';
import { markName } from '../layers/kit/severity-atlas.ts';
import { coloured, stretchesOf, type Stretches } from '../layers/kit/stretches.ts';
import { StretchesLayer } from '../layers/kit/stretches-layer.ts';
import {
  NO_DRAWING,
  rampOf,
  tokenAt,
  type FormContext,
  type FormDrawing,
  type FormLegend,
} from './form-drawing.ts';
import { binsOfAnswer, binsOfRows, type HexBin, type HexBins } from './hex-bins.ts';

const MARK_PX = 14;
const EDGE_PX = 1.6;

/** 주의: below it nothing has reached a criterion. */
const LOUD_FROM = 2;

interface Outlined {
  readonly edges: Stretches;
  /** Cells with something abnormal in them, and the marks that say how much. */
  readonly loud: readonly HexBin[];
  readonly loudEdges: Stretches;
  readonly marks: readonly PlacedMark[];
}

/** Once for what was counted, whatever the map does meanwhile. */
const OUTLINED = new WeakMap<HexBins, Outlined>();

const edgesOf = (bins: readonly HexBin[]): Stretches => stretchesOf(bins.map(({ ring }) => ring));

function outlinedOf(counted: HexBins): Outlined {
  const held = OUTLINED.get(counted);
  if (held !== undefined) return held;
  const loud = counted.bins.filter(({ worst }) => worst !== '?' && worst >= LOUD_FROM);
  const marks = loud.map(({ cell, at, worst }) => ({
    subject: cell,
    at,
    mark: markName(worst, false),
  }));
  const outlined = { edges: edgesOf(counted.bins), loud, loudEdges: edgesOf(loud), marks };
  OUTLINED.set(counted, outlined);
  return outlined;
}

/** The bins of a layer, as the server or the page has counted them. */
export function binsOf(
  things: readonly Thing[],
  { grid, counted, zoom }: FormContext,
): HexBins | undefined {
  if (grid === undefined) return undefined;
  return counted === undefined
    ? binsOfRows(things, hexResolution(zoom), grid)
    : binsOfAnswer(counted, grid);
}

/** What a bin tells: the mean of its values where the layer has any, else how many there are. */
export function toldBy({ bins }: HexBins): {
  readonly what: 'mean' | 'count';
  readonly of: (bin: HexBin) => number;
} {
  return bins.some(({ values }) => values > 0)
    ? { what: 'mean', of: ({ mean }) => mean }
    : { what: 'count', of: ({ things }) => things };
}

/** Unit of a layer's numbers, where all have the same. */
export function unitOf(things: readonly Thing[], { counted }: FormContext): string | undefined {
  if (counted !== undefined) return counted.unit;
  const units = new Set(things.flatMap(({ unit }) => unit ?? []));
  return units.size === 1 ? [...units][0] : undefined;
}

/** Things counted in hexagons: the fill is an amount, only edge and mark tell of a level. */
export function hexForm(
  choice: LayerChoice,
  things: readonly Thing[],
  context: FormContext,
): FormDrawing {
  const counted = binsOf(things, context);
  if (counted === undefined) return NO_DRAWING;
  const { colours } = context;
  const { id: layer, opacity } = choice;
  const { bins } = counted;
  const { what, of } = toldBy(counted);
  const amounts = bins.map(of).filter((amount) => !Number.isNaN(amount));
  const most = amounts.reduce((a, b) => Math.max(a, b), -Infinity);
  const least = amounts.reduce((a, b) => Math.min(a, b), Infinity);
  const own = what === 'mean' ? valueSteps(least, most) : amountSteps(most, 1);
  const steps = context.like?.steps ?? rampOf(layer, what, own);
  const id = `desk-hex-${layer}`;
  const { edges, loud, loudEdges, marks } = outlinedOf(counted);
  const loudLines = coloured(loudEdges, (line) => levelColour(loud[line]?.worst ?? '?', colours));
  const unit = what === 'mean' ? unitOf(things, context) : undefined;
  const legend: FormLegend = {
    layer,
    form: 'hex',
    what,
    ...(unit === undefined ? {} : { unit }),
    steps,
    things: counted.things,
    unplaced: counted.unplaced,
    isOfServer: context.counted !== undefined,
    reachM: hexEdgeM(counted.resolution),
  };
  return {
    below: [
      new SolidPolygonLayer<HexBin>({
        id,
        data: bins,
        getPolygon: ({ ring }) => ring as [number, number][],
        // A cell whose things have no number is not empty: it is drawn, without a step.
        getFillColor: (bin) => [
          ...colours[Number.isNaN(of(bin)) ? 'map-gu-line' : tokenAt(steps, of(bin))],
        ],
        opacity: opacity * 0.9,
        updateTriggers: { getFillColor: [what, JSON.stringify(steps)] },
      }),
      new StretchesLayer({
        id: `${id}-edge`,
        data: edges,
        origin: edges.origin,
        getColour: colours['map-land'],
        width: { px: 1 },
        opacity,
      }),
    ],
    above: [
      new StretchesLayer({
        id: `${id}-loud`,
        data: loudLines,
        origin: loudLines.origin,
        width: { px: EDGE_PX },
        opacity,
      }),
      markLayer(`${id}-marks`, marks, MARK_PX, context, opacity),
    ],
    labels: [],
    legend,
  };
}
