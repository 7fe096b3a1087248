import type { IncidentEvent, Instant } from '../../../contract/event.ts';
import type { Text } from '../../../contract/place.ts';
import type { ResponseSegment } from '../../../contract/response.ts';
import type { ResponseStep } from './response-steps.ts';

/** The clock in a line: where it stands, what took too long, what was not told. */
export function responseWhy(
  incident: IncidentEvent,
  steps: readonly ResponseStep[],
  segments: readonly ResponseSegment[],
  timeOf: (at: Instant) => string,
): Text {
  const { headline } = incident.data;
  const last = steps.findLast(({ at }) => at !== null);
  const ko = [last?.at == null ? '단계 없음' : `${last.name.ko} ${timeOf(last.at)}`];
  const en = [last?.at == null ? 'no step told' : `${inEnglish(last.name)} ${timeOf(last.at)}`];
  for (const { label, state, tookSec, targetSec, breachAt } of segments) {
    if (state !== 'breached') continue;
    const over = tookSec === undefined ? undefined : Math.round(tookSec - targetSec);
    const since = breachAt === undefined ? '' : timeOf(breachAt);
    ko.push(
      over === undefined
        ? `${label.ko} 목표 ${targetSec}초 초과 중(${since}부터)`
        : `${label.ko} 목표 ${targetSec}초보다 ${over}초 늦음`,
    );
    en.push(
      over === undefined
        ? `${inEnglish(label)} over its ${targetSec} s since ${since}`
        : `${inEnglish(label)} ${over} s over its ${targetSec} s`,
    );
  }
  const told = (marked: readonly ResponseStep[], name: (text: Text) => string): string =>
    marked.map((step) => name(step.name)).join(', ');
  const missing = steps.filter(({ isMissing }) => isMissing === true);
  if (missing.length > 0) {
    ko.push(`${told(missing, (name) => name.ko)} 시각 없음`);
    en.push(`no time of ${told(missing, inEnglish)}`);
  }
  const disordered = steps.filter(({ isOutOfOrder }) => isOutOfOrder === true);
  if (disordered.length > 0) {
    ko.push(`${told(disordered, (name) => name.ko)} 순서 어긋남`);
    en.push(`${told(disordered, inEnglish)} out of order`);
  }
  return {
    ko: `${headline.ko}: ${ko.join(' · ')}`,
    en: `${inEnglish(headline)}: ${en.join(' · ')}`,
  };
}

function inEnglish({ ko, en }: Text): string {
  return en ?? ko;
}
