import type {
  BriefingActivations,
  BriefingLine,
  BriefingSection,
} from '../../contract/briefing.ts';
import { PRIORITIES, type Priority } from '../../contract/alarm.ts';
import type { AlarmEvent, Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { Text } from '../../contract/place.ts';
import { actText, lastAct } from './alarm-act.ts';
import {
  isWithin,
  lastOf,
  versionsOf,
  type BriefingFacts,
  type BriefingQuestion,
} from './briefing-facts.ts';
import type { CityClock } from './city-clock.ts';
import { compare, section } from './section.ts';
import {
  amount,
  both,
  english,
  joined,
  numberText,
  plural,
  rankOf,
  clauses,
  sentences,
} from './wording.ts';

const LINES = 8;
const TOP_RULES = 3;
/** About so many bars are told apart on a page. */
const BARS = 48;
const MINUTE_MS = 60_000;

interface Activation {
  readonly at: Instant;
  readonly alarm: AlarmEvent;
}

const PRIORITY: Readonly<Record<Priority, Text>> = {
  high: both('상', 'high'),
  medium: both('중', 'medium'),
  low: both('하', 'low'),
};

/** Each time an alarm became active in the span, oldest first. */
export function activationsOf(facts: BriefingFacts): readonly Activation[] {
  const found = new Map<string, Activation>();
  const last = lastOf(facts, 'alarm');
  for (const event of [...versionsOf(facts, 'alarm'), ...last.values()]) {
    for (const { at, by } of event.data.transitions) {
      // What is told again, or worse than before, was active already.
      if (by !== 'on-delay' || !isWithin(at, facts)) continue;
      found.set(`${event.subject} ${at}`, { at, alarm: last.get(event.subject) ?? event });
    }
  }
  return [...found.values()].toSorted(
    (a, b) => compare(a.at, b.at) || compare(a.alarm.subject, b.alarm.subject),
  );
}

/** How the load came and went. */
export function activationSteps(
  { from, to }: BriefingQuestion,
  activations: readonly Activation[],
): BriefingActivations {
  const spanMs = instantMs(to) - instantMs(from);
  const stepMs = Math.max(5, Math.ceil(spanMs / BARS / MINUTE_MS / 5) * 5) * MINUTE_MS;
  const counts = Array.from({ length: Math.ceil(spanMs / stepMs) }, () => 0);
  for (const { at } of activations) {
    const index = Math.floor((instantMs(at) - instantMs(from)) / stepMs);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return { stepSec: stepMs / 1000, counts };
}

export function alarmsSection(facts: BriefingFacts, clock: CityClock): BriefingSection {
  const activations = activationsOf(facts);
  const end = [...lastOf(facts, 'alarm').values()].filter(
    ({ data }) => data.endedAt === undefined || data.endedAt >= facts.to,
  );
  const count = (of: (alarm: AlarmEvent) => boolean): number => end.filter(of).length;
  const unacknowledged = count(({ data }) => data.state === 'unack-active');
  const standing = count(({ data }) => data.isStanding === true);
  const shelved = count(({ data }) => data.state === 'shelved');
  const suppressed = count(({ data }) => data.state === 'suppressed');
  const byPriority = PRIORITIES.map((priority) => ({
    priority,
    n: activations.filter(({ alarm }) => alarm.data.priority === priority).length,
  }));
  const alarms = [
    ...Map.groupBy(activations, ({ alarm }) => alarm.subject).values(),
    ...actedOn(facts, activations),
  ];
  const n = activations.length;
  const now = clock.time(facts.to, facts.to);
  const acts = alarms.filter(([one]) => one !== undefined && lastAct(one.alarm, facts)).length;
  const summary = sentences([
    n === 0
      ? both('울린 경보 없음', 'No alarm went off')
      : both(`경보 ${numberText(n)}회`, plural(n, 'activation')),
    n === 0
      ? undefined
      : joined(
          byPriority.map(({ priority, n: each }) =>
            both(`${PRIORITY[priority].ko} ${each}`, `${PRIORITY[priority].en ?? ''} ${each}`),
          ),
        ),
    topRules(activations),
    acts === 0 ? undefined : both(`사람이 조치 ${acts}건`, `${acts} acted on by people`),
    end.length === 0
      ? undefined
      : both(
          `${now.ko} 현재 미확인 ${unacknowledged}, 장기 지속 ${standing}, 보류 ${shelved}, 상황에 묶임 ${suppressed}`,
          `at ${english(now)} ${unacknowledged} unacknowledged, ${standing} standing, ${shelved} shelved, ${suppressed} told by a situation`,
        ),
  ]);
  const lines = alarms.toSorted(byWeight(facts)).map((list) => alarmLine(list, facts, clock));
  const title = both('경보', 'Alarms');
  return section({ id: 'alarms', title, summary }, lines, LINES);
}

/** Alarms that became active before the span, and somebody acted on them in it. */
function actedOn(
  facts: BriefingFacts,
  activations: readonly Activation[],
): readonly (readonly Activation[])[] {
  const begun = new Set(activations.map(({ alarm }) => alarm.subject));
  return [...lastOf(facts, 'alarm').values()]
    .filter((alarm) => !begun.has(alarm.subject) && lastAct(alarm, facts) !== undefined)
    .map((alarm) => [{ at: alarm.data.activeSince, alarm }]);
}

function topRules(activations: readonly Activation[]): Text | undefined {
  const rules = [...Map.groupBy(activations, ({ alarm }) => alarm.data.rule)]
    .map(([rule, list]) => ({ rule, list }))
    .toSorted((a, b) => b.list.length - a.list.length || compare(a.rule, b.rule))
    .slice(0, TOP_RULES);
  if (rules.length === 0) return undefined;
  const told = rules.map(({ rule, list }) => {
    const label = list[0]?.alarm.data.label ?? both(rule, rule);
    return both(`${label.ko} ${list.length}회`, `${english(label)} ${list.length}`);
  });
  const { ko, en = ko } = joined(told);
  return both(`많은 것: ${ko}`, `most often: ${en}`);
}

/** By priority; of one priority first those that somebody took up. */
const byWeight =
  (facts: BriefingFacts) =>
  (a: readonly Activation[], b: readonly Activation[]): number => {
    const [first, other] = [a[0], b[0]];
    if (first === undefined || other === undefined) return 0;
    const priority = ({ alarm }: Activation): number => PRIORITIES.indexOf(alarm.data.priority);
    const untouched = ({ alarm }: Activation): number =>
      Number(lastAct(alarm, facts) === undefined);
    return (
      priority(first) - priority(other) ||
      untouched(first) - untouched(other) ||
      rankOf(first.alarm.data.severity) - rankOf(other.alarm.data.severity) ||
      compare(first.at, other.at) ||
      compare(first.alarm.subject, other.alarm.subject)
    );
  };

function alarmLine(
  list: readonly Activation[],
  facts: BriefingFacts,
  clock: CityClock,
): BriefingLine {
  const [first] = list;
  if (first === undefined) throw new Error('a group has a member');
  const { alarm, at } = first;
  const { data, subject } = alarm;
  const act = lastAct(alarm, facts);
  const { label, place, limit, worst, unit, clearedAt, severity, state } = data;
  const cleared =
    clearedAt !== undefined && clearedAt < facts.to && !data.isActive ? clearedAt : undefined;
  const worstAt = worst === undefined ? undefined : clock.time(worst.at, at);
  return {
    at,
    until: cleared ?? null,
    head: joined([place, label], ' '),
    text: clauses([
      worst === undefined
        ? undefined
        : both(
            `${data.direction === 'below' ? '최저' : '최고'} ${amount(worst.value, unit).ko}(${worstAt?.ko ?? ''})`,
            `worst ${english(amount(worst.value, unit))} (${worstAt?.en ?? ''})`,
          ),
      limit === undefined
        ? undefined
        : both(`기준 ${amount(limit, unit).ko}`, `limit ${english(amount(limit, unit))}`),
      list.length === 1 ? undefined : both(`${list.length}회`, `${list.length} times`),
      state === 'unack-active' || state === 'unack-cleared'
        ? both('미확인', 'unacknowledged')
        : undefined,
      act === undefined ? undefined : actText(act, at, clock),
    ]),
    severity,
    subject,
  };
}
