import type { StageLevel } from '../../../contract/stage.ts';
import { STAGE_LEVELS } from '../../../contract/stage.ts';

/** The level that the criteria propose, with hysteresis. */
export interface Proposal {
  readonly level: StageLevel;
  readonly sinceMs: number;
  /** It falls here at the earliest. */
  readonly holdsUntilMs: number;
  /** Something of its level holds now; else it only dwells. */
  readonly isHeld: boolean;
}

export interface StageProposal {
  /** `asked` is the highest level that a criterion asks for now; calls come in the order of time. */
  step(asked: StageLevel, nowMs: number): Proposal;
  /** After a restart; what was about to be confirmed is confirmed anew. */
  recall(was: Omit<Proposal, 'isHeld'>): void;
}

/**
 * It rises once a higher level has been asked for without a break for `confirmMs`, at once to the
 * highest such level; it falls by one level once nothing has asked for its own for `dwellMs`. So it
 * falls at most once in `dwellMs`, however its inputs jump.
 */
export function stageProposal(confirmMs: number, dwellMs: number): StageProposal {
  let level: StageLevel = '1';
  let sinceMs: number | undefined;
  /** When its own level was last asked for. */
  let heldMs = Number.NEGATIVE_INFINITY;
  /** Since when each level has been asked for without a break. */
  const askedSince = new Map<StageLevel, number>();
  return {
    recall: (was) => {
      ({ level, sinceMs } = was);
      heldMs = was.holdsUntilMs - dwellMs;
      askedSince.clear();
    },
    step: (asked, nowMs) => {
      sinceMs ??= nowMs;
      for (const each of STAGE_LEVELS) {
        if (each > asked) askedSince.delete(each);
        else if (!askedSince.has(each)) askedSince.set(each, nowMs);
      }
      if (asked >= level) heldMs = nowMs;
      const confirmed = STAGE_LEVELS.findLast(
        (each) => nowMs - (askedSince.get(each) ?? Number.POSITIVE_INFINITY) >= confirmMs,
      );
      if (confirmed !== undefined && confirmed > level) {
        level = confirmed;
        sinceMs = nowMs;
        heldMs = nowMs;
      } else if (level > '1' && nowMs - Math.max(sinceMs, heldMs) >= dwellMs) {
        level = below(level);
        sinceMs = nowMs;
        if (asked >= level) heldMs = nowMs;
      }
      const holdsUntilMs = Math.max(sinceMs, heldMs) + dwellMs;
      return { level, sinceMs, holdsUntilMs, isHeld: asked >= level };
    },
  };
}

function below(level: StageLevel): StageLevel {
  return STAGE_LEVELS[STAGE_LEVELS.indexOf(level) - 1] ?? '1';
}
