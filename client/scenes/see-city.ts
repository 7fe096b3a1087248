import type { SituationData } from '../../contract/situation.ts';
import type { EventOf } from '../city/city.ts';
import type { LinkPhase } from '../city/store.ts';
import type { OpenMatter } from '../city/open-matter.ts';
import { levelOf, rankOf } from '../design/severity.ts';
import type { SeenSituation } from './direction.ts';

/** 경계. */
const urgentFrom = 3;

/** When it last became 심각; undefined = it is not. */
function riseOf({ severity, course, openedAt }: SituationData): number | undefined {
  if (severity !== 'Extreme') return undefined;
  const before = course.findLastIndex((step) => step.severity !== 'Extreme');
  return Date.parse(course[before + 1]?.at ?? openedAt);
}

/** The open situations as the director sees them. */
export function seeSituations(
  situations: Iterable<EventOf<'situation'>>,
): readonly SeenSituation[] {
  return [...situations].flatMap(({ subject, data }) => {
    if (data.phase === 'closed') return [];
    const riseMs = riseOf(data);
    // What is rolled up is told by another, and what is only listed may take no attention.
    const isCalling =
      riseMs !== undefined && data.annunciation === 'interrupt' && data.acknowledged === undefined;
    const change = [data.phase, data.severity, data.course.length, data.course.at(-1)?.at].join(
      ' ',
    );
    return [{ subject, riseMs, isCalling, change }];
  });
}

/** Nothing at 경계 or worse, and the city is known: what cannot be seen is not calm. */
export function isCalmCity(
  matters: readonly OpenMatter[],
  isKnownCity: boolean,
  phase: LinkPhase,
): boolean {
  if (!isKnownCity || phase === 'lost' || phase === 'dark') return false;
  return !matters.some(
    (matter) =>
      rankOf(levelOf(matter.severity)) >= urgentFrom &&
      !(matter.kind === 'alert' && matter.isExercise),
  );
}
