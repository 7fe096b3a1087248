import type {
  AlarmEvent,
  CityEvent,
  IndicatorEvent,
  Instant,
  Kind,
} from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { CityView } from '../city-view.ts';
import type { InterruptBudget } from '../interrupt-budget.ts';
import { madeEvent } from '../made-event.ts';
import type { Carried, OfficePart, Order } from '../office-part.ts';
import type { OfficeSettings } from '../office-settings.ts';
import { alarmAudit } from './alarm-audit.ts';
import { commanded } from './alarm-commands.ts';
import { activationsOf, alarmCourse } from './alarm-course.ts';
import { alarmLoad, isSameLoad } from './alarm-load.ts';
import { moved, without, type Alarm } from './alarm-machine.ts';
import { hasMoved, isNews } from './alarm-news.ts';
import { levelled } from './alarm-of.ts';
import type { AlarmSettings } from './alarm-rule.ts';
import { timed } from './alarm-timers.ts';
import { ALARM_LOAD, annunciator } from './annunciator.ts';
import { situationCover } from './situation-cover.ts';
import { sourceSilence } from './source-silence.ts';
import { placeOf, type Watch } from './watch.ts';
import { watchedThings } from './watched-things.ts';

const ALARM_AUDIT = 'indicator/alarm-audit';
const HOUR_MS = 3_600_000;
/** The rate meter falls by time alone. */
const LOAD_EVERY_MS = 15_000;

type AlarmsSettings = Pick<OfficeSettings, 'city' | 'districts' | 'dayOf' | 'minuteOfDay'> & {
  readonly alarms: AlarmSettings;
};

