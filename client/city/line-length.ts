import type { Coordinate } from '../../contract/place.ts';

const M_PER_DEG = 111_195;

/** Length of a line on the ground; good to a few in a thousand within a city. */
export function lineLengthM(line: readonly Coordinate[]): number {
  let lengthM = 0;
  for (let index = 1; index < line.length; index += 1) {
    const [from, to] = [line[index - 1], line[index]];
    if (from === undefined || to === undefined) continue;
    const eastM = (to[0] - from[0]) * M_PER_DEG * Math.cos((from[1] * Math.PI) / 180);
    lengthM += Math.hypot(eastM, (to[1] - from[1]) * M_PER_DEG);
  }
  return lengthM;
}
