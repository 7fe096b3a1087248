import type { Coordinate } from '../../../contract/place.ts';
import { distanceM, type Line } from './coordinates.ts';

function offLineM(point: Coordinate, from: Coordinate, to: Coordinate): number {
  const baseM = distanceM(from, to);
  const toFromM = distanceM(point, from);
  if (baseM < 1) return toFromM;
  const toToM = distanceM(point, to);
  const half = (baseM + toFromM + toToM) / 2;
  const area = Math.sqrt(Math.max(0, half * (half - baseM) * (half - toFromM) * (half - toToM)));
  return (2 * area) / baseM;
}

/** Douglas–Peucker: drops vertices that lie within `toleranceM` of the line without them. */
export function simplifyLine(line: Line, toleranceM: number): Coordinate[] {
  const first = line[0];
  const last = line.at(-1);
  if (first === undefined || last === undefined || line.length < 3) return [...line];
  let worstAt = 0;
  let worstM = toleranceM;
  for (const [index, point] of line.entries()) {
    if (index === 0 || index === line.length - 1) continue;
    const offM = offLineM(point, first, last);
    if (offM > worstM) [worstAt, worstM] = [index, offM];
  }
  if (worstAt === 0) return [first, last];
  const head = simplifyLine(line.slice(0, worstAt + 1), toleranceM);
  return [...head.slice(0, -1), ...simplifyLine(line.slice(worstAt), toleranceM)];
}

/** Chaikin: cuts every corner at a quarter, `rounds` times; both ends stay. */
export function smoothLine(line: Line, rounds: number): Coordinate[] {
  let current = [...line];
  for (let round = 0; round < rounds; round += 1) {
    const next: Coordinate[] = current.slice(0, 1);
    for (const [index, [lon, lat]] of current.entries()) {
      const after = current[index + 1];
      if (after === undefined) break;
      next.push([lon * 0.75 + after[0] * 0.25, lat * 0.75 + after[1] * 0.25]);
      next.push([lon * 0.25 + after[0] * 0.75, lat * 0.25 + after[1] * 0.75]);
    }
    next.push(...current.slice(-1));
    current = next;
  }
  return current;
}
