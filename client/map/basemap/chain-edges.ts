import type { Coordinate } from '../../../contract/place.ts';

export type Edge = readonly [Coordinate, Coordinate];

const keyOf = (point: Coordinate): string => `${point[0]},${point[1]}`;

/** Joins edges that share ends into lines, as long as each can be; a ring ends where it began. */
export function chainEdges(edges: readonly Edge[]): Coordinate[][] {
  const edgesAt = new Map<string, Set<Edge>>();
  for (const edge of edges) {
    for (const end of edge) {
      const known = edgesAt.get(keyOf(end));
      if (known) known.add(edge);
      else edgesAt.set(keyOf(end), new Set([edge]));
    }
  }
  const left = new Set(edges);
  const walkFrom = (start: Coordinate): Coordinate[] => {
    const line: Coordinate[] = [start];
    for (let here = start; ;) {
      const edge = [...(edgesAt.get(keyOf(here)) ?? [])].find((candidate) => left.has(candidate));
      if (edge === undefined) return line;
      left.delete(edge);
      here = keyOf(edge[0]) === keyOf(here) ? edge[1] : edge[0];
      line.push(here);
    }
  };
  const lines: Coordinate[][] = [];
  const looseEnds = edges.flat().filter((end) => edgesAt.get(keyOf(end))?.size === 1);
  for (const end of looseEnds) {
    const line = walkFrom(end);
    if (line.length > 1) lines.push(line);
  }
  for (const edge of edges) if (left.has(edge)) lines.push(walkFrom(edge[0]));
  return lines;
}
