import type { AlarmEvent, CityEvent, Instant } from '../../contract/event.ts';
import type { AlarmLoadData } from '../../contract/alarm.ts';
import type { OfficeCommands } from '../../contract/command.ts';
import type { Role } from '../../contract/office.ts';
import { instantOf } from '../../contract/instant.ts';
import { cityState, type CityState } from '../../server/city/city-state.ts';
import { expire } from '../../server/city/expire.ts';
import { merge } from '../../server/city/merge.ts';
import type { AlarmRule } from '../../server/office/alarms/alarm-rule.ts';
import { alarmsPart } from '../../server/office/alarms/alarms-part.ts';
import { interruptBudget } from '../../server/office/interrupt-budget.ts';
import type { Carried, Order } from '../../server/office/office-part.ts';
import { observationAt } from './city-events.ts';

export const START_MS = Date.parse('2022-08-08T11:00:00.000Z');
const SETTINGS = {
  city: 'seoul',
  districts: [],
  dayOf: (ms: number) => instantOf(ms).slice(0, 10),
  minuteOfDay: (ms: number) => (ms / 60_000 + 9 * 60) % 1440,
};

/** A rule on a river in metres: 3 m low, 4 m medium, 5 m high. */
export const RIVER: AlarmRule = {
  id: 'river',
  label: { ko: '하천 수위', en: 'River' },
  hazard: 'flood',
  domain: 'water',
  watching: { kind: 'property', property: 'water.level', taking: { form: 'value' } },
  feeds: new Set(),
  where: {},
  unit: 'm',
  direction: 'above',
  levels: [
    { value: 3, severity: 'Minor', priority: 'low', label: { ko: '관심' } },
    { value: 4, severity: 'Moderate', priority: 'medium', label: { ko: '주의' } },
    { value: 5, severity: 'Extreme', priority: 'high', label: { ko: '심각' } },
  ],
  deadBandPct: 5,
  onDelayMs: 60_000,
  offDelayMs: 60_000,
  reAlarmMs: 3_600_000,
  isAhead: true,
  isSuppressible: true,
};

/** A city with the alarms part alone, merged and told as the pipeline does it. */
export function alarmDesk(rules: readonly AlarmRule[] = [RIVER]) {
  let state = cityState('seoul', 'epoch-1', [], instantOf(START_MS));
  const newPart = () => alarmsPart({ ...SETTINGS, alarms: { rules } }, interruptBudget());
  let part = newPart();
  const steps: { readonly now: Instant; readonly events: readonly CityEvent[] }[] = [];
  const take = (events: readonly CityEvent[], now: Instant): void => {
    const { delta, late } = merge(state, events, now);
    part.observe(delta.upserts, now, delta.removals);
    if (late.length > 0) part.observe(late, now, []);
    steps.push({ now, events: [...delta.upserts, ...late] });
  };
  const at = (sec: number): Instant => instantOf(START_MS + sec * 1000);
  return {
    steps,
    at,
    state: (): CityState => state,
    hear: (events: readonly CityEvent[], sec: number): void => take(events, at(sec)),
    /** A river gauge tells a level, at once. */
    level: (metres: number, sec: number, gauge = 1): void => {
      take([levelAt(metres, sec, gauge)], at(sec));
    },
    tick: (sec: number): void => {
      const { upserts, removals } = expire(state, at(sec));
      part.observe(upserts, at(sec), removals);
      take(part.judge(state, at(sec)), at(sec));
    },
    order: <N extends 'ack' | 'assign' | 'note' | 'shelve' | 'unshelve' | 'snooze'>(
      name: N,
      request: OfficeCommands[N],
      sec: number,
      role: Role = 'operator',
    ): Carried | undefined => {
      const order = { name, request, actor: { name: 'Kim', role } } as unknown as Order;
      const carried = part.command?.(state, order, at(sec));
      if (carried?.ok === true) take(carried.events, at(sec));
      return carried;
    },
    /** The process dies; another goes on from what the log has. */
    restart: (sec: number): void => {
      const held = state;
      state = cityState('seoul', 'epoch-1', [], at(sec));
      state.seq = held.seq;
      for (const [kind, events] of Object.entries(held.byKind)) {
        const own = state.byKind[kind as keyof typeof held.byKind] as Map<string, CityEvent>;
        for (const [subject, event] of events) own.set(subject, event);
      }
      part = newPart();
      const logged = steps.map(({ now, events }) => ({
        now,
        events: events.filter(({ kind }) => LOGGED.has(kind)),
      }));
      for (const { now, events } of logged) part.observe(events, now, []);
      part.recall(state, at(sec));
    },
    alarm: (gauge = 1): AlarmEvent['data'] | undefined =>
      state.byKind.alarm.get(`alarm/river/observation/river/${gauge}`)?.data,
    alarms: (): readonly AlarmEvent[] => [...state.byKind.alarm.values()],
    load: (): AlarmLoadData | undefined => {
      const data = state.byKind.indicator.get('indicator/alarm-load')?.data;
      return data?.form === 'alarm-load' ? data : undefined;
    },
  };
}

/** Kinds of the last steps that a log hands to the office. */
const LOGGED = new Set(['observation', 'incident', 'asset', 'alert', 'alarm']);

/** A good value of a river gauge at a second of the test. */
export function levelAt(metres: number, sec: number, gauge = 1): CityEvent {
  const base = observationAt(gauge, 0, metres);
  const time = instantOf(START_MS + sec * 1000);
  return {
    ...base,
    id: `${base.subject}@${time}`,
    time,
    recordedtime: time,
    data: { ...base.data, version: time, phenomenonTime: time, resultTime: time },
  };
}
