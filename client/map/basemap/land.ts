import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bounds, Coordinate } from '../../../contract/place.ts';
import { clipToBounds } from './clip-polygon.ts';
import type { Line } from './coordinates.ts';

/** The part of TopoJSON that the package uses: quantised arcs, shared by index. */
interface Topology {
  readonly transform: {
    readonly scale: readonly [number, number];
    readonly translate: readonly [number, number];
  };
  readonly arcs: readonly (readonly (readonly [number, number])[])[];
  readonly objects: {
    readonly land: {
      readonly geometries: readonly {
        readonly type: string;
        readonly arcs: readonly (readonly (readonly number[])[])[];
      }[];
    };
  };
}

/** Land of the world (Natural Earth, 1:10 million) inside a window, one ring an island. */
export function landRings(window: Bounds): Line[] {
  const path = fileURLToPath(import.meta.resolve('world-atlas/land-10m.json'));
  const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology;
  const { scale, translate } = topology.transform;
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]): Coordinate => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  // A negative index is an arc read backwards; neighbours share their ends.
  const arcOf = (index: number): Line => {
    const arc = arcs[index < 0 ? -1 - index : index] ?? [];
    return index < 0 ? arc.toReversed() : arc;
  };
  return topology.objects.land.geometries
    .flatMap(({ arcs: polygons }) => polygons)
    .map(([outer = []]) => outer.flatMap((index, place) => arcOf(index).slice(place === 0 ? 0 : 1)))
    .map((ring) => clipToBounds(ring, window))
    .filter((ring) => ring.length > 3);
}
