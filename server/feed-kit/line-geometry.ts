import type { LonLat } from '../../contract/place.ts';
import type { CityContext } from './city-context.ts';
import { coordinateOf, isInCity, type Placed } from './point-in-city.ts';

/**
 * Vertices as text, e.g. `127.01_37.5|127.02_37.5`. `undefined` if one of them is no number or fewer
 * than two are left.
 */
export function lineOfText(
  text: string,
  betweenVertices: string,
  betweenNumbers: string,
): readonly LonLat[] | undefined {
  const line: LonLat[] = [];
  for (const vertex of text.split(betweenVertices)) {
    const cut = vertex.indexOf(betweenNumbers);
    const lon = Number.parseFloat(vertex.slice(0, cut));
    const lat = Number.parseFloat(vertex.slice(cut + betweenNumbers.length));
    if (cut < 0 || !Number.isFinite(lon) || !Number.isFinite(lat)) return undefined;
    line.push({ lon, lat });
  }
  return line.length < 2 ? undefined : line;
}

/** A line that may be drawn: one that never enters the city, or is none, is dropped and flagged. */
export function lineInCity(city: CityContext, line: readonly LonLat[] | undefined): Placed {
  if (line === undefined) return { geometry: null, flags: ['geometry-dropped'] };
  if (!line.some((point) => isInCity(city, point))) {
    return { geometry: null, flags: ['out-of-area', 'geometry-dropped'] };
  }
  return { geometry: { type: 'LineString', coordinates: line.map(coordinateOf) }, flags: [] };
}