/** Values beyond limits: one alarm a rule and thing, from its first level to its end. */
export function alarmsPart(settings: AlarmsSettings, budget: InterruptBudget): OfficePart {
  const { city, alarms } = settings;
  const rules = new Map(alarms.rules.map((rule) => [rule.id, rule]));
  const things = watchedThings(alarms.rules, settings);
  const tell = annunciator(budget);
  const audit = alarmAudit(settings);
  const cover = situationCover();
  const silence = sourceSilence();
  const activations = new Map<string, readonly number[]>();
  const course = alarmCourse(settings, tell, activations);
  const held = new Map<string, AlarmEvent>();
  const shown = new Map<string, IndicatorEvent>();
  let isCoverNews = false;
  let hasJudged = false;
  let loadMs = Number.NEGATIVE_INFINITY;
  let auditHour = Number.NaN;

  const watchOf = ({ rule, watched }: Alarm): Watch | undefined => things.find(rule, watched);
  const situationOf = (subject: string, watch: Watch): string | undefined => {
    if (!watch.rule.isSuppressible) return undefined;
    const { geometry } = placeOf(watch);
    return cover.of({ subject, hazard: watch.rule.hazard, geometry });
  };
  /** Of an alarm that stands, also when nothing is heard of its thing any more. */
  const coverOf = ({ subject, data }: AlarmEvent): string | undefined => {
    const rule = rules.get(data.rule);
    if (rule?.isSuppressible !== true) return undefined;
    return cover.of({ subject, hazard: rule.hazard, geometry: data.geometry });
  };

  /** The alarm of a watch with what it says now. */
  const judged = (watch: Watch, now: Instant): Alarm | undefined => {
    const { subject, gate } = watch;
    const event = held.get(subject);
    const isSilent = silence.isSilent(watch, now);
    let alarm: Alarm | undefined = event?.data;
    const changes = gate.settle(instantMs(now), !isSilent);
    const situation = changes.length === 0 ? undefined : situationOf(subject, watch);
    for (const change of changes) alarm = course.changed(alarm, watch, change, now, situation);
    if (alarm?.isActive !== true) return alarm;
    const level = watch.levels[gate.level()];
    const next =
      level === undefined || changes.length > 0 ? alarm : levelled(alarm, watch, level, settings);
    const marked = isSilent
      ? { ...next, isStale: true as const }
      : without(next, ...(next.isStale === undefined ? [] : (['isStale'] as const)));
    if (event === undefined || marked.isSnoozed !== true || !hasMoved(event.data, marked)) {
      return marked;
    }
    // Quiet until its value changes: it has.
    const awake = without(marked, 'isSnoozed');
    const heard = awake.state === 'unack-active' ? tell.announce(awake, 'again', now) : awake;
    return moved(marked, heard, now, { by: 'changed' }) ?? marked;
  };

  const eventOf = (subject: string, alarm: Alarm, now: Instant): AlarmEvent => {
    const watch = watchOf(alarm);
    const before = held.get(subject);
    const { geometry, districts } = watch === undefined ? NOWHERE : placeOf(watch);
    return madeEvent({
      city,
      kind: 'alarm',
      subject,
      domain: rules.get(alarm.rule)?.domain ?? before?.domain ?? 'system',
      now,
      held: before,
      isEnded: alarm.endedAt !== undefined,
      geometry: geometry ?? before?.data.geometry ?? null,
      districts: districts.length > 0 ? districts : (before?.data.districts ?? []),
      data: alarm,
    });
  };

  const indicators = (now: Instant, isChanged: boolean): readonly IndicatorEvent[] => {
    const nowMs = instantMs(now);
    const made: IndicatorEvent[] = [];
    if (isChanged || nowMs - loadMs >= LOAD_EVERY_MS) {
      loadMs = nowMs;
      const parts = { budget, tell, audit };
      const load = alarmLoad(held.values(), parts, things.unjudged(), now);
      if (!isSameLoad(shown.get(ALARM_LOAD), load)) made.push(indicator(ALARM_LOAD, load, now));
    }
    const hour = Math.floor(nowMs / HOUR_MS);
    if (hour === auditHour) return made;
    auditHour = hour;
    const days = audit.days();
    if (days.length === 0) return made;
    const data = { form: 'alarm-audit', until: now, days, ...AUDIT_WORDS } as const;
    return [...made, indicator(ALARM_AUDIT, data, now)];
  };
  const indicator = (
    subject: string,
    data: Parameters<typeof madeEvent<'indicator'>>[0]['data'],
    now: Instant,
  ): IndicatorEvent =>
    madeEvent({
      city,
      kind: 'indicator',
      subject,
      domain: 'system',
      now,
      held: shown.get(subject),
      data,
    });

  const observe = (events: readonly CityEvent[], _now: Instant, gone: readonly string[]): void => {
    for (const event of events) {
      switch (event.kind) {
        case 'alarm':
          held.set(event.subject, event);
          audit.observe(event);
          if (!hasJudged) tell.recall(event.subject, event.data);
          break;
        case 'situation':
          if (cover.observe(event)) isCoverNews = true;
          break;
        case 'feed':
          silence.observe(event);
          break;
        case 'indicator':
          if (event.data.form === 'alarm-load' || event.data.form === 'alarm-audit') {
            shown.set(event.subject, event);
          } else things.observe(event);
          break;
        case 'observation':
        case 'asset':
        case 'alert':
          things.observe(event);
          break;
        case 'position':
        case 'incident':
        case 'request':
        case 'stage':
        case 'directive':
          break;
      }
    }
    for (const subject of gone) {
      if (subject.startsWith('alarm/')) held.delete(subject);
      else if (cover.gone(subject)) isCoverNews = true;
      else things.gone(subject);
    }
  };

  const judge = (_city: CityView, now: Instant): readonly CityEvent[] => {
    hasJudged = true;
    const drafts = new Map<string, Alarm>();
    const changed = [...things.take(instantMs(now))].toSorted(byWorst);
    for (const watch of changed) {
      const alarm = judged(watch, now);
      things.wake(watch);
      if (alarm !== undefined) drafts.set(watch.subject, alarm);
    }
    for (const event of held.values()) {
      const { subject, data } = event;
      if (data.endedAt !== undefined) continue;
      const draft = drafts.get(subject) ?? data;
      const watch = watchOf(draft);
      // Off the shelf inside a situation it goes back to it, and calls nobody.
      const isBack = draft.shelvedUntil !== undefined && draft.shelvedUntil <= now;
      const own = isCoverNews || isBack ? coverOf(event) : undefined;
      const off = isBack && own !== undefined ? without(draft, 'shelvedUntil') : draft;
      const covered = isCoverNews || off !== draft ? course.covered(off, own, now) : draft;
      const lastMs = activations.get(subject)?.at(-1) ?? Number.NEGATIVE_INFINITY;
      const next = timed(covered, rules.get(draft.rule), lastMs, now, tell);
      const isSilent = watch !== undefined && next.isActive && silence.isSilent(watch, now);
      const marked = isSilent && next.isStale !== true ? { ...next, isStale: true as const } : next;
      if (marked !== data) drafts.set(subject, marked);
    }
    isCoverNews = false;
    const made: AlarmEvent[] = [];
    for (const [subject, alarm] of drafts) {
      const before = held.get(subject);
      if (before !== undefined && !isNews(before, alarm, now)) continue;
      made.push(eventOf(subject, alarm, now));
    }
    for (const event of made) {
      held.set(event.subject, event);
      audit.observe(event);
    }
    return [...made, ...indicators(now, made.length > 0)];
  };

  return {
    kinds: KINDS,
    observe,
    judge,
    recall: ({ byKind }, now) => {
      for (const kind of ['observation', 'asset', 'alert', 'indicator', 'feed'] as const) {
        observe([...byKind[kind].values()], now, []);
      }
      observe([...byKind.situation.values()], now, []);
      held.clear();
      for (const event of byKind.alarm.values()) {
        held.set(event.subject, event);
        activations.set(event.subject, activationsOf(event.data));
      }
      const audited = byKind.indicator.get(ALARM_AUDIT)?.data;
      if (audited?.form === 'alarm-audit') audit.recall(audited, audited.until);
      auditHour = Math.floor(instantMs(now) / HOUR_MS);
      things.recall((watch) => {
        const alarm = held.get(watch.subject)?.data;
        if (alarm?.isActive !== true) return -1;
        return watch.levels.findIndex(({ severity }) => severity === alarm.severity);
      });
    },
    command: (_city, order, now) => carried(order, now),
  };

  function carried(order: Order, now: Instant): Carried | undefined {
    const { request } = order;
    const subject = 'subject' in request ? request.subject : '';
    if (!subject.startsWith('alarm/')) return undefined;
    const event = held.get(subject);
    if (event === undefined) return { ok: false, code: 'no-such-subject', problem: NO_ALARM };
    const done = commanded(event, order, now, tell);
    if (done === undefined) return undefined;
    if ('conflict' in done) return { ok: false, code: 'conflict', problem: done.conflict };
    if ('isRepeated' in done) return { ok: true, subject, events: [] };
    return { ok: true, subject, events: [eventOf(subject, done.alarm, now)] };
  }
}

const KINDS: ReadonlySet<Kind> = new Set([
  'alarm',
  'situation',
  'feed',
  'indicator',
  'observation',
  'asset',
  'alert',
]);
const NO_ALARM = { ko: '그런 경보가 없습니다', en: 'there is no such alarm' };
const NOWHERE = { geometry: null, districts: [] } as const;
const AUDIT_WORDS = {
  derivedFrom: [],
  why: { ko: '우선순위별 발생 건수', en: 'activations by priority' },
} as const;

/** The most severe first: interrupts are few. Then by name, so that a restart changes nothing. */
function byWorst(a: Watch, b: Watch): number {
  return b.gate.level() - a.gate.level() || (a.subject < b.subject ? -1 : 1);
}
