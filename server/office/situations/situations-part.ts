import type { CityEvent, Instant, Kind, SituationEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { CityView } from '../city-view.ts';
import type { InterruptBudget } from '../interrupt-budget.ts';
import type { Carried, OfficePart, Order } from '../office-part.ts';
import type { OfficeSettings } from '../office-settings.ts';
import { ground } from './ground.ts';
import { hazardWatch, type HazardWatch } from './hazard-watch.ts';
import { retold } from './retold.ts';
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
  const watchOf = ({ data }: SituationEvent): HazardWatch | undefined =>
    watches[own.rules.findIndex(({ id }) => id === data.rule)];
  const carried = (city: CityView, order: Order, now: Instant): Carried | undefined => {
    const { request } = order;
    const subject = 'subject' in request ? request.subject : '';
    if (!subject.startsWith('situation/')) return undefined;
    const event = city.byKind.situation.get(subject);
    if (event === undefined) {
      return { ok: false, code: 'no-such-subject', problem: NO_SITUATION };
    }
    const done = watchOf(event)?.command(event, order, now) ?? { conflict: OVER };
    if ('conflict' in done) return { ok: false, code: 'conflict', problem: done.conflict };
    return { ok: true, subject, events: done.events };
  };
  return {
    kinds: KINDS,
    observe,
    command: carried,
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
        const watch = watchOf(event);
        if (watch === undefined) orphans = [...orphans, event];
        else watch.recall(event, city, now);
      }
    },
  };
}

/** Nothing follows it any more. */
function ended(held: SituationEvent, now: Instant): SituationEvent {
  const { severity, course } = held.data;
  const why = { ko: '이 상황의 규칙이 더는 없음', en: 'the city no longer has its rule' };
  const phase = 'closed' as const;
  const step = { at: now, phase, severity, why };
  return retold(held, { why, phase, endedAt: now, course: [...course, step] }, now);
}

const NO_SITUATION = { ko: '그런 상황이 없습니다', en: 'there is no such situation' };
const OVER = { ko: '이미 끝난 상황입니다', en: 'the situation is over' };
