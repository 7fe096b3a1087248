import type { DistrictCode } from '../../../contract/place.ts';
import type { Cluster } from './cell-clusters.ts';
import type { EvidenceBook, Held } from './evidence-book.ts';
import type { Ground } from './ground.ts';
import { weightAt } from './sighting.ts';
import type { SituationRule } from './situation-settings.ts';

export interface FactorScore {
  readonly factor: string;
  /** 0 = nothing holds now. */
  readonly weight: number;
  /** What holds and what has passed, newest first. */
  readonly held: readonly Held[];
}

/** What speaks for a hazard in one cluster now. */
export interface Score {
  readonly score: number;
  /** In the order of the rule; those of which nothing is known to hold or have passed are left out. */
  readonly factors: readonly FactorScore[];
  readonly nFactors: number;
  readonly nFeeds: number;
}

/** Of each factor the strongest sign counts: one cause seen by many gauges is one cause. */
export function clusterScore(
  rule: SituationRule,
  cluster: Cluster,
  book: EvidenceBook,
  districts: ReadonlySet<DistrictCode>,
): Score {
  const byFactor = new Map<string, Held[]>();
  const seen = new Set<string>();
  const take = (key: string): void => {
    const held = seen.has(key) ? undefined : book.get(key);
    // A stand-in from before a restart holds cells, and says nothing.
    if (held === undefined || held.weight === 0) return;
    seen.add(key);
    const list = byFactor.get(held.factor);
    if (list === undefined) byFactor.set(held.factor, [held]);
    else list.push(held);
  };
  for (const key of cluster.evidence) take(key);
  for (const key of book.wide(districts, cluster.basin)) take(key);
  const factors: FactorScore[] = [];
  const feeds = new Set<string>();
  let score = 0;
  let nFactors = 0;
  for (const { id } of rule.factors) {
    const held = byFactor.get(id);
    if (held === undefined) continue;
    const weight = factorWeight(held);
    factors.push({ factor: id, weight, held });
    if (weight === 0) continue;
    score += weight;
    nFactors += 1;
    for (const { feed, isPast } of held) if (!isPast) feeds.add(feed);
  }
  return { score: Math.round(score * 100) / 100, factors, nFactors, nFeeds: feeds.size };
}

function factorWeight(held: readonly Held[]): number {
  let most = 0;
  const counted = new Map<Held['sign'], number>();
  for (const { isPast, sign, weight } of held) {
    if (isPast) continue;
    if (sign.reads.form === 'count') counted.set(sign, (counted.get(sign) ?? 0) + 1);
    else most = Math.max(most, weight);
  }
  for (const [{ reads }, n] of counted) {
    if (reads.form === 'count') most = Math.max(most, weightAt(n, reads.steps));
  }
  return most;
}

/** From which score on a situation opens there. */
export function opensAt(rule: SituationRule, basin: string | undefined): number {
  return basin === undefined ? rule.elsewhereOpensAt : rule.opensAt;
}

/** Districts that the cells of a cluster lie in. */
export function districtsOf(ground: Ground, cells: Iterable<string>): ReadonlySet<DistrictCode> {
  const codes = new Set<DistrictCode>();
  for (const cell of cells) {
    const code = ground.districtOf(cell);
    if (code !== undefined) codes.add(code);
  }
  return codes;
}
