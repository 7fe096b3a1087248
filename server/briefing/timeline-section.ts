import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { SituationEvent } from '../../contract/event.ts';
import type { SituationPhase } from '../../contract/situation.ts';
import type { Text } from '../../contract/place.ts';
import { isWithin, lastOf, versionsOf, type BriefingFacts } from './briefing-facts.ts';
import { activationsOf } from './alarms-section.ts';
import { outagesOf } from './feeds-section.ts';
import { firstReport } from './first-report.ts';
import { inTime, section } from './section.ts';
import {
  actorText,
  both,
  english,
  joined,
  plural,
  sentences,
  severityWord,
  worstOf,
} from './wording.ts';

const LINES = 60;
/** So many alarms in a row, and they are told together. */
const FEW = 3;

const COURSE: Readonly<Record<SituationPhase, Text>> = {
  open: both('상황 열림', 'Opened'),
  growing: both('커짐', 'Growing'),
  peaking: both('고비', 'Peak'),
  receding: both('누그러짐', 'Receding'),
  closed: both('상황 닫힘', 'Closed'),
};

/** What happened around a situation, in the order in which it was known. */
export function timelineSection(facts: BriefingFacts, situation: SituationEvent): BriefingSection {
  const lines = rolledUp([
    ...courseLines(facts, situation),
    ...reportLines(facts, situation),
    ...noticeLines(facts, situation),
    ...alarmLines(facts, situation),
    ...directiveLines(facts, situation),
    ...stageLines(facts),
    ...outageLines(facts, situation),
  ]);
  const summary = both(
    `${lines.length}개 항목, 알게 된 순서.`,
    `${plural(lines.length, 'entry', 'entries')} in the order in which they were known.`,
  );
  return section({ id: 'timeline', title: both('시간 순서', 'Timeline'), summary }, lines, LINES);
}

/** In order; alarms that follow one another without anything between them are one line. */
function rolledUp(lines: readonly BriefingLine[]): readonly BriefingLine[] {
  const runs: BriefingLine[][] = [];
  for (const line of lines.toSorted(inTime)) {
    const run = runs.at(-1);
    if (run !== undefined && isAlarm(line) && run.every(isAlarm)) run.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((run) => (run.length < FEW ? run : [alarmRun(run)]));
}

const isAlarm = ({ subject = '' }: BriefingLine): boolean => subject.startsWith('alarm/');

function alarmRun(run: readonly BriefingLine[]): BriefingLine {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) throw new Error('a run has a member');
  const severity = worstOf(run.flatMap((line) => line.severity ?? []));
  const few = joined(run.slice(0, FEW).map(({ text }) => text));
  const more = run.length - FEW;
  return {
    at: first.at,
    until: last.at,
    head: both(`경보 ${run.length}회`, plural(run.length, 'alarm')),
    text: more === 0 ? few : both(`${few.ko} 등`, `${english(few)} and ${more} more`),
    ...(severity === undefined ? {} : { severity }),
    subject: first.subject ?? '',
  };
}

function courseLines(
  facts: BriefingFacts,
  { subject, data }: SituationEvent,
): readonly BriefingLine[] {
  return data.course
    .filter(({ at }) => isWithin(at, facts))
    .map(({ at, phase, severity, why }) => ({
      at,
      head: COURSE[phase],
      text: sentences([severityWord(severity), why]),
      severity,
      subject,
    }));
}

function reportLines(facts: BriefingFacts, situation: SituationEvent): readonly BriefingLine[] {
  const report = firstReport(situation, versionsOf(facts, 'incident'), facts.knownAt);
  if (report === undefined) return [];
  const event = lastOf(facts, 'incident').get(report.subject);
  return [
    {
      at: report.knownAt,
      head: both('첫 신고', 'First report'),
      text: event?.data.headline ?? both('구역 안 첫 신고', 'first report inside the area'),
      subject: report.subject,
    },
  ];
}

function noticeLines(facts: BriefingFacts, { data }: SituationEvent): readonly BriefingLine[] {
  const districts = new Set(data.districts);
  return [...lastOf(facts, 'alert').values()]
    .filter(({ data: alert }) => alert.status === 'Actual' && isWithin(alert.sent, facts))
    .filter(({ data: alert }) => alert.districts.some((code) => districts.has(code)))
    .map(({ subject, data: alert }) => ({
      at: alert.sent,
      head: both(alert.originalSeverity, alert.originalSeverity),
      text: joined([alert.headline, alert.sender], ' · '),
      severity: alert.severity,
      subject,
      feed: alert.provenance.feed,
    }));
}

function alarmLines(facts: BriefingFacts, { data }: SituationEvent): readonly BriefingLine[] {
  const own = new Set(data.alarms);
  return activationsOf(facts)
    .filter(({ alarm }) => own.has(alarm.subject))
    .map(({ at, alarm }) => ({
      at,
      head: both('경보', 'Alarm'),
      text: joined([alarm.data.place, alarm.data.label], ' '),
      severity: alarm.data.severity,
      subject: alarm.subject,
    }));
}

function directiveLines(facts: BriefingFacts, situation: SituationEvent): readonly BriefingLine[] {
  return [...lastOf(facts, 'directive').values()]
    .filter(({ data }) => data.about === situation.subject && isWithin(data.issuedAt, facts))
    .map(({ subject, data }) => ({
      at: data.issuedAt,
      head: both('지시', 'Order'),
      text: both(
        `${data.recipient.name.ko}에 “${data.text}”(${actorText(data.issuedBy).ko})`,
        `to ${english(data.recipient.name)}: “${data.text}” (${english(actorText(data.issuedBy))})`,
      ),
      subject,
    }));
}

function stageLines(facts: BriefingFacts): readonly BriefingLine[] {
  const [stage] = lastOf(facts, 'stage').values();
  return (stage?.data.history ?? [])
    .filter(({ at, actor }) => actor !== undefined && isWithin(at, facts))
    .map(({ at, to }) => ({
      at,
      head: both('도시 단계', 'City stage'),
      text: both(`${to}단계 확정`, `stage ${to} confirmed`),
      subject: 'stage/city',
    }));
}

/** Of the feeds it is judged by. */
function outageLines(facts: BriefingFacts, { data }: SituationEvent): readonly BriefingLine[] {
  const feeds = new Set([
    ...data.evidence.map(({ feed }) => feed),
    ...data.missing.flatMap(({ feeds: silent }) => silent),
  ]);
  return outagesOf(facts)
    .filter(({ event }) => feeds.has(event.data.feed))
    .map(({ event, from, to }) => ({
      at: from,
      until: to ?? null,
      head: both('자료 끊김', 'Feed lost'),
      text: event.data.title,
      subject: event.subject,
      feed: event.data.feed,
    }));
}
