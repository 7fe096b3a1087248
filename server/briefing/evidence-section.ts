import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { SituationEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { Evidence } from '../../contract/situation.ts';
import { lastOf, versionsOf, type BriefingFacts } from './briefing-facts.ts';
import type { CityClock } from './city-clock.ts';
import { compare, inTime } from './section.ts';
import { both, clauses, english, joined, plural, sentences } from './wording.ts';

const LINES = 30;

/** Every piece of evidence once, when it became known; and what was never known. */
export function evidenceSection(
  facts: BriefingFacts,
  last: SituationEvent,
  clock: CityClock,
): BriefingSection {
  const versions = versionsOf(facts, 'situation').filter(({ subject }) => subject === last.subject);
  const pieces = firstPieces([...versions, last]);
  const { openedAt } = last.data;
  const atOpen = pieces.filter(({ knownAt }) => knownAt <= openedAt).length;
  const missing = new Map(
    [...versions, last]
      .flatMap(({ data }) => data.missing)
      .map((one) => [`${one.factor} ${one.why.ko}`, one]),
  );
  const absent = joined(
    [...missing.values()].map(({ label, why }) => joined([label, why], ' — ')),
    '; ',
  );
  const summary = sentences([
    both(
      `근거 ${pieces.length}건, 열릴 때 알던 것 ${atOpen}건`,
      `${plural(pieces.length, 'piece')} of evidence, ${atOpen} known when it opened`,
    ),
    missing.size === 0
      ? both('빠진 근거 없음', 'none was missing')
      : both(`알 수 없던 것: ${absent.ko}`, `not known: ${english(absent)}`),
  ]);
  const titles = new Map(
    [...lastOf(facts, 'feed').values()].map(({ data }) => [data.feed, data.title]),
  );
  const told = pieces.toSorted(openingFirst(openedAt)).slice(0, LINES);
  const opening: BriefingLine = {
    at: openedAt,
    head: both('상황 열림', 'Situation opened'),
    text: both(`여기까지의 근거 ${atOpen}건으로`, `by the ${plural(atOpen, 'piece')} so far`),
    subject: last.subject,
  };
  const lines = told.map((piece) => evidenceLine(piece, titles, clock));
  return {
    id: 'evidence',
    title: both('근거', 'Evidence'),
    summary,
    lines: [...lines, opening].toSorted(inTime),
    ...(pieces.length > told.length ? { more: pieces.length - told.length } : {}),
  };
}

/** What opened it; of the rest what weighs most. */
const openingFirst =
  (openedAt: string) =>
  (a: Evidence, b: Evidence): number =>
    Number(a.knownAt > openedAt) - Number(b.knownAt > openedAt) ||
    b.weight - a.weight ||
    compare(a.knownAt, b.knownAt) ||
    compare(a.subject, b.subject);

/** Of each thing the first piece: what came later only renews it. */
function firstPieces(versions: readonly SituationEvent[]): readonly Evidence[] {
  const first = new Map<string, Evidence>();
  for (const piece of versions.flatMap(({ data }) => data.evidence)) {
    const key = `${piece.factor} ${piece.subject}`;
    const held = first.get(key);
    if (held === undefined || piece.knownAt < held.knownAt) first.set(key, piece);
  }
  return [...first.values()];
}

function evidenceLine(
  { at, knownAt, text, subject, feed }: Evidence,
  titles: ReadonlyMap<string, Text>,
  clock: CityClock,
): BriefingLine {
  const seen = clock.time(at, knownAt);
  // Most texts tell the time of what was seen themselves.
  const isTold = text.ko.includes(seen.ko);
  return {
    at: knownAt,
    head: titles.get(feed) ?? both(feed, feed),
    text: clauses([
      text,
      isTold ? undefined : both(`관측 ${seen.ko}`, `observed ${english(seen)}`),
    ]),
    subject,
    feed,
  };
}
