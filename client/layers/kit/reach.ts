import type { Coordinate, LonLat } from '../../../contract/place.ts';
import type { NamedLine, Path } from './path.ts';

const M_PER_DEG_LAT = 111_195;
const mPerDegLon = (lat: number): number => M_PER_DEG_LAT * Math.cos((lat * Math.PI) / 180);

const distanceM = (a: Coordinate, b: Coordinate): number =>
  Math.hypot((a[0] - b[0]) * mPerDegLon(a[1]), (a[1] - b[1]) * M_PER_DEG_LAT);

/** Steps short enough that a vertex stands for its part of the line. */
function densified(line: Path, stepM: number): Coordinate[] {
  return line.flatMap((to, index) => {
    const from = line[index - 1];
    if (from === undefined) return [to];
    const steps = Math.max(1, Math.ceil(distanceM(from, to) / stepM));
    return Array.from({ length: steps }, (_, step): Coordinate => {
      const share = (step + 1) / steps;
      return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    });
  });
}

/**
 * The part of the nearest stream that a gauge speaks for: `aboutM` up and down from it, or
 * `undefined` when no stream is within `withinM`.
 */
export function reachAt(
  streams: readonly NamedLine[],
  { lon, lat }: LonLat,
  { aboutM, withinM }: { readonly aboutM: number; readonly withinM: number },
): NamedLine | undefined {
  const gauge: Coordinate = [lon, lat];
  let nearest:
    { readonly stream: NamedLine; readonly points: Coordinate[]; at: number } | undefined;
  let nearestM = withinM;
  for (const stream of streams) {
    const points = densified(stream.line, 100);
    for (const [at, point] of points.entries()) {
      const offM = distanceM(gauge, point);
      if (offM < nearestM) [nearestM, nearest] = [offM, { stream, points, at }];
    }
  }
  if (nearest === undefined) return undefined;
  const { stream, points, at } = nearest;
  const alongM = points.map(() => 0);
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (from && to) alongM[index] = (alongM[index - 1] ?? 0) + distanceM(from, to);
  }
  const hereM = alongM[at] ?? 0;
  const line = points.filter((_, index) => Math.abs((alongM[index] ?? 0) - hereM) <= aboutM);
  return { ko: stream.ko, line };
}
