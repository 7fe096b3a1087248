import { contours } from 'd3-contour';
import type { RainFieldData } from '../../contract/indicator.ts';
import type { Bounds, Coordinate } from '../../contract/place.ts';
import type { GaugeHour } from './rain-hours.ts';

/** mm in the last hour at which bands begin. */
export const BAND_MM = [1, 5, 10, 20, 30, 50, 70, 100] as const;
/** Whatever the city's size: about 0.6 km a cell over 38 × 31 km. */
const COLUMNS = 64;
const ROWS = 52;
/** Metres a degree of latitude; of longitude at the equator. */
const M_PER_LAT = 111_000;
const M_PER_LON = 111_320;
/** Inside this distance a gauge rules alone; keeps the field smooth at the gauge itself. */
const CORE_M = 700;
/** Farther from every gauge that speaks a field says nothing: cloudbursts are about this wide. */
const FAR_M = 5000;
/** Gauges stand some kilometres apart: the weight falls with the cube of the distance. */
const POWER = 3;

export type RainField = Required<Pick<RainFieldData, 'bands' | 'unmeasured'>>;

/**
 * Isobands of the last hour's rain between gauges by inverse distance. It is an interpolation and
 * is shown as one; with no current gauge there is no field, which is not a dry one: all of it is
 * unmeasured.
 */
export function rainField(rain: readonly GaugeHour[], bounds: Bounds): RainField {
  const [west, south, east, north] = bounds;
  // Of the middle of the city: good to 1 % within it.
  const metresPerLon = M_PER_LON * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const points = rain.flatMap(({ observation, mm }) => {
    const { geometry } = observation.data;
    return geometry?.type === 'Point'
      ? [{ lon: geometry.coordinates[0], lat: geometry.coordinates[1], mm }]
      : [];
  });
  if (points.length === 0) return { bands: [], unmeasured: [[wholeOf(bounds)]] };
  const values: number[] = [];
  const nearestM: number[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    const lat = north - ((row + 0.5) / ROWS) * (north - south);
    for (let column = 0; column < COLUMNS; column += 1) {
      const lon = west + ((column + 0.5) / COLUMNS) * (east - west);
      let weights = 0;
      let sum = 0;
      let nearest = Infinity;
      for (const point of points) {
        const x = (point.lon - lon) * metresPerLon;
        const y = (point.lat - lat) * M_PER_LAT;
        const apart = x * x + y * y;
        const weight = (apart + CORE_M * CORE_M) ** (-POWER / 2);
        if (apart < nearest) nearest = apart;
        weights += weight;
        sum += weight * point.mm;
      }
      values.push(sum / weights);
      nearestM.push(Math.sqrt(nearest));
    }
  }
  const toPlace = ([x = 0, y = 0]: readonly number[]): Coordinate => [
    round(west + (x / COLUMNS) * (east - west)),
    round(north - (y / ROWS) * (north - south)),
  ];
  const over = (grid: number[], from: readonly number[]): RainFieldData['bands'] =>
    contours()
      .size([COLUMNS, ROWS])
      .thresholds([...from])(grid)
      .filter((band) => band.coordinates.length > 0)
      .map((band) => ({
        mm: band.value,
        rings: band.coordinates.map((polygon) => polygon.map((ring) => ring.map(toPlace))),
      }));
  return {
    bands: over(values, BAND_MM),
    unmeasured: over(nearestM, [FAR_M]).flatMap(({ rings }) => rings),
  };
}

function wholeOf([west, south, east, north]: Bounds): readonly Coordinate[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** 4 decimals are 9 m: finer than any band is true. */
function round(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4;
}
