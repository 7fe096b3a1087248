import { randomInt } from 'node:crypto';

/** A code as its wall shows it. */
export interface PairingCode {
  readonly code: string;
  readonly untilMs: number;
}

/** What is typed into a phone to drive the wall that shows it: who stands before it can read it. */
export interface PairingCodes {
  /** The one that the wall shows now. */
  of(screen: string): PairingCode;
  /** Whose code this is, also for a minute after it has changed. */
  screenOf(code: string): string | undefined;
  drop(screen: string): void;
}

const CODES = 1_000_000;
const DIGITS = 6;
const CHANGE_AFTER_MS = 10 * 60_000;
/** Somebody is just typing it. */
const GRACE_MS = 60_000;

interface Held {
  readonly now: PairingCode;
  readonly before: PairingCode | undefined;
}

export function pairingCodes(nowMs: () => number): PairingCodes {
  const held = new Map<string, Held>();

  const screenOf = (code: string): string | undefined => {
    const now = nowMs();
    const isGood = (one: PairingCode | undefined): boolean =>
      one?.code === code && now < one.untilMs + GRACE_MS;
    return [...held].find(([, own]) => isGood(own.now) || isGood(own.before))?.[0];
  };
  const unused = (): string => {
    for (;;) {
      const code = String(randomInt(CODES)).padStart(DIGITS, '0');
      if (screenOf(code) === undefined) return code;
    }
  };

  return {
    of: (screen) => {
      const own = held.get(screen)?.now;
      if (own !== undefined && nowMs() < own.untilMs) return own;
      const now = { code: unused(), untilMs: nowMs() + CHANGE_AFTER_MS };
      held.set(screen, { now, before: own });
      return now;
    },
    screenOf,
    drop: (screen) => void held.delete(screen),
  };
}
