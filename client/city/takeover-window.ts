import type { Bounds, Coordinate } from '../../contract/place.ts';
import type { ByKind, EventOf } from './city.ts';
import { boundsOf, cornersOf } from './corners.ts';

const M_PER_DEG_LAT = 111_195;
/** What a map of one situation shows at most and at least: streets can be read, and their quarter. */
const MOST_M = { width: 8000, height: 4500 } as const;
const LEAST_M = { width: 4000, height: 2250 } as const;
/** Air around an area that is shown whole. */
const MARGIN = 1.16;
/** Corners stand on a grid, so that a new cell at the edge moves nothing by a hair. */
const GRID_DEG = 0.002;
/** A window is left only when another holds this much more of what happens. */
const CLEARLY_MORE = 1.5;
/** A call or a closed road, beside the weights (0 … 1) of the evidence. */
const INCIDENT_WEIGHT = 0.25;

/** Something that happens in a situation, and how much it says. */
export interface Weighted {
  readonly at: Coordinate;
  readonly weight: number;
}

interface Area {
  readonly bounds: Bounds;
  readonly points: readonly Weighted[];
}

const onGrid = (value: number): number =>
  Number((Math.round(value / GRID_DEG) * GRID_DEG).toFixed(3));

const degOf = (sizeM: { readonly width: number; readonly height: number }, lat: number) => ({
  width: sizeM.width / (M_PER_DEG_LAT * Math.cos((lat * Math.PI) / 180)),
  height: sizeM.height / M_PER_DEG_LAT,
});

const contains = ([west, south, east, north]: Bounds, [lon, lat]: Coordinate): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north;

const weightIn = (points: readonly Weighted[], bounds: Bounds): number =>
  points.reduce((sum, { at, weight }) => sum + (contains(bounds, at) ? weight : 0), 0);

const isWithin = ([west, south, east, north]: Bounds, held: Bounds): boolean =>
  contains(held, [west, south]) && contains(held, [east, north]);

function around(lon: number, lat: number, width: number, height: number): Bounds {
  return [
    onGrid(lon - width / 2),
    onGrid(lat - height / 2),
    onGrid(lon + width / 2),
    onGrid(lat + height / 2),
  ];
}

/** Along one axis: the middle moved so that the window does not look past the area. */
const inside = (middle: number, size: number, low: number, high: number): number =>
  high - low <= size
    ? (low + high) / 2
    : Math.min(Math.max(middle, low + size / 2), high - size / 2);

/** The whole area where it fits, else the part of it in which most happens. */
function wanted({ bounds, points }: Area): Bounds {
  const [west, south, east, north] = bounds;
  const middle: Coordinate = [(west + east) / 2, (south + north) / 2];
  const [most, least] = [degOf(MOST_M, middle[1]), degOf(LEAST_M, middle[1])];
  const size = {
    width: Math.min(most.width, Math.max(least.width, (east - west) * MARGIN)),
    height: Math.min(most.height, Math.max(least.height, (north - south) * MARGIN)),
  };
  const at = ([lon, lat]: Coordinate): Bounds =>
    around(
      inside(lon, size.width, west, east),
      inside(lat, size.height, south, north),
      size.width,
      size.height,
    );
  const tried = [middle, ...points.map((point) => point.at)].map(at);
  return tried.reduce((best, next) =>
    weightIn(points, next) > weightIn(points, best) ? next : best,
  );
}

/**
 * Where the map of a situation looks, 4 to 8 km wide. What is held stays while the area fits in it
 * and is not much smaller, or, of an area too large to be shown whole, while no other part of it
 * holds clearly more: the map moves when the situation has moved, not because data arrived.
 */
export function nextWindow(held: Bounds | undefined, area: Area): Bounds {
  const next = wanted(area);
  if (held === undefined) return next;
  const width = ([west, , east]: Bounds): number => east - west;
  const isSameSize =
    width(held) / width(next) < CLEARLY_MORE && width(next) / width(held) < CLEARLY_MORE;
  if (!isSameSize) return next;
  if (isWithin(area.bounds, next)) return isWithin(area.bounds, held) ? held : next;
  const [own, best] = [weightIn(area.points, held), weightIn(area.points, next)];
  return own > 0 && best < own * CLEARLY_MORE ? held : next;
}

/** The cells of a situation and what happens in them; `undefined` = it says not where it is. */
export function areaOf(
  { data }: EventOf<'situation'>,
  { incident, observation }: Pick<ByKind, 'incident' | 'observation'>,
): Area | undefined {
  const bounds = data.geometry === null ? undefined : boundsOf(data.geometry);
  if (bounds === undefined) return undefined;
  const placeOf = (subject: string): Coordinate | undefined => {
    const geometry = (incident.get(subject) ?? observation.get(subject))?.data.geometry ?? null;
    return geometry === null ? undefined : cornersOf(geometry)[0];
  };
  const told = [
    ...data.evidence
      // A gauge of rain speaks for kilometres around it: where it stands is not where it happens.
      .filter(({ subject }) => !observation.get(subject)?.data.observedProperty.startsWith('rain.'))
      .map(({ subject, weight }) => ({ subject, weight })),
    ...data.incidents.map((subject) => ({ subject, weight: INCIDENT_WEIGHT })),
  ];
  return {
    bounds,
    points: told.flatMap(({ subject, weight }) => {
      const at = placeOf(subject);
      return at === undefined ? [] : [{ at, weight }];
    }),
  };
}
