import type { BriefingLine, BriefingSection } from '../../contract/briefing.ts';
import type { DirectiveState } from '../../contract/directive.ts';
import type { DirectiveEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { isWithin, lastOf, type BriefingFacts } from './briefing-facts.ts';
import { spanText, type CityClock } from './city-clock.ts';
import { inTime, section } from './section.ts';
import { actorText, both, english, plural, clauses } from './wording.ts';

const LINES = 12;
const OPEN: ReadonlySet<DirectiveState> = new Set(['issued', 'delivered', 'read', 'accepted']);

const STATES: Readonly<Record<DirectiveState, Text>> = {
  issued: both('지시', 'issued'),
  delivered: both('전달', 'delivered'),
  read: both('열람', 'read'),
  accepted: both('수락', 'accepted'),
  done: both('완료', 'done'),
  declined: both('불가', 'declined'),
  withdrawn: both('철회', 'withdrawn'),
};

/** Orders that were issued, moved or still open in the span; of one situation where it is named. */
export function directivesSection(
  facts: BriefingFacts,
  clock: CityClock,
  about?: string,
): BriefingSection {
  const all = [...lastOf(facts, 'directive').values()]
    .filter(({ data }) => about === undefined || data.about === about)
    .filter(({ data }) => data.issuedAt < facts.to)
    .filter(({ data }) => data.endedAt === undefined || data.endedAt >= facts.from);
  const issued = all.filter(({ data }) => isWithin(data.issuedAt, facts)).length;
  const done = all.filter((event) => stateAt(event, facts.to) === 'done').length;
  const open = all.filter((event) => OPEN.has(stateAt(event, facts.to)));
  const overdue = open.filter(({ data }) => data.dueAt < facts.to).length;
  const now = clock.time(facts.to, facts.to);
  const summary =
    all.length === 0
      ? both('지시 없음.', 'No orders.')
      : both(
          `지시 ${issued}건, 완료 ${done}건. ${now.ko} 현재 남은 것 ${open.length}건, 그중 기한 지남 ${overdue}건.`,
          `${plural(issued, 'order')} issued, ${done} done. ${open.length} open at ${english(now)}, ${overdue} of them overdue.`,
        );
  const title = both('지시', 'Orders');
  const lines = all.map((event) => directiveLine(event, facts, clock)).toSorted(inTime);
  return section({ id: 'directives', title, summary }, lines, LINES);
}

type Step = DirectiveEvent['data']['transitions'][number];

function stepAt({ data }: DirectiveEvent, to: string): Step | undefined {
  return data.transitions.findLast(({ at }) => at < to);
}

function stateAt(event: DirectiveEvent, to: string): DirectiveState {
  return stepAt(event, to)?.to ?? event.data.state;
}

function directiveLine(
  event: DirectiveEvent,
  facts: BriefingFacts,
  clock: CityClock,
): BriefingLine {
  const { subject, data } = event;
  const { issuedAt, dueAt, issuedBy, recipient, number, text, escalated } = data;
  const time = (at: string): Text => clock.time(at, issuedAt);
  const state = stateAt(event, facts.to);
  const step = stepAt(event, facts.to);
  const stateSince = step?.at ?? issuedAt;
  const isOpen = OPEN.has(state);
  const late = isOpen && dueAt < facts.to ? spanText(dueAt, facts.to) : undefined;
  return {
    at: issuedAt,
    until: isOpen ? null : stateSince,
    head: both(`${recipient.name.ko}에`, `To ${english(recipient.name)}`),
    text: clauses([
      both(
        `“${text}” (${number}, ${actorText(issuedBy).ko})`,
        `“${text}” (${number}, ${english(actorText(issuedBy))})`,
      ),
      stepText(STATES[state], time(stateSince), state === 'issued' ? undefined : step),
      both(`기한 ${time(dueAt).ko}`, `due ${english(time(dueAt))}`),
      late === undefined ? undefined : both(`기한 ${late.ko} 지남`, `${english(late)} overdue`),
      escalated === undefined || escalated.at >= facts.to
        ? undefined
        : both(
            `${time(escalated.at).ko} ${escalated.to.name.ko}에 올림`,
            `escalated ${english(time(escalated.at))} to ${english(escalated.to.name)}`,
          ),
    ]),
    subject,
  };
}

/** `20:40 완료 도로관리과`, with the reason where one was given; of a rule nobody is named. */
function stepText(state: Text, at: Text, step: Step | undefined): Text {
  const who = step?.actor === undefined ? undefined : actorText(step.actor);
  const reason = step?.reason;
  return clauses([
    who === undefined
      ? both(`${at.ko} ${state.ko}`, `${english(state)} ${english(at)}`)
      : both(
          `${at.ko} ${state.ko} ${who.ko}`,
          `${english(state)} ${english(at)} by ${english(who)}`,
        ),
    reason === undefined ? undefined : both(`사유: ${reason}`, `reason: ${reason}`),
  ]);
}
