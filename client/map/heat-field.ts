import { contours } from 'd3-contour';
import type { Bounds, Coordinate, LonLat } from '../../contract/place.ts';

/** How much stands at a place. */
export interface Weighted extends LonLat {
  readonly weight: number;
}

/** A smooth density over a box, things a km². */
export interface HeatField {
  readonly width: number;
  readonly height: number;
  /** Row by row from the south. */
  readonly values: Float64Array;
  readonly most: number;
  readonly ringAt: (x: number, y: number) => Coordinate;
}

const M_PER_DEGREE = 111_195;
/** Cells that a bandwidth is wide. */
const CELLS_PER_BAND = 2.5;
/** The bell is cut where it is below a hundredth. */
const BAND_REACH = 3;
/** No more cells than these: wider ones where the box is large. */
const MOST_CELLS = 250_000;

/** Weights of a bell, of sum 1. */
function bell(cells: number): Float64Array {
  const reach = Math.max(1, Math.ceil(cells * BAND_REACH));
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, index) =>
    Math.exp(-0.5 * ((index - reach) / cells) ** 2),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Smooths along one direction; what leaves the box is lost, so that its edge is not made heavier. */
function smoothed(
  values: Float64Array,
  lines: number,
  length: number,
  steps: { readonly line: number; readonly cell: number },
  weights: Float64Array,
): Float64Array {
  const out = new Float64Array(values.length);
  const reach = (weights.length - 1) / 2;
  for (let line = 0; line < lines; line += 1) {
    const start = line * steps.line;
    for (let cell = 0; cell < length; cell += 1) {
      const value = values[start + cell * steps.cell] ?? 0;
      if (value === 0) continue;
      const from = Math.max(0, cell - reach);
      const to = Math.min(length - 1, cell + reach);
      for (let other = from; other <= to; other += 1) {
        const index = start + other * steps.cell;
        out[index] = (out[index] ?? 0) + value * (weights[other - cell + reach] ?? 0);
      }
    }
  }
  return out;
}

/**
 * How densely things stand, smoothed by a bell of `bandM` metres (its standard deviation): an
 * estimate between them. The sum over the box is that of what stands well inside it.
 */
export function heatField(places: Iterable<Weighted>, bounds: Bounds, bandM: number): HeatField {
  const [west, south, east, north] = bounds;
  const lonM = M_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [acrossM, upM] = [(east - west) * lonM, (north - south) * M_PER_DEGREE];
  const cellM = Math.max(bandM / CELLS_PER_BAND, Math.sqrt((acrossM * upM) / MOST_CELLS));
  const width = Math.max(2, Math.ceil(acrossM / cellM));
  const height = Math.max(2, Math.ceil(upM / cellM));
  const [dx, dy] = [(east - west) / width, (north - south) / height];
  const counts = new Float64Array(width * height);
  const perKm2 = 1e6 / (((acrossM / width) * upM) / height);
  for (const { lon, lat, weight } of places) {
    const [x, y] = [Math.floor((lon - west) / dx), Math.floor((lat - south) / dy)];
    if (x < 0 || y < 0 || x >= width || y >= height) continue;
    counts[y * width + x] = (counts[y * width + x] ?? 0) + weight * perKm2;
  }
  const weights = bell(bandM / cellM);
  const rows = smoothed(counts, height, width, { line: width, cell: 1 }, weights);
  const values = smoothed(rows, width, height, { line: 1, cell: width }, weights);
  return {
    width,
    height,
    values,
    most: values.reduce((a, b) => Math.max(a, b), 0),
    ringAt: (x, y) => [west + x * dx, south + y * dy],
  };
}

/** Where a field is at least each of `steps`, as polygons with their holes. */
export function heatBands(
  { width, height, values, ringAt }: HeatField,
  steps: readonly number[],
): readonly (readonly (readonly (readonly Coordinate[])[])[])[] {
  const shapes = contours()
    .size([width, height])
    .thresholds([...steps])([...values]);
  return shapes.map(({ coordinates }) =>
    coordinates.map((polygon) => polygon.map((ring) => ring.map(([x = 0, y = 0]) => ringAt(x, y)))),
  );
}
