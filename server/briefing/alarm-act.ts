import type { AlarmEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { isWithin, type BriefingFacts } from './briefing-facts.ts';
import type { CityClock } from './city-clock.ts';
import { actorText, both, clauses, english } from './wording.ts';

type Step = AlarmEvent['data']['transitions'][number];

const ACTS: Readonly<Record<string, Text>> = {
  ack: both('확인', 'acknowledged'),
  assign: both('담당 지정', 'assigned'),
  note: both('메모', 'noted'),
  shelve: both('보류', 'shelved'),
  unshelve: both('보류 해제', 'unshelved'),
  snooze: both('바뀔 때까지 조용히', 'snoozed'),
};

/** What a person did about an alarm in the span: the acknowledgement, else the last of it. */
export function lastAct({ data }: AlarmEvent, facts: BriefingFacts): Step | undefined {
  const acts = data.transitions.filter(
    ({ at, actor }) => actor !== undefined && isWithin(at, facts),
  );
  return acts.findLast(({ by }) => by === 'ack') ?? acts.at(-1);
}

/** `20:31 확인 김실장`, with the reason where one was given. */
export function actText({ at, by, actor, reason }: Step, from: string, clock: CityClock): Text {
  const time = clock.time(at, from);
  const what = ACTS[by] ?? both(by, by);
  const who = actor === undefined ? both('', '') : actorText(actor);
  return clauses([
    both(`${time.ko} ${what.ko} ${who.ko}`, `${english(what)} ${english(time)} by ${english(who)}`),
    reason === undefined ? undefined : both(`사유: ${reason}`, `reason: ${reason}`),
  ]);
}
