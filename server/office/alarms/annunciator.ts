import type { AlarmLoad } from '../../../contract/alarm.ts';
import { SEVERITIES, type Instant, type Severity } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { InterruptBudget } from '../interrupt-budget.ts';
import { without, type Alarm } from './alarm-machine.ts';

export const ALARM_LOAD = 'indicator/alarm-load';

/** Why an alarm wants to be heard: new, worse, waited too long, back from the shelf or a situation. */
export type Occasion = 'new' | 'worse' | 'again' | 'back';

const TEN_MIN_MS = 600_000;
/** The same rule in the same district is one call for so long, unless it gets worse. */
const SAME_CALL_MS = 1_800_000;
/** EEMUA 191: over 2 in ten minutes is high; ISA-18.2: from 10 it is a flood. */
const HIGH_OVER = 2;
const FLOOD_FROM = 10;

/** Who is heard, and how loud. Nothing is dropped: what may not interrupt is listed or rolled up. */
export interface Annunciator {
  announce(alarm: Alarm, occasion: Occasion, now: Instant): Alarm;
  /** Nobody is called by it any more: seen, over, put away. */
  hush(alarm: Alarm, into?: string): Alarm;
  lastTenMin(nowMs: number): number;
  load(nowMs: number): AlarmLoad;
  /** What was announced before a restart. */
  recall(subject: string, alarm: Alarm): void;
}

/** One budget of interrupts is shared with all that may take attention. */
export function annunciator(budget: InterruptBudget): Annunciator {
  let heard: readonly number[] = [];
  const lastTenMin = (nowMs: number): number => {
    heard = heard.filter((atMs) => atMs > nowMs - TEN_MIN_MS);
    return heard.length;
  };
  const load = (nowMs: number): AlarmLoad => {
    const n = lastTenMin(nowMs);
    if (n >= FLOOD_FROM) return 'flood';
    return n > HIGH_OVER ? 'high' : 'normal';
  };
  const calls = new Map<string, { readonly atMs: number; readonly severity: Severity }>();
  const callKey = ({ rule, districts }: Alarm): string => `${rule} ${districts[0] ?? ''}`;
  const isSameCall = (alarm: Alarm, nowMs: number): boolean => {
    const call = calls.get(callKey(alarm));
    if (call === undefined || nowMs - call.atMs >= SAME_CALL_MS) return false;
    return SEVERITIES.indexOf(alarm.severity) >= SEVERITIES.indexOf(call.severity);
  };
  const recalled = new Set<string>();
  return {
    lastTenMin,
    load,
    recall: (subject, alarm) => {
      const { annunciation, annunciatedAt, severity } = alarm;
      if (annunciatedAt === undefined || recalled.has(`${subject} ${annunciatedAt}`)) return;
      recalled.add(`${subject} ${annunciatedAt}`);
      heard = [...heard, instantMs(annunciatedAt)];
      if (annunciation !== 'interrupt') return;
      budget.recall(instantMs(annunciatedAt));
      calls.set(callKey(alarm), { atMs: instantMs(annunciatedAt), severity });
    },
    hush: (alarm, into) => {
      if (into === undefined) return { ...without(alarm, 'into'), annunciation: 'listed' };
      return { ...alarm, annunciation: 'rolled-up', into };
    },
    announce: (alarm, occasion, now) => {
      const nowMs = instantMs(now);
      const isFlood = load(nowMs) === 'flood';
      heard = [...heard, nowMs];
      const told = { ...without(alarm, 'into'), annunciatedAt: now };
      if (mayAsk(alarm, occasion)) {
        if (!isSameCall(alarm, nowMs) && budget.ask(alarm.severity, nowMs)) {
          calls.set(callKey(alarm), { atMs: nowMs, severity: alarm.severity });
          return { ...told, annunciation: 'interrupt' };
        }
        return { ...told, annunciation: 'rolled-up', into: ALARM_LOAD };
      }
      if (isFlood) return { ...told, annunciation: 'rolled-up', into: ALARM_LOAD };
      return { ...told, annunciation: 'listed' };
    },
  };
}

/** Only high priority asks for attention, and what has become severe since it was listed; low never does. */
function mayAsk({ priority, severity }: Alarm, occasion: Occasion): boolean {
  if (priority === 'high') return true;
  if (priority === 'low' || occasion !== 'worse') return false;
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf('Severe');
}
