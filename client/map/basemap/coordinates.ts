import type { Coordinate } from '../../../contract/place.ts';

export type Line = readonly Coordinate[];

const METRES_PER_DEGREE_LAT = 111_195;

/** Distance on a sphere flattened at the mean latitude; good to 0.1 % over a city. */
export function distanceM(a: Coordinate, b: Coordinate): number {
  const meanLat = ((a[1] + b[1]) / 2) * (Math.PI / 180);
  const eastM = (b[0] - a[0]) * METRES_PER_DEGREE_LAT * Math.cos(meanLat);
  const northM = (b[1] - a[1]) * METRES_PER_DEGREE_LAT;
  return Math.hypot(eastM, northM);
}

/** Length of a line along its vertices. */
export function lengthM(line: Line): number {
  let total = 0;
  for (const [index, point] of line.entries()) {
    const previous = line[index - 1];
    if (previous !== undefined) total += distanceM(previous, point);
  }
  return total;
}

/** Area that a closed line encloses, by the shoelace formula. */
export function enclosedM2(line: Line): number {
  const origin = line[0] ?? [0, 0];
  const flat = line.map((point) => [
    Math.sign(point[0] - origin[0]) * distanceM([origin[0], point[1]], point),
    (point[1] - origin[1]) * METRES_PER_DEGREE_LAT,
  ]);
  let twice = 0;
  for (const [index, [x = 0, y = 0]] of flat.entries()) {
    const [nextX = 0, nextY = 0] = flat[(index + 1) % flat.length] ?? [];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}

/** Five decimals: about 1 m, finer than any line of the base map is true. */
export function rounded(line: Line): Coordinate[] {
  const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  return line.map(([lon, lat]) => [round(lon), round(lat)]);
}
