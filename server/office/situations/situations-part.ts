import type { Instant, SituationEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { InterruptBudget } from '../interrupt-budget.ts';
import { madeEvent } from '../made-event.ts';
import type { OfficePart } from '../office-part.ts';
import type { OfficeSettings } from '../office-settings.ts';
import { ground } from './ground.ts';
import { hazardWatch } from './hazard-watch.ts';
import { surroundings } from './surroundings.ts';

const MIN_PER_HOUR = 60;

type WithSituations = OfficeSettings & Required<Pick<OfficeSettings, 'situations'>>;

/** Events of several feeds that belong together in space, time and cause become one situation. */
export function situationsPart(settings: WithSituations, budget: InterruptBudget): OfficePart {
  const own = settings.situations;
  const land = ground(own.basins, settings.districts);
  const around = surroundings(land, own.cameras);
  const clock = (ms: number): string => {
    const minutes = Math.floor(settings.minuteOfDay(ms));
    const two = (part: number): string => String(part).padStart(2, '0');
    return `${two(Math.floor(minutes / MIN_PER_HOUR))}:${two(minutes % MIN_PER_HOUR)}`;
  };
  const watches = own.rules.map((rule) =>
    hazardWatch({ rule, settings: own, office: settings, ground: land, around, budget, clock }),
  );
  /** Open ones of a rule that the city no longer has. */
  let orphans: readonly SituationEvent[] = [];
  const observe: OfficePart['observe'] = (events, now, removed) => {
    around.observe(events, removed);
    for (const watch of watches) watch.observe(events, now, removed);
  };
  return {
    observe,
    judge: (city, now) => {
      const closed = orphans.map((event) => ended(event, now));
      orphans = [];
      return [...closed, ...watches.flatMap((watch) => watch.judge(city, now))];
    },
    recall: (city, now) => {
      const { observation, incident, alert, request, alarm, asset, situation } = city.byKind;
      for (const events of [observation, incident, alert, request, alarm, asset]) {
        observe([...events.values()], now, []);
      }
      for (const { data } of situation.values()) {
        if (data.annunciatedAt !== undefined) budget.recall(instantMs(data.annunciatedAt));
      }
      const open = [...situation.values()].filter(({ data }) => data.endedAt === undefined);
      for (const event of open.toSorted((a, b) => (a.data.openedAt < b.data.openedAt ? -1 : 1))) {
        const watch = watches[own.rules.findIndex(({ id }) => id === event.data.rule)];
        if (watch === undefined) orphans = [...orphans, event];
        else watch.recall(event, city, now);
      }
    },
  };
}

/** Nothing follows it any more. */
function ended(held: SituationEvent, now: Instant): SituationEvent {
  const { city, subject, domain, data } = held;
  const { version: _, provenance: __, geometry, districts, course, ...rest } = data;
  const why = { ko: '이 상황의 규칙이 더는 없음', en: 'the city no longer has its rule' };
  const phase = 'closed' as const;
  const step = { at: now, phase, severity: data.severity, why };
  return madeEvent({
    city,
    kind: 'situation',
    subject,
    domain,
    now,
    held,
    isEnded: true,
    geometry,
    districts,
    data: { ...rest, why, phase, endedAt: now, course: [...course, step] },
  });
}
