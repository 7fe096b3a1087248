import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { StageEvent } from '../../contract/event.ts';
import type { StageData, StageLevel } from '../../contract/stage.ts';
import type { Text } from '../../contract/place.ts';
import { heldBefore, isWithin, lastOf, versionsOf, type BriefingFacts } from './briefing-facts.ts';
import type { CityClock } from './city-clock.ts';
import { inTime, section } from './section.ts';
import { actorText, both, english, joined, clauses, sentences } from './wording.ts';

const LINES = 10;
const REASONS = 3;
const TITLE = both('도시 단계', 'City stage');

/** The city's stage at the end of the span. */
export function stageAtEnd(facts: BriefingFacts): StageData | undefined {
  return [...lastOf(facts, 'stage').values()].at(-1)?.data;
}

/** Proposals of the system, and what people confirmed or set instead. */
export function stageSection(facts: BriefingFacts, clock: CityClock): BriefingSection {
  const end = stageAtEnd(facts);
  if (end === undefined) {
    const summary = both('도시 단계 기록 없음.', 'No stage is recorded.');
    return { id: 'stage', title: TITLE, summary, lines: [] };
  }
  const [held] = heldBefore(facts, 'stage').values();
  const begin = held?.data.level;
  const time = clock.time(end.since, facts.to);
  const who = end.confirmedBy === undefined ? undefined : actorText(end.confirmedBy);
  const summary = sentences([
    begin === undefined || begin === end.level
      ? both(`지금 ${end.level}단계`, `Stage ${end.level}`)
      : both(`${begin}단계 → ${end.level}단계`, `Stage ${begin} → ${end.level}`),
    who === undefined || !end.isConfirmed
      ? undefined
      : both(`${time.ko} ${who.ko} 확정`, `confirmed ${english(time)} by ${english(who)}`),
    end.proposed.level === end.level
      ? undefined
      : both(
          `시스템은 ${end.proposed.level}단계 제안, 확정 대기`,
          `the system proposes ${end.proposed.level}, not confirmed`,
        ),
  ]);
  const lines = [...proposals(facts, held), ...decisions(facts, end), ...declared(facts)];
  return section({ id: 'stage', title: TITLE, summary }, lines.toSorted(inTime), LINES);
}

function proposals(facts: BriefingFacts, held: StageEvent | undefined): readonly BriefingLine[] {
  let before: StageLevel | undefined = held?.data.proposed.level;
  const lines: BriefingLine[] = [];
  for (const { subject, time, data } of versionsOf(facts, 'stage')) {
    const { level, reasons } = data.proposed;
    if (before !== undefined && level !== before) {
      lines.push({
        at: time,
        head: both('시스템 제안', 'Proposed'),
        text: clauses([
          both(`${before}단계 → ${level}단계`, `Stage ${before} → ${level}`),
          ...reasons.slice(0, REASONS).map(({ text }) => text),
        ]),
        subject,
      });
    }
    before = level;
  }
  return lines;
}

function decisions(facts: BriefingFacts, end: StageData): readonly BriefingLine[] {
  return end.history
    .filter(({ at, actor }) => actor !== undefined && isWithin(at, facts))
    .map(({ at, to, proposed, actor, reason }) => {
      const isOverride = to !== proposed;
      return {
        at,
        head: isOverride ? both('다르게 정함', 'Overridden') : both('확정', 'Confirmed'),
        text: clauses([
          isOverride
            ? both(`${to}단계(제안은 ${proposed}단계)`, `Stage ${to} (proposed: ${proposed})`)
            : both(`${to}단계`, `Stage ${to}`),
          actor === undefined ? undefined : actorText(actor),
          reason === undefined ? undefined : both(`사유: ${reason}`, `reason: ${reason}`),
        ]),
        subject: 'stage/city',
      };
    });
}

/** What the state declared, in its own words. */
function declared(facts: BriefingFacts): readonly BriefingLine[] {
  const told = new Map<string, BriefingLine>();
  for (const { subject, data } of versionsOf(facts, 'stage')) {
    const { crisis } = data;
    if (crisis === null || !isWithin(crisis.at, facts)) continue;
    told.set(crisis.at, {
      at: crisis.at,
      head: both('국가 위기경보', 'National crisis level'),
      text: wordsOf(crisis.text, crisis.by),
      subject,
    });
  }
  return [...told.values()];
}

const wordsOf = (text: Text, by: Text): Text => joined([text, by], ' · ');
