import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { StageEvent } from '../../contract/event.ts';
import type { Actor } from '../../contract/office.ts';
import type { StageData, StageLevel } from '../../contract/stage.ts';
import type { Text } from '../../contract/place.ts';
import { heldBefore, isWithin, lastOf, versionsOf, type BriefingFacts } from './briefing-facts.ts';
import type { CityClock } from './city-clock.ts';
import { inTime, section } from './section.ts';
import { actorText, both, english, clauses, sentences } from './wording.ts';

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
    awaited(end),
  ]);
  const lines = [...proposals(facts, held), ...decisions(facts, end), ...declared(facts)];
  return section({ id: 'stage', title: TITLE, summary }, lines.toSorted(inTime), LINES);
}

/** A proposal above or below what is in force: still to be decided, or known to who decided otherwise. */
function awaited({ level, proposed, history }: StageData): Text | undefined {
  if (proposed.level === level) return undefined;
  const decided = history.findLast(({ actor }) => actor !== undefined);
  return decided !== undefined && decided.at >= proposed.since
    ? both(
        `시스템 제안은 ${proposed.level}단계, 사람이 다르게 정함`,
        `the system proposes ${proposed.level}, overridden`,
      )
    : both(
        `시스템은 ${proposed.level}단계 제안, 확정 대기`,
        `the system proposes ${proposed.level}, not confirmed`,
      );
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

/** What the state declared, in its own words, and who entered that it was lifted. */
function declared(facts: BriefingFacts): readonly BriefingLine[] {
  const told = new Map<string, BriefingLine>();
  const head = both('국가 위기경보', 'National crisis level');
  for (const { subject, data } of versionsOf(facts, 'stage')) {
    const { crisis, crisisEntered: entered } = data;
    if (crisis !== null) {
      if (!isWithin(crisis.at, facts)) continue;
      const who = crisis.actor === undefined ? undefined : enteredText(crisis.actor);
      const text = clauses([crisis.text, crisis.by, who]);
      told.set(`declared ${crisis.at}`, { at: crisis.at, head, text, subject });
    } else if (entered !== undefined && isWithin(entered.at, facts)) {
      const text = clauses([both('해제', 'lifted'), enteredText(entered.actor)]);
      told.set(`lifted ${entered.at}`, { at: entered.at, head, text, subject });
    }
  }
  return [...told.values()];
}

function enteredText(actor: Actor): Text {
  const who = actorText(actor);
  return both(`입력 ${who.ko}`, `entered by ${english(who)}`);
}
