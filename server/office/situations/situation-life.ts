import { SEVERITIES, type Instant, type Severity } from '../../../contract/event.ts';
import { instantMs, instantOf } from '../../../contract/instant.ts';
import type { SituationData, SituationPhase } from '../../../contract/situation.ts';
import type { People } from './situation-people.ts';
import type { SituationRule } from './situation-settings.ts';

const MIN_MS = 60_000;
/** A score that rises by less is the same score. */
export const RISE = 0.15;
/** Below this share of its peak a situation recedes. */
const RECEDING_SHARE = 0.75;
const RECEDING_AFTER_MIN = 10;
/** A milder severity holds only once the score is so far below the step. */
const SEVERITY_BAND = 0.15;
const SEVERITY_DWELL_MIN = 10;

/** What is remembered of an open situation. */
export interface Life {
  readonly subject: string;
  readonly openedAt: Instant;
  phase: SituationPhase;
  severity: Severity;
  score: number;
  peakScore: number;
  peakedAt: Instant;
  course: SituationData['course'];
  /** When it last rose by more than a trifle, and to what. */
  rise: { readonly score: number; readonly atMs: number };
  /** Since when the score is too low to stay open. */
  lowSinceMs?: number | undefined;
  milderSinceMs?: number | undefined;
  fallenSinceMs?: number | undefined;
  endedAt?: Instant;
  mergedFrom: readonly string[];
  mergedInto?: string;
  splitFrom?: string;
  causedBy?: string;
  annunciation: SituationData['annunciation'];
  annunciatedAt?: Instant;
  people: People;
  /** Another one has joined it and what people did with it has changed: to be told. */
  isJoined?: boolean;
}

/** Why a step was taken; the words are made where the evidence is known. */
export type StepReason =
  'opened' | 'rose' | 'worse' | 'peaked' | 'fell' | 'milder' | 'joined' | 'over' | 'gone';

/** What runs until the next milder step, as it is told. */
export function sinceOf(life: Life): SituationData['since'] {
  const { fallenSinceMs, milderSinceMs, lowSinceMs } = life;
  if (fallenSinceMs === undefined && milderSinceMs === undefined && lowSinceMs === undefined) {
    return undefined;
  }
  return {
    ...(fallenSinceMs === undefined ? {} : { fallen: instantOf(fallenSinceMs) }),
    ...(milderSinceMs === undefined ? {} : { milder: instantOf(milderSinceMs) }),
    ...(lowSinceMs === undefined ? {} : { low: instantOf(lowSinceMs) }),
  };
}

export function severityAt(score: number, { severities }: SituationRule): Severity {
  return severities.findLast((step) => score >= step.score)?.severity ?? 'Minor';
}

/** What the score of this instant does to an open situation; undefined = nothing that people care about. */
export function live(
  life: Life,
  score: number,
  rule: SituationRule,
  now: Instant,
): StepReason | undefined {
  const nowMs = instantMs(now);
  const before = life.score;
  life.score = score;
  if (isOver(life, score, rule, nowMs)) {
    life.phase = 'closed';
    life.endedAt = now;
    return 'over';
  }
  const worse = severityStep(life, score, rule, nowMs);
  const moved = phaseStep(life, score, before, rule, now, nowMs);
  return worse ?? moved;
}

function isOver(life: Life, score: number, rule: SituationRule, nowMs: number): boolean {
  if (score >= rule.closesAt) {
    life.lowSinceMs = undefined;
    return false;
  }
  life.lowSinceMs ??= nowMs;
  return nowMs - life.lowSinceMs >= rule.dwellMin * MIN_MS;
}

function severityStep(
  life: Life,
  score: number,
  rule: SituationRule,
  nowMs: number,
): 'worse' | 'milder' | undefined {
  const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
  const now = severityAt(score, rule);
  if (rank(now) < rank(life.severity)) {
    life.severity = now;
    life.milderSinceMs = undefined;
    return 'worse';
  }
  const milder = severityAt(score + SEVERITY_BAND, rule);
  if (rank(milder) <= rank(life.severity)) {
    life.milderSinceMs = undefined;
    return undefined;
  }
  life.milderSinceMs ??= nowMs;
  if (nowMs - life.milderSinceMs < SEVERITY_DWELL_MIN * MIN_MS) return undefined;
  life.severity = milder;
  life.milderSinceMs = undefined;
  return 'milder';
}

function phaseStep(
  life: Life,
  score: number,
  before: number,
  rule: SituationRule,
  now: Instant,
  nowMs: number,
): 'rose' | 'peaked' | 'fell' | undefined {
  if (score > life.peakScore) {
    life.peakScore = score;
    life.peakedAt = now;
  }
  if (score >= life.rise.score + RISE) {
    life.rise = { score, atMs: nowMs };
    life.phase = 'growing';
    return 'rose';
  }
  if (score > life.peakScore * RECEDING_SHARE) life.fallenSinceMs = undefined;
  else life.fallenSinceMs ??= nowMs;
  const hasFallen =
    life.fallenSinceMs !== undefined && nowMs - life.fallenSinceMs >= RECEDING_AFTER_MIN * MIN_MS;
  if (life.phase !== 'receding' && hasFallen) {
    life.phase = 'receding';
    return 'fell';
  }
  if (life.phase === 'receding' && score >= life.peakScore - RISE && score > before) {
    life.phase = 'growing';
    life.rise = { score: life.peakScore, atMs: nowMs };
    return 'rose';
  }
  const isSteady = nowMs - life.rise.atMs >= rule.peakAfterMin * MIN_MS;
  if (life.phase === 'growing' && isSteady) {
    life.phase = 'peaking';
    return 'peaked';
  }
  return undefined;
}
