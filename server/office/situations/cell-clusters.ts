import type { Ground } from './ground.ts';
import type { Life } from './situation-life.ts';

/** Cells that belong together: joined by nearness, parted by the edges of basins. */
export interface Cluster {
  readonly id: number;
  readonly basin: string | undefined;
  readonly cells: Set<string>;
  /** Keys of the evidence that lies in it. */
  evidence: Set<string>;
  life?: Life;
}

export interface ClusterChanges {
  /** A younger life that the older one takes in. */
  readonly merged: readonly { readonly into: Life; readonly from: Life }[];
  /** A part that came off a cluster with a life. */
  readonly split: readonly { readonly from: Life; readonly part: Cluster }[];
}

export interface CellClusters {
  of(cell: string): Cluster | undefined;
  all(): Iterable<Cluster>;
  add(cell: string): Cluster;
  /** Cells that no evidence covers any more; `evidenceOf` a cell is asked when a cluster falls apart. */
  remove(cells: readonly string[], evidenceOf: (cell: string) => Iterable<string>): void;
  /** What joined and what fell apart since it was last asked. */
  changes(): ClusterChanges;
}

export function cellClusters(ground: Ground, joinCells: number): CellClusters {
  const byCell = new Map<string, Cluster>();
  const clusters = new Set<Cluster>();
  const nearBy = new Map<string, readonly string[]>();
  let nextId = 1;
  let merged: { into: Life; from: Life }[] = [];
  let split: { from: Life; part: Cluster }[] = [];

  /** Cells that a cell is joined to if they are taken. */
  const near = (cell: string): readonly string[] => {
    const held = nearBy.get(cell);
    if (held !== undefined) return held;
    const basin = ground.basinOf(cell);
    const all = ground.steps(cell, basin === undefined ? 1 : joinCells);
    const own = all.filter((other) => other !== cell && ground.basinOf(other) === basin);
    nearBy.set(cell, own);
    return own;
  };
  const make = (basin: string | undefined): Cluster => {
    const cluster: Cluster = { id: nextId, basin, cells: new Set(), evidence: new Set() };
    nextId += 1;
    clusters.add(cluster);
    return cluster;
  };
  const join = (a: Cluster, b: Cluster): Cluster => {
    const [kept, gone] = isBefore(a, b) ? [a, b] : [b, a];
    for (const cell of gone.cells) {
      kept.cells.add(cell);
      byCell.set(cell, kept);
    }
    for (const key of gone.evidence) kept.evidence.add(key);
    clusters.delete(gone);
    if (kept.life !== undefined && gone.life !== undefined) {
      merged.push({ into: kept.life, from: gone.life });
    }
    gone.cells.clear();
    gone.evidence.clear();
    return kept;
  };

  const add = (cell: string): Cluster => {
    const held = byCell.get(cell);
    if (held !== undefined) return held;
    let own: Cluster | undefined;
    for (const other of near(cell)) {
      const neighbour = byCell.get(other);
      if (neighbour === undefined || neighbour === own) continue;
      own = own === undefined ? neighbour : join(own, neighbour);
    }
    own ??= make(ground.basinOf(cell));
    own.cells.add(cell);
    byCell.set(cell, own);
    return own;
  };

  /** Puts each connected part but the largest into a cluster of its own. */
  const fallApart = (cluster: Cluster, evidenceOf: (cell: string) => Iterable<string>): void => {
    const parts = partsOf(cluster.cells, near);
    const [largest, ...others] = parts.toSorted((a, b) => b.length - a.length || order(a, b));
    if (largest === undefined) {
      clusters.delete(cluster);
      return;
    }
    for (const cells of others) {
      const part = make(cluster.basin);
      for (const cell of cells) {
        cluster.cells.delete(cell);
        part.cells.add(cell);
        byCell.set(cell, part);
        for (const key of evidenceOf(cell)) part.evidence.add(key);
      }
      if (cluster.life !== undefined) split.push({ from: cluster.life, part });
    }
    if (others.length > 0)
      cluster.evidence = new Set(largest.flatMap((cell) => [...evidenceOf(cell)]));
  };

  return {
    of: (cell) => byCell.get(cell),
    all: () => clusters,
    add,
    remove: (cells, evidenceOf) => {
      const touched = new Set<Cluster>();
      for (const cell of cells) {
        const cluster = byCell.get(cell);
        if (cluster === undefined) continue;
        cluster.cells.delete(cell);
        byCell.delete(cell);
        touched.add(cluster);
      }
      for (const cluster of touched) fallApart(cluster, evidenceOf);
    },
    changes: () => {
      const found = { merged, split };
      merged = [];
      split = [];
      return found;
    },
  };
}

/** The older life goes on; without lives the larger cluster, then the older one. */
function isBefore(a: Cluster, b: Cluster): boolean {
  if (a.life !== undefined && b.life !== undefined) {
    if (a.life.openedAt !== b.life.openedAt) return a.life.openedAt < b.life.openedAt;
    return a.life.subject < b.life.subject;
  }
  if (a.life !== undefined || b.life !== undefined) return a.life !== undefined;
  return a.cells.size === b.cells.size ? a.id < b.id : a.cells.size > b.cells.size;
}

function partsOf(
  cells: ReadonlySet<string>,
  near: (cell: string) => readonly string[],
): readonly (readonly string[])[] {
  const left = new Set(cells);
  const parts: string[][] = [];
  for (const first of cells) {
    if (!left.delete(first)) continue;
    const part = [first];
    for (const cell of part) {
      for (const other of near(cell)) if (left.delete(other)) part.push(other);
    }
    parts.push(part);
  }
  return parts;
}

function order(a: readonly string[], b: readonly string[]): number {
  return least(a) < least(b) ? -1 : 1;
}

function least(cells: readonly string[]): string {
  return cells.reduce((lowest, cell) => (cell < lowest ? cell : lowest), cells[0] ?? '');
}
