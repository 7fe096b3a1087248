import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { IncidentEvent, SituationEvent } from '../../contract/event.ts';
import type { SituationPhase } from '../../contract/situation.ts';
import type { Text } from '../../contract/place.ts';
import { isWithin, lastOf, versionsOf, type BriefingFacts } from './briefing-facts.ts';
import { spanText, type CityClock } from './city-clock.ts';
import { firstReport } from './first-report.ts';
import { compare, section } from './section.ts';
import {
  both,
  english,
  joined,
  peopleText,
  plural,
  rankOf,
  clauses,
  sentences,
  severityWord,
  worstOf,
} from './wording.ts';

const LINES = 8;

const PHASES: Readonly<Record<SituationPhase, Text>> = {
  open: both('열림', 'open'),
  growing: both('커지는 중', 'growing'),
  peaking: both('고비 계속', 'still at its peak'),
  receding: both('누그러지는 중', 'receding'),
  closed: both('닫힘', 'closed'),
};

/** Situations that were open at some time of the span: the most severe first. */
export function situationsOf(facts: BriefingFacts): readonly SituationEvent[] {
  return [...lastOf(facts, 'situation').values()]
    .filter(({ data }) => data.openedAt < facts.to)
    .filter(({ data }) => data.endedAt === undefined || data.endedAt >= facts.from)
    .toSorted(
      (a, b) =>
        rankOf(worstUntil(a, facts)) - rankOf(worstUntil(b, facts)) ||
        compare(a.data.openedAt, b.data.openedAt) ||
        compare(a.subject, b.subject),
    );
}

export function situationsSection(facts: BriefingFacts, clock: CityClock): BriefingSection {
  const all = situationsOf(facts);
  const incidents = versionsOf(facts, 'incident');
  const opened = all.filter(({ data }) => isWithin(data.openedAt, facts)).length;
  const closed = all.filter(({ data }) => isWithin(data.endedAt, facts)).length;
  const open = all.filter((event) => isOpenAt(event, facts.to));
  const now = clock.time(facts.to, facts.to);
  const worst = worstOf(open.map(({ data }) => data.severity));
  const summary = sentences([
    all.length === 0
      ? both('열린 상황 없음', 'No situation was open')
      : both(
          opened + closed === 0
            ? '새로 열리거나 닫힌 상황 없음'
            : `상황 ${opened}건 열림, ${closed}건 닫힘`,
          opened + closed === 0
            ? 'No situation opened or closed'
            : `${plural(opened, 'situation')} opened, ${closed} closed`,
        ),
    worst === undefined
      ? undefined
      : both(
          `${now.ko} 현재 열린 상황 ${open.length}건, 가장 높은 단계 ${severityWord(worst).ko}`,
          `${open.length} open at ${english(now)}, the worst: ${english(severityWord(worst))}`,
        ),
  ]);
  const lines = all.map((event) => situationLine(event, incidents, facts, clock));
  const title = both('상황', 'Situations');
  return section({ id: 'situations', title, summary }, lines, LINES);
}

function situationLine(
  event: SituationEvent,
  incidents: readonly IncidentEvent[],
  facts: BriefingFacts,
  clock: CityClock,
): BriefingLine {
  const { data, subject } = event;
  const { openedAt: at, peakedAt, endedAt } = data;
  const end = endedAt !== undefined && endedAt < facts.to ? endedAt : undefined;
  const at24 = (instant: string): Text => clock.time(instant, at);
  const course = joined([
    peakedAt === undefined || peakedAt === at || peakedAt >= facts.to
      ? undefined
      : both(`${at24(peakedAt).ko} 고비`, `peak ${at24(peakedAt).en ?? ''}`),
    end === undefined
      ? PHASES[data.phase]
      : both(`${at24(end).ko} 닫힘`, `closed ${at24(end).en ?? ''}`),
  ]);
  const worst = worstUntil(event, facts);
  return {
    at,
    until: end ?? null,
    head: data.title,
    text: clauses([
      course,
      changeText(event, facts),
      evidenceText(event),
      leadText(event, incidents, facts),
      exposedText(event),
    ]),
    ...(worst === undefined ? {} : { severity: worst }),
    subject,
  };
}

function evidenceText({ data: { evidence, missing } }: SituationEvent): Text | undefined {
  if (evidence.length === 0) return undefined;
  const kinds = new Set(evidence.map(({ factor }) => factor)).size;
  const absent = joined(missing.map(({ label }) => label));
  return both(
    `근거 ${evidence.length}건 ${kinds}종${missing.length === 0 ? '' : `(알 수 없는 것: ${absent.ko})`}`,
    `${plural(evidence.length, 'piece')} of evidence of ${plural(kinds, 'kind')}${missing.length === 0 ? '' : ` (not known: ${absent.en ?? ''})`}`,
  );
}

/** How much earlier than the first report it was there; or later. */
export function leadText(
  event: SituationEvent,
  incidents: readonly IncidentEvent[],
  { knownAt }: Pick<BriefingFacts, 'knownAt'>,
): Text | undefined {
  const report = firstReport(event, incidents, knownAt);
  if (report === undefined) return undefined;
  const { openedAt } = event.data;
  if (report.knownAt === openedAt) return both('첫 신고와 동시', 'with the first report');
  const isAhead = report.knownAt > openedAt;
  const ends = isAhead
    ? ([openedAt, report.knownAt] as const)
    : ([report.knownAt, openedAt] as const);
  const span = spanText(...ends);
  return isAhead
    ? both(`첫 신고보다 ${span.ko} 먼저`, `${span.en ?? ''} ahead of the first report`)
    : both(`첫 신고보다 ${span.ko} 늦음`, `${span.en ?? ''} after the first report`);
}

function exposedText({ data: { exposed } }: SituationEvent): Text | undefined {
  if (exposed === null) return undefined;
  const { ko, en } = peopleText(exposed.people);
  return both(`거주 인구 약 ${ko}(추정)`, `about ${en} residents (estimate)`);
}

/** Its level at the begin, at worst and at the end of the span. */
function changeText({ data }: SituationEvent, { from, to }: BriefingFacts): Text | undefined {
  const levels = [
    data.course.findLast(({ at }) => at < from)?.severity,
    ...data.course
      .filter((step) => step.at >= from && step.at < to)
      .map(({ severity }) => severity),
  ].filter((level) => level !== undefined);
  const after = levels.at(-1);
  const worst = worstOf(levels);
  if (after === undefined || worst === undefined) return undefined;
  const told = [levels[0] ?? after, worst, after].map(severityWord);
  const course = joined(
    told.filter(({ ko }, index) => ko !== told[index - 1]?.ko),
    ' → ',
  );
  const isSame = worst === levels[0] && worst === after;
  if (isSame && data.openedAt >= from) return undefined;
  return isSame ? both(`${course.ko} 그대로`, `${english(course)} throughout`) : course;
}

const isOpenAt = ({ data: { endedAt } }: SituationEvent, to: string): boolean =>
  endedAt === undefined || endedAt >= to;

/** Of its whole life as far as the span tells it. */
export function worstUntil({ data }: SituationEvent, { to }: BriefingFacts) {
  const course = data.course.filter(({ at }) => at < to).map(({ severity }) => severity);
  return worstOf(course.length === 0 ? [data.severity] : course);
}
