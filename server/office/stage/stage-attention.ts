import type { Instant, Severity } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { StageLevel } from '../../../contract/stage.ts';
import type { InterruptBudget } from '../interrupt-budget.ts';
import type { StageWords } from './stage-data.ts';

const SEVERITY_OF: Readonly<Record<StageLevel, Severity>> = {
  '1': 'Minor',
  '2': 'Minor',
  '3': 'Moderate',
  '4': 'Severe',
  '5': 'Extreme',
};

/**
 * A proposal above the level in force takes attention once, as soon as the office's budget allows;
 * until then it is rolled up, not lost. Below or at it there is nothing to do.
 */
export function withAttention(
  words: StageWords,
  budget: InterruptBudget,
  now: Instant,
): StageWords {
  const { level, proposed, annunciatedAt } = words;
  if (proposed.level <= level) return { ...words, annunciation: 'listed' };
  const last = words.history.findLast(({ by, actor }) => by === 'rise' || actor !== undefined);
  // Whoever has decided since has seen it.
  if (last?.actor !== undefined) return { ...words, annunciation: 'listed' };
  if (last !== undefined && annunciatedAt !== undefined && annunciatedAt >= last.at) return words;
  if (!budget.ask(SEVERITY_OF[proposed.level], instantMs(now))) {
    return { ...words, annunciation: 'rolled-up' };
  }
  return { ...words, annunciation: 'interrupt', annunciatedAt: now };
}
