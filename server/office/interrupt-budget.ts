import { SEVERITIES, type Severity } from '../../contract/event.ts';

/** EEMUA 191: one alarm in ten minutes is what a person can act on. */
export const MOST_INTERRUPTS_AN_HOUR = 6;
/** The last places of an hour are kept for what is Extreme. */
const KEPT_FOR_EXTREME = 2;
const HOUR_MS = 3_600_000;

/** Who may take the attention of the office: one budget for all that it makes. */
export interface InterruptBudget {
  /** Whether it may interrupt now; if so it is counted. What may not is rolled up, never dropped. */
  ask(severity: Severity, nowMs: number): boolean;
  /** After a restart: an interrupt that was given. */
  recall(atMs: number): void;
  lastHour(nowMs: number): number;
}

export function interruptBudget(most = MOST_INTERRUPTS_AN_HOUR): InterruptBudget {
  let given: readonly number[] = [];
  const lastHour = (nowMs: number): number => {
    given = given.filter((atMs) => atMs > nowMs - HOUR_MS);
    return given.length;
  };
  return {
    lastHour,
    recall: (atMs) => {
      given = [...given, atMs];
    },
    ask: (severity, nowMs) => {
      const isExtreme = severity === SEVERITIES[0];
      if (lastHour(nowMs) >= (isExtreme ? most : most - KEPT_FOR_EXTREME)) return false;
      given = [...given, nowMs];
      return true;
    },
  };
}
