import type { SituationEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { MissingEvidence } from '../../../contract/situation.ts';
import type { Cluster } from './cell-clusters.ts';
import type { Score } from './cluster-score.ts';
import { sinceOf, type Life } from './situation-life.ts';
import type { Inside } from './surroundings.ts';

/** A score that differs by less is the same to people. */
const SCORE_STEP = 0.1;
/** Cells and incidents: a change by less than this share is none. */
const SIZE_SHARE = 0.15;
const LEAST_INCIDENTS = 3;

/** What people were last told of a situation. */
export interface Picture {
  readonly atMs: number;
  readonly score: number;
  readonly factors: string;
  readonly cells: number;
  readonly incidents: number;
  readonly closures: string;
  readonly missing: string;
  readonly peakScore: number;
  readonly since: string;
}

export function picture({ time, data }: SituationEvent): Picture {
  const { cells, closures, evidence, incidents, missing, peakScore, score, since } = data;
  const held = evidence.filter(({ isPast }) => isPast !== true);
  return {
    atMs: instantMs(time),
    score,
    factors: [...new Set(held.map(({ factor }) => factor))].join(),
    cells: cells.length,
    incidents: incidents.length,
    closures: closures.join(),
    missing: missingOf(missing),
    peakScore,
    since: JSON.stringify(since),
  };
}

/** Whether something changed that a person would care about. */
export function isWorthTelling(
  before: Picture,
  life: Life,
  cluster: Cluster,
  score: Score,
  inside: Inside,
  missing: readonly MissingEvidence[],
): boolean {
  const isOther = (now: number, then: number, least: number): boolean =>
    Math.abs(now - then) >= Math.max(least, then * SIZE_SHARE);
  return (
    life.peakScore !== before.peakScore ||
    JSON.stringify(sinceOf(life)) !== before.since ||
    Math.abs(score.score - before.score) >= SCORE_STEP ||
    factorsOf(score) !== before.factors ||
    isOther(cluster.cells.size, before.cells, 1) ||
    isOther(inside.incidents.length, before.incidents, LEAST_INCIDENTS) ||
    inside.closures.join() !== before.closures ||
    missingOf(missing) !== before.missing
  );
}

/** Which factors hold now. */
function factorsOf({ factors }: Score): string {
  return factors.flatMap(({ factor, weight }) => (weight > 0 ? [factor] : [])).join();
}

function missingOf(missing: readonly MissingEvidence[]): string {
  return missing.map(({ factor, feeds }) => `${factor}:${feeds.join('+')}`).join();
}
