import type { LonLat } from '../../contract/place.ts';
import type { Area } from './area.ts';
import type { ExploreView, Measure } from './explore-view.ts';

/** Numbers one comma apart; undefined unless all of them are. */
export const numbers = (text: string | null): readonly number[] | undefined => {
  const parts = (text ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map(Number);
  return parts.length === 0 || parts.some((part) => !Number.isFinite(part)) ? undefined : parts;
};

/** Degrees to about a metre. */
export const degrees = (value: number): string => String(Number(value.toFixed(5)));

/** Corners from numbers in pairs; undefined if one is no place on earth. */
function cornersOf(parts: readonly number[]): readonly LonLat[] | undefined {
  if (parts.length % 2 === 1) return undefined;
  const corners = Array.from({ length: parts.length / 2 }, (_, index) => ({
    lon: parts[2 * index] ?? 0,
    lat: parts[2 * index + 1] ?? 0,
  }));
  const isPlace = ({ lon, lat }: LonLat): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  return corners.every(isPlace) ? corners : undefined;
}

/** Farther is no neighbourhood of anything in a city. */
export const MOST_RADIUS_M = 100_000;

const isRadius = (radiusM: number): boolean => radiusM > 0 && radiusM <= MOST_RADIUS_M;

/** `circle,lon,lat,m` · `polygon,lon,lat,lon,lat,…` · `near,m,subject`. */
export function areaOf(text: string | null): Area | undefined {
  const [type, ...rest] = (text ?? '').split(',');
  if (type === 'near') {
    const radiusM = Number(rest[0]);
    const subject = rest.slice(1).join(',');
    return isRadius(radiusM) && subject !== '' ? { type, subject, radiusM } : undefined;
  }
  const parts = numbers(rest.join(',')) ?? [];
  if (type === 'circle') {
    const [at] = cornersOf(parts.slice(0, 2)) ?? [];
    const radiusM = parts[2] ?? 0;
    return at === undefined || !isRadius(radiusM) ? undefined : { type, at, radiusM };
  }
  const ring = cornersOf(parts) ?? [];
  return type === 'polygon' && ring.length > 2 ? { type, ring } : undefined;
}

/** The same as text. */
export function textOfArea(area: Area): string {
  switch (area.type) {
    case 'near':
      return `near,${area.radiusM},${area.subject}`;
    case 'circle':
      return `circle,${degrees(area.at.lon)},${degrees(area.at.lat)},${Math.max(1, Math.round(area.radiusM))}`;
    case 'polygon':
      return `polygon,${area.ring.flatMap(({ lon, lat }) => [degrees(lon), degrees(lat)]).join()}`;
  }
}

/** `line,lon,lat,…` · `ring,lon,lat,…` */
function measureOf(text: string | null): Measure | undefined {
  const [type, ...rest] = (text ?? '').split(',');
  const corners = cornersOf(numbers(rest.join(',')) ?? []) ?? [];
  if ((type !== 'line' && type !== 'ring') || corners.length === 0) return undefined;
  return { corners, isClosed: type === 'ring' && corners.length > 2 };
}

function textOfMeasure({ corners, isClosed }: Measure): string {
  const text = corners.flatMap(({ lon, lat }) => [degrees(lon), degrees(lat)]).join();
  return `${isClosed ? 'ring' : 'line'},${text}`;
}

/** What is measured on the map, and what the list of near things lies around. */
export function toolsOf(asked: URLSearchParams): Pick<ExploreView, 'measure' | 'near'> {
  const measure = measureOf(asked.get('measure'));
  const near = areaOf(asked.get('near'));
  return { ...(measure === undefined ? {} : { measure }), ...(near === undefined ? {} : { near }) };
}

/** The same into an address. */
export function putTools(asked: URLSearchParams, { measure, near }: ExploreView): void {
  if (measure !== undefined && measure.corners.length > 0)
    asked.set('measure', textOfMeasure(measure));
  if (near !== undefined) asked.set('near', textOfArea(near));
}
