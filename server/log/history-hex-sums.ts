import { cellToLatLng, latLngToCell } from 'h3-js';
import { SEVERITIES, type Severity } from '../../contract/event.ts';
import { WIDE_M, type HexCell, type HexRest } from '../../contract/hexes.ts';
import type { Bounds } from '../../contract/place.ts';
import { distanceKm } from '../feed-kit/distance.ts';
import { addSpread, emptySpread, type Spread } from './history-spread.ts';
import { Unanswered } from './history-view.ts';

/** Versions of one thing at one place. */
export interface HexedThing {
  readonly thing: number;
  readonly bounds: Bounds | undefined;
  readonly versions: number;
  readonly severity?: Severity | undefined;
  readonly values?: Spread;
}

export interface HexSums {
  add(found: HexedThing): void;
  cells(): readonly HexCell[];
  /** What has no cell. */
  rest(): { readonly placeless: HexRest; readonly wide: HexRest };
}

interface Sum {
  readonly things: Set<number>;
  versions: number;
  worst: number;
  readonly values: Spread;
}

/** An answer of some 3 MB; a map does not show more. */
const MAX_CELLS = 20_000;
const NO_SEVERITY = SEVERITIES.length;
/** Of a degree: about 10 cm. */
const DECIMALS = 6;

const empty = (): Sum => ({
  things: new Set(),
  versions: 0,
  worst: NO_SEVERITY,
  values: emptySpread(),
});

const restOf = ({ things, versions }: Sum): HexRest => ({ things: things.size, versions });

const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));

/** Adds things up by the cell that the middle of their box lies in. */
export function hexSums(resolution: number): HexSums {
  const sums = new Map<string, Sum>();
  const placeless = empty();
  const wide = empty();

  const sumOf = (bounds: Bounds | undefined): Sum => {
    if (bounds === undefined) return placeless;
    const [west, south, east, north] = bounds;
    const acrossKm = distanceKm({ lon: west, lat: south }, { lon: east, lat: north });
    if (acrossKm * 1000 > WIDE_M) return wide;
    const cell = latLngToCell((south + north) / 2, (west + east) / 2, resolution);
    const held = sums.get(cell);
    if (held !== undefined) return held;
    if (sums.size >= MAX_CELLS) {
      const detail = `over ${MAX_CELLS} cells: ask for a smaller resolution or a shorter span`;
      throw new Unanswered('too-much', detail);
    }
    const made = empty();
    sums.set(cell, made);
    return made;
  };

  return {
    add: ({ thing, bounds, versions, severity, values }) => {
      const sum = sumOf(bounds);
      sum.things.add(thing);
      sum.versions += versions;
      if (severity !== undefined) sum.worst = Math.min(sum.worst, SEVERITIES.indexOf(severity));
      if (values !== undefined) addSpread(sum.values, values);
    },
    cells: () =>
      [...sums]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([cell, { things, versions, worst, values }]): HexCell => {
          const [lat, lon] = cellToLatLng(cell);
          const severity = SEVERITIES[worst];
          const { count, min, max, sum } = values;
          return {
            cell,
            at: [rounded(lon), rounded(lat)],
            things: things.size,
            versions,
            ...(severity === undefined ? {} : { worst: severity }),
            ...(count === 0 || min === null || max === null
              ? {}
              : { values: count, min, mean: sum / count, max }),
          };
        }),
    rest: () => ({ placeless: restOf(placeless), wide: restOf(wide) }),
  };
}
