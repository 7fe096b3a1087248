/** Counts attempts of the last minute: nobody tries codes one after the other. */
export interface PairAttempts {
  /** Nothing more is looked up for this address for now, not even a right code. */
  isTooOften(address: string): boolean;
  note(address: string): void;
}

export interface AttemptLimits {
  readonly perAddress: number;
  readonly ofAll: number;
}

/** A wrong code is a guess at every wall, so what all guess together counts as well. */
export const WRONG_A_MINUTE: AttemptLimits = { perAddress: 5, ofAll: 20 };
/** A class of visitors behind one address may all pair; nobody fills the audit trail. */
export const PAIRED_A_MINUTE: AttemptLimits = { perAddress: 30, ofAll: 30 };

const MINUTE_MS = 60_000;

export function pairAttempts(nowMs: () => number, limits: AttemptLimits): PairAttempts {
  let last: readonly { readonly address: string; readonly atMs: number }[] = [];
  return {
    isTooOften: (address) => {
      const now = nowMs();
      last = last.filter(({ atMs }) => now - atMs < MINUTE_MS);
      const own = last.filter((one) => one.address === address);
      return own.length >= limits.perAddress || last.length >= limits.ofAll;
    },
    note: (address) => {
      last = [...last, { address, atMs: nowMs() }];
    },
  };
}
