import type { Briefing } from '../../contract/briefing.ts';
import type { BriefingQuestion } from './briefing-facts.ts';

/** Timeline seconds a second: an hour in six minutes. */
const PLAYBACK_SPEED = 10;

/** The parameters that give the same briefing again. */
export function briefingQuery({ kind, from, to, knownAt, subject }: BriefingQuestion): string {
  const parts = [
    `kind=${kind}`,
    `from=${from}`,
    `to=${to}`,
    `knownAt=${knownAt}`,
    ...(subject === undefined ? [] : [`subject=${encodeURIComponent(subject)}`]),
  ];
  return parts.join('&');
}

export function briefingLinks(question: BriefingQuestion): Briefing['links'] {
  const query = briefingQuery(question);
  return {
    page: `/briefing?${query}`,
    pdf: `/api/v1/briefing.pdf?${query}`,
    playback: `/wall?at=${question.from}&speed=${PLAYBACK_SPEED}&basis=known`,
  };
}
