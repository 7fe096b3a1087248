import type { FeedEvent, Instant } from '../../../contract/event.ts';
import { STAGE_LEVELS, type StageData, type StageLevel } from '../../../contract/stage.ts';
import type { CityView } from '../city-view.ts';
import { feedLost } from './feed-lost.ts';
import type { StageCount } from './stage-counts.ts';
import type { StageCriterion } from './stage-settings.ts';

/** A criterion at an instant. */
export interface JudgedCriterion {
  readonly criterion: StageCriterion;
  readonly count: StageCount;
  readonly holds: boolean;
  readonly since?: Instant;
  /** Feeds without which nobody knows whether it holds. */
  readonly lost: readonly FeedEvent[];
}

export interface JudgedCriteria {
  at(
    city: CityView,
    counts: ReadonlyMap<StageCriterion, StageCount>,
    now: Instant,
  ): readonly JudgedCriterion[];
  recall(reasons: StageData['proposed']['reasons']): void;
}

/**
 * Which criteria hold. One whose feeds fall silent while it holds goes on holding, and says so:
 * silence is no calm. One that did not hold then is unknown, and asks for nothing.
 */
export function judgedCriteria(): JudgedCriteria {
  /** Since when each that held at the last look holds, by its id. */
  const holding = new Map<string, Instant>();
  return {
    recall: (reasons) => {
      for (const { criterion, since } of reasons) {
        if (criterion !== undefined && since !== undefined) holding.set(criterion, since);
      }
    },
    at: (city, counts, now) =>
      [...counts].map(([criterion, count]): JudgedCriterion => {
        const lost = criterion.feeds.flatMap((feed) => feedLost(city, feed) ?? []);
        const isMet = count.n !== null && count.n >= criterion.atLeast;
        const isUnknown = lost.length > 0 || count.n === null;
        const holds = isMet || (isUnknown && holding.has(criterion.id));
        if (!holds) {
          holding.delete(criterion.id);
          return { criterion, count, holds, lost };
        }
        const since = holding.get(criterion.id) ?? now;
        holding.set(criterion.id, since);
        return { criterion, count, holds, since, lost };
      }),
  };
}

/** The highest level that a criterion asks for. */
export function askedLevel(judged: readonly JudgedCriterion[]): StageLevel {
  const levels = judged.flatMap(({ holds, criterion }) => (holds ? [criterion.level] : []));
  return STAGE_LEVELS.findLast((level) => levels.includes(level)) ?? '1';
}
