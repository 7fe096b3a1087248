import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { SituationEvent } from '../../contract/event.ts';
import type { Evidence } from '../../contract/situation.ts';
import type { CityClock } from './city-clock.ts';
import { inTime, section } from './section.ts';
import { both, english, joined, plural, clauses, sentences } from './wording.ts';

const LINES = 24;

/** Every piece of evidence once, when it became known; and what was never known. */
export function evidenceSection(
  versions: readonly SituationEvent[],
  last: SituationEvent,
  clock: CityClock,
): BriefingSection {
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
  const lines = pieces.map((piece) => evidenceLine(piece, openedAt, clock)).toSorted(inTime);
  return section({ id: 'evidence', title: both('근거', 'Evidence'), summary }, lines, LINES);
}

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

function evidenceLine(piece: Evidence, openedAt: string, clock: CityClock): BriefingLine {
  const { at, knownAt, text, subject, feed } = piece;
  const seen = clock.time(at, knownAt);
  return {
    at: knownAt,
    head:
      knownAt <= openedAt
        ? both('열 때 있던 근거', 'Known at opening')
        : both('뒤에 온 근거', 'Came later'),
    text: clauses([text, both(`관측 ${seen.ko}`, `observed ${english(seen)}`)]),
    subject,
    feed,
  };
}
