import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { IncidentCategory, IncidentEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { isWithin, lastOf, type BriefingFacts } from './briefing-facts.ts';
import { compare, section } from './section.ts';
import { both, joined, numberText, plural, rankOf, sentences } from './wording.ts';

const LINES = 8;
const KINDS = 4;

const CATEGORY: Readonly<Record<IncidentCategory, Text>> = {
  fire: both('화재', 'fire'),
  rescue: both('구조', 'rescue'),
  ems: both('구급', 'medical'),
  flood: both('침수', 'flooding'),
  landslide: both('산사태', 'landslide'),
  power: both('정전', 'power'),
  accident: both('사고', 'accident'),
  breakdown: both('고장', 'breakdown'),
  roadwork: both('공사', 'roadworks'),
  obstruction: both('장애물', 'obstruction'),
  weather: both('기상 피해', 'weather'),
  assembly: both('집회', 'assembly'),
  transit: both('운행 장애', 'transit'),
  other: both('기타', 'other'),
};

/** Reports that began in the span by kind, and the roads that were closed or severe. */
export function incidentsSection(facts: BriefingFacts): BriefingSection {
  const all = [...lastOf(facts, 'incident').values()];
  const begun = all.filter(({ data }) => isWithin(data.startedAt, facts));
  const counted = [...Map.groupBy(begun, ({ data }) => data.category)]
    .map(([category, list]) => ({ category, n: list.length }))
    .toSorted((a, b) => b.n - a.n || compare(a.category, b.category))
    .slice(0, KINDS);
  const closures = all.filter(({ data }) => data.roadClosure !== undefined);
  const closed = closures.filter(({ data }) => isWithin(data.startedAt, facts)).length;
  const opened = closures.filter(({ data }) => isWithin(data.endedAt, facts)).length;
  const summary = sentences([
    begun.length === 0
      ? both('새 신고·돌발 없음', 'Nothing new was reported')
      : both(`새 신고·돌발 ${numberText(begun.length)}건`, plural(begun.length, 'new incident')),
    counted.length === 0
      ? undefined
      : joined(
          counted.map(({ category, n }) =>
            both(
              `${CATEGORY[category].ko} ${numberText(n)}`,
              `${CATEGORY[category].en ?? ''} ${numberText(n)}`,
            ),
          ),
        ),
    both(
      `도로 통제 ${closed}건, 해제 ${opened}건`,
      `${plural(closed, 'road closure')}, ${opened} lifted`,
    ),
  ]);
  const shown = begun
    .filter(
      ({ data }) => data.roadClosure !== undefined || rankOf(data.severity) <= rankOf('Severe'),
    )
    .toSorted(byWeight);
  const title = both('신고와 통제', 'Reports and closures');
  return section(
    { id: 'incidents', title, summary },
    shown.map((event) => lineOf(event, facts)),
    LINES,
  );
}

function lineOf({ subject, data }: IncidentEvent, { to }: BriefingFacts): BriefingLine {
  const { startedAt, endedAt, headline, severity, roadClosure, category, description } = data;
  const head =
    roadClosure === 'full'
      ? both('전면 통제', 'Closed')
      : roadClosure === 'partial'
        ? both('부분 통제', 'Partly closed')
        : CATEGORY[category];
  return {
    at: startedAt,
    until: endedAt !== undefined && endedAt < to ? endedAt : null,
    head,
    // The English headline of a source is often only the kind; where it is, its own words say.
    text: both(
      headline.ko,
      [headline.en, headline.en === undefined ? undefined : (description ?? headline.ko)]
        .filter((part) => part !== undefined)
        .join(': ') || headline.ko,
    ),
    severity,
    subject,
    feed: data.provenance.feed,
  };
}

/** Severe ones first, among them full closures, then by time. */
function byWeight(a: IncidentEvent, b: IncidentEvent): number {
  const closure = ({ data }: IncidentEvent): number => (data.roadClosure === 'full' ? 0 : 1);
  return (
    rankOf(a.data.severity) - rankOf(b.data.severity) ||
    closure(a) - closure(b) ||
    compare(a.data.startedAt, b.data.startedAt) ||
    compare(a.subject, b.subject)
  );
}
