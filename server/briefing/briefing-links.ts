import type { Briefing } from '../../contract/briefing.ts';
import type { BriefingQuestion } from './briefing-facts.ts';

/** Timeline seconds a second: an hour in six minutes. */
const PLAYBACK_SPEED = 10;

/** The parameters that give the same briefing again. */
export function briefingQuery({
  kind,
  from,
  to,
  knownAt,
  subject,
  exercise,
}: BriefingQuestion): string {
  const parts = [
    `kind=${kind}`,
    `from=${from}`,
    `to=${to}`,
    `knownAt=${knownAt}`,
    ...(subject === undefined ? [] : [`subject=${encodeURIComponent(subject)}`]),
    ...ofExercise(exercise),
  ];
  return parts.join('&');
}

function ofExercise(exercise: string | undefined): readonly string[] {
  return exercise === undefined ? [] : [`exercise=${encodeURIComponent(exercise)}`];
}

export function briefingLinks(question: BriefingQuestion): Briefing['links'] {
  const query = briefingQuery(question);
  const where = [`at=${question.from}`, ...ofExercise(question.exercise)].join('&');
  return {
    page: `/briefing?${query}`,
    pdf: `/api/v1/briefing.pdf?${query}`,
    playback: `/wall?${where}&speed=${PLAYBACK_SPEED}&basis=known`,
  };
}
