import type { CityEvent, Instant, Kind, SituationEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { InterruptBudget } from '../interrupt-budget.ts';
import { madeEvent } from '../made-event.ts';
import type { OfficePart } from '../office-part.ts';
import type { OfficeSettings } from '../office-settings.ts';
import { ground } from './ground.ts';
import { hazardWatch, type HazardWatch } from './hazard-watch.ts';
import { surroundings } from './surroundings.ts';

const MIN_PER_HOUR = 60;
/** What rules read, and what lies around. */
const READ_KINDS = ['observation', 'incident', 'alert', 'request', 'alarm', 'asset'] as const;
const KINDS: ReadonlySet<Kind> = new Set(READ_KINDS);

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
  const hearers = new Map<string, readonly HazardWatch[]>();
  /** Asked of the rules once for each kind and property. */
  const hearersOf = (event: CityEvent): readonly HazardWatch[] => {
    const key = event.kind === 'observation' ? event.data.observedProperty : event.kind;
    const held = hearers.get(key);
    if (held !== undefined) return held;
    const asked = watches.filter((watch) => watch.hears(event));
    hearers.set(key, asked);
    return asked;
  };
  const observe: OfficePart['observe'] = (events, now, removed) => {
    const heard = new Map<HazardWatch, CityEvent[]>(watches.map((watch) => [watch, []]));
    for (const event of events) {
      if (!KINDS.has(event.kind)) continue;
      around.note(event);
      for (const watch of hearersOf(event)) heard.get(watch)?.push(event);
    }
    for (const subject of removed) around.gone(subject);
    for (const [watch, those] of heard) watch.observe(those, now, removed);
  };
  return {
    kinds: KINDS,
    observe,
    judge: (city, now) => {
      const closed = orphans.map((event) => ended(event, now));
      orphans = [];
      return [...closed, ...watches.flatMap((watch) => watch.judge(city, now))];
    },
    recall: (city, now) => {
      const { situation } = city.byKind;
      for (const kind of READ_KINDS) observe([...city.byKind[kind].values()], now, []);
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
