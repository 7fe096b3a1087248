import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { FeedEvent, Instant } from '../../contract/event.ts';
import type { FeedState } from '../../contract/feed-health.ts';
import type { Text } from '../../contract/place.ts';
import { heldBefore, lastOf, versionsOf, type BriefingFacts } from './briefing-facts.ts';
import { spanText, type CityClock } from './city-clock.ts';
import { inTime, section } from './section.ts';
import { both, english, joined, plural, clauses, sentences } from './wording.ts';

const LINES = 10;
const LOST: ReadonlySet<FeedState> = new Set(['stale', 'down']);

/** A feed that gave nothing for a while. */
export interface Outage {
  readonly event: FeedEvent;
  readonly from: Instant;
  /** Absent = it still gave nothing at the end. */
  readonly to?: Instant;
  readonly reason?: Text;
}

/** When feeds were stale or down, oldest first. */
export function outagesOf(facts: BriefingFacts): readonly Outage[] {
  const versions = Map.groupBy(versionsOf(facts, 'feed'), ({ subject }) => subject);
  const before = heldBefore(facts, 'feed');
  const subjects = [...new Set([...before.keys(), ...versions.keys()])];
  return subjects.flatMap((subject) => {
    const held = before.get(subject);
    const outages: Outage[] = [];
    let open: Outage | undefined =
      held !== undefined && LOST.has(held.data.state) ? outage(held, facts.from) : undefined;
    for (const event of versions.get(subject) ?? []) {
      const isLost = LOST.has(event.data.state);
      if (isLost) open ??= outage(event, event.time);
      else if (open !== undefined) {
        outages.push({ ...open, to: event.time });
        open = undefined;
      }
    }
    return open === undefined ? outages : [...outages, open];
  });
}

function outage(event: FeedEvent, from: Instant): Outage {
  const { reason } = event.data;
  return { event, from, ...(reason === undefined ? {} : { reason }) };
}

/** Which sources were heard: without them calm is not calm. */
export function feedsSection(facts: BriefingFacts, clock: CityClock): BriefingSection {
  const all = [...lastOf(facts, 'feed').values()];
  const connected = all.filter(({ data }) => data.state !== 'not-connected');
  const live = connected.filter(({ data }) => data.state === 'live');
  const outages = outagesOf(facts);
  const back = outages.filter(({ to }) => to !== undefined).length;
  const uncertain = connected.filter(({ data }) => data.quality === 'uncertain');
  const now = clock.time(facts.to, facts.to);
  const summary = sentences([
    both(
      `${now.ko} 현재 ${connected.length}종 중 ${live.length}종 정상`,
      `${live.length} of ${plural(connected.length, 'feed')} live at ${english(now)}`,
    ),
    outages.length === 0
      ? both('끊긴 자료 없음', 'none was lost')
      : both(
          `끊김 ${outages.length}회, 그중 돌아옴 ${back}회`,
          `${plural(outages.length, 'loss', 'losses')}, ${back} recovered`,
        ),
    uncertain.length === 0
      ? undefined
      : both(
          `읽지 못한 행이 많은 자료 ${joined(uncertain.map(({ data }) => data.title)).ko}`,
          `many rows unread: ${english(joined(uncertain.map(({ data }) => data.title)))}`,
        ),
    all.length === connected.length
      ? undefined
      : both(
          `미연결 ${all.length - connected.length}종`,
          `${all.length - connected.length} not connected`,
        ),
  ]);
  const lines = outages.map((one) => outageLine(one, facts)).toSorted(inTime);
  return section({ id: 'feeds', title: both('자료', 'Feeds'), summary }, lines, LINES);
}

function outageLine({ event, from, to, reason }: Outage, facts: BriefingFacts): BriefingLine {
  const span = spanText(from, to ?? facts.to);
  return {
    at: from,
    until: to ?? null,
    head: event.data.title,
    text: clauses([
      to === undefined
        ? both(`${span.ko}째 끊김`, `lost for ${english(span)}, still lost`)
        : both(`${span.ko} 끊김`, `lost for ${english(span)}`),
      reason,
    ]),
    subject: event.subject,
    feed: event.data.feed,
  };
}
