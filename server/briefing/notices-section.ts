import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { AlertEvent } from '../../contract/event.ts';
import { isWithin, lastOf, type BriefingFacts } from './briefing-facts.ts';
import { compare, section } from './section.ts';
import {
  both,
  english,
  joined,
  plural,
  rankOf,
  sentences,
  severityWord,
  worstOf,
} from './wording.ts';

const LINES = 10;

/** Official notices that were issued or lifted: in the words of who issued them. */
export function noticesSection(facts: BriefingFacts): BriefingSection {
  const all = [...lastOf(facts, 'alert').values()].filter(({ data }) => data.status === 'Actual');
  const issued = all.filter(({ data }) => isWithin(data.sent, facts));
  const lifted = all.filter(({ data }) => isWithin(data.endedAt, facts));
  const before = (facts.before ?? []).filter(
    (event) => event.kind === 'alert' && event.data.status === 'Actual',
  ).length;
  const worst = worstOf(issued.map(({ data }) => data.severity));
  const summary = sentences([
    both(
      `발표 ${issued.length}건, 해제 ${lifted.length}건`,
      `${issued.length} issued, ${lifted.length} lifted`,
    ),
    before === 0
      ? undefined
      : both(`시작 때 발효 중 ${before}건`, `${before} in force at the beginning`),
    worst === undefined
      ? undefined
      : both(
          `가장 높은 것 ${severityWord(worst).ko}`,
          `the highest: ${english(severityWord(worst))}`,
        ),
  ]);
  const title = both('특보·재난문자', 'Official notices');
  const changed = [...new Set([...issued, ...lifted])];
  const groups = [...Map.groupBy(changed, sameNotice).values()];
  const lines = groups.map(noticeLine).toSorted(bySeverity);
  return section({ id: 'notices', title, summary }, lines, LINES);
}

/** One notice for several areas comes as several messages. */
function sameNotice({
  data: { sender, originalSeverity, event, sent, endedAt, provenance },
}: AlertEvent) {
  const own = provenance.feed.startsWith('mois') ? provenance.ref : '';
  return [sender.ko, originalSeverity, event.ko, sent, endedAt ?? '', own].join('|');
}

function noticeLine(group: readonly AlertEvent[]): BriefingLine {
  const sorted = group.toSorted((a, b) => compare(a.subject, b.subject));
  const [first] = sorted;
  if (first === undefined) throw new Error('a group has a member');
  const { sender, originalSeverity, event, headline, sent, endedAt, severity } = first.data;
  const areas = [...new Set(sorted.flatMap(({ data }) => data.areaNames))];
  const isOne = sorted.length === 1;
  const name = originalSeverity.includes(event.ko)
    ? originalSeverity
    : `${originalSeverity}(${event.ko})`;
  return {
    at: endedAt ?? sent,
    head: endedAt === undefined ? { ko: name } : both(`${name} 해제`, `${name} lifted`),
    text: isOne
      ? joined([headline, sender], ' · ')
      : both(
          `${areas.join('·')} · ${sender.ko}`,
          `${areas.join(', ')} (${plural(sorted.length, 'area')}) · ${english(sender)}`,
        ),
    severity,
    subject: first.subject,
    feed: first.data.provenance.feed,
  };
}

function bySeverity(a: BriefingLine, b: BriefingLine): number {
  return (
    rankOf(a.severity) - rankOf(b.severity) ||
    compare(a.at, b.at) ||
    compare(a.subject ?? '', b.subject ?? '')
  );
}
