/** Lets nobody try codes one after the other: a wrong one is a guess at every wall. */
export interface WrongCodes {
  /** Nothing more is looked up for this address for now, not even a right code. */
  isTooOften(address: string): boolean;
  note(address: string): void;
}

const MINUTE_MS = 60_000;
const PER_ADDRESS = 5;
const OF_ALL = 20;

export function wrongCodes(nowMs: () => number): WrongCodes {
  let last: readonly { readonly address: string; readonly atMs: number }[] = [];
  return {
    isTooOften: (address) => {
      const now = nowMs();
      last = last.filter(({ atMs }) => now - atMs < MINUTE_MS);
      const own = last.filter((one) => one.address === address);
      return own.length >= PER_ADDRESS || last.length >= OF_ALL;
    },
    note: (address) => {
      last = [...last, { address, atMs: nowMs() }];
    },
  };
}
