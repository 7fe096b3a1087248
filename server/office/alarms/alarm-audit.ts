import { PRIORITIES, type AlarmAuditData, type Priority } from '../../../contract/alarm.ts';
import type { AlarmEvent, Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { OfficeSettings } from '../office-settings.ts';

const DAYS_MS = 30 * 24 * 3_600_000;
/** Shares of a handful say nothing. */
const LEAST = 20;
const MOST_ACTORS = 10;

type Day = AlarmAuditData['days'][number];
type Audit = Pick<AlarmAuditData, 'days'>;

export interface AuditSums {
  readonly n: number;
  readonly sharePct: Readonly<Record<Priority, number>> | null;
  readonly badActors: readonly { readonly rule: string; readonly n: number }[];
}

/** Activations of 30 days by priority and rule; each once, by the highest priority it reached. */
export interface AlarmAudit {
  observe(event: AlarmEvent): void;
  sums(nowMs: number): AuditSums;
  /** By local day, oldest first. */
  days(): readonly Day[];
  /** Takes what was held at `until`; what was observed since stays added. */
  recall(held: Audit, until: Instant): void;
}

interface Counted {
  readonly at: Instant;
  readonly day: string;
  readonly priority: Priority;
  readonly rule: string;
}

export function alarmAudit({ dayOf }: Pick<OfficeSettings, 'dayOf'>): AlarmAudit {
  const days = new Map<string, Day>();
  /** Newest activation of each alarm. */
  const newest = new Map<string, Counted>();
  /** What changed the counts before the first look: a restart may know a part of it already. */
  let replayed: { readonly at: Instant; readonly one: Counted; readonly by: 1 | -1 }[] | undefined =
    [];

  const add = ({ day, priority, rule }: Counted, by: 1 | -1): void => {
    const held = days.get(day) ?? { day, n: { high: 0, medium: 0, low: 0 }, rules: {} };
    days.set(day, {
      day,
      n: { ...held.n, [priority]: held.n[priority] + by },
      rules: { ...held.rules, [rule]: (held.rules[rule] ?? 0) + by },
    });
  };
  return {
    observe: ({ subject, time, data }) => {
      const { activeSince, priority, rule, transitions } = data;
      const at = transitions.findLast(({ by }) => by === 'on-delay')?.at ?? activeSince;
      const before = newest.get(subject);
      if (before?.at === at) {
        if (PRIORITIES.indexOf(priority) >= PRIORITIES.indexOf(before.priority)) return;
        add(before, -1);
        replayed?.push({ at: time, one: before, by: -1 });
      }
      const next = { at, day: dayOf(instantMs(at)), priority, rule };
      add(next, 1);
      newest.set(subject, next);
      replayed?.push({ at: time, one: next, by: 1 });
    },
    sums: (nowMs) => {
      replayed = undefined;
      const first = dayOf(nowMs - DAYS_MS);
      for (const day of days.keys()) if (day < first) days.delete(day);
      const n = { high: 0, medium: 0, low: 0 };
      const rules = new Map<string, number>();
      for (const day of days.values()) {
        for (const priority of PRIORITIES) n[priority] += day.n[priority];
        for (const [rule, times] of Object.entries(day.rules)) {
          rules.set(rule, (rules.get(rule) ?? 0) + times);
        }
      }
      const all = n.high + n.medium + n.low;
      const share = (priority: Priority): number => Math.round((1000 * n[priority]) / all) / 10;
      return {
        n: all,
        sharePct:
          all < LEAST ? null : { high: share('high'), medium: share('medium'), low: share('low') },
        badActors: [...rules]
          .map(([rule, times]) => ({ rule, n: times }))
          .filter((actor) => actor.n > 0)
          .toSorted((a, b) => b.n - a.n || (a.rule < b.rule ? -1 : 1))
          .slice(0, MOST_ACTORS),
      };
    },
    days: () => [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    recall: (held, until) => {
      days.clear();
      for (const day of held.days) days.set(day.day, day);
      for (const { at, one, by } of replayed ?? []) if (at > until) add(one, by);
    },
  };
}
