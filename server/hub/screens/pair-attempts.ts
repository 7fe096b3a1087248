/** Counts attempts of a while: nobody tries codes one after the other. */
export interface PairAttempts {
  /** Nothing more is looked up for this address for now, not even a right code. */
  isTooOften(address: string): boolean;
  note(address: string): void;
}

export interface AttemptLimits {
  readonly withinMs: number;
  readonly perAddress: number;
  readonly ofAll: number;
}

const MINUTE_MS = 60_000;

/** A wrong code is a guess at every wall, so what all guess together counts as well. */
export const WRONG_CODES: readonly AttemptLimits[] = [
  { withinMs: MINUTE_MS, perAddress: 5, ofAll: 20 },
  // For the patient: all guesses of a day find the code of a given wall with a chance of 0.3 %.
  { withinMs: 60 * MINUTE_MS, perAddress: 30, ofAll: 120 },
];
/** A class of visitors behind one address may all pair; nobody fills the audit trail. */
export const RIGHT_CODES: readonly AttemptLimits[] = [
  { withinMs: MINUTE_MS, perAddress: 30, ofAll: 30 },
];
/** That somebody goes on is entered once a minute: what is refused must not fill the trail either. */
export const ENTERED_REFUSALS: readonly AttemptLimits[] = [
  { withinMs: MINUTE_MS, perAddress: 1, ofAll: 5 },
];

export function pairAttempts(nowMs: () => number, limits: readonly AttemptLimits[]): PairAttempts {
  const longestMs = Math.max(...limits.map(({ withinMs }) => withinMs));
  let last: readonly { readonly address: string; readonly atMs: number }[] = [];
  return {
    isTooOften: (address) => {
      const now = nowMs();
      // A clock that was set back must not keep a door shut.
      last = last.filter(({ atMs }) => Math.abs(now - atMs) < longestMs);
      return limits.some(({ withinMs, perAddress, ofAll }) => {
        const within = last.filter(({ atMs }) => Math.abs(now - atMs) < withinMs);
        const own = within.filter((one) => one.address === address);
        return own.length >= perAddress || within.length >= ofAll;
      });
    },
    note: (address) => {
      last = [...last, { address, atMs: nowMs() }];
    },
  };
}
