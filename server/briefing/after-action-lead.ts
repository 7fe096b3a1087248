import type { SituationEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { activationsOf } from './alarms-section.ts';
import { lastOf, versionsOf, type BriefingFacts } from './briefing-facts.ts';
import type { CityClock } from './city-clock.ts';
import { leadText, worstUntil } from './situations-section.ts';
import { both, english, joined, plural, sentences, severityWord } from './wording.ts';

/** What became of a situation, in the fewest words. */
export function afterActionLead(
  facts: BriefingFacts,
  situation: SituationEvent,
  clock: CityClock,
): Text {
  const { data, subject } = situation;
  const time = (at: string): Text => clock.time(at, facts.from);
  const worst = worstUntil(situation, facts);
  const word = worst === undefined ? undefined : severityWord(worst);
  const [opened, ended] = [time(data.openedAt), data.endedAt];
  const isEnded = ended !== undefined && ended < facts.to;
  const end = time(isEnded ? ended : facts.to);
  const own = new Set(data.alarms);
  const alarms = activationsOf(facts).filter(({ alarm }) => own.has(alarm.subject)).length;
  const orders = [...lastOf(facts, 'directive').values()].filter(
    (event) => event.data.about === subject,
  ).length;
  const missing = joined(data.missing.map(({ label }) => label));
  return sentences([
    isEnded
      ? both(
          `${opened.ko} 열려 ${end.ko} 닫힘`,
          `opened ${english(opened)}, closed ${english(end)}`,
        )
      : both(
          `${opened.ko} 열려 ${end.ko} 현재 계속`,
          `opened ${english(opened)}, still open at ${english(end)}`,
        ),
    word === undefined
      ? undefined
      : both(`가장 높은 단계 ${word.ko}`, `at worst: ${english(word)}`),
    leadText(situation, versionsOf(facts, 'incident'), facts),
    both(
      `경보 ${alarms}회, 지시 ${orders}건`,
      `${plural(alarms, 'alarm')}, ${plural(orders, 'order')}`,
    ),
    data.missing.length === 0
      ? undefined
      : both(`알 수 없던 것: ${missing.ko}`, `not known: ${english(missing)}`),
  ]);
}
