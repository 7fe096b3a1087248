export interface EpochsLeft {
  /** What still comes of it is of a picture that nobody wants any more. */
  readonly leave: (epoch: string | undefined) => void;
  /** It is wanted again. */
  readonly enter: (epoch: string) => void;
  readonly has: (epoch: string) => boolean;
}

/** Nothing on its way can be older than so many seeks. */
const MOST = 50;

/** The epochs that were on screen or asked for, and are no more. */
export function epochsLeft(): EpochsLeft {
  const left = new Set<string>();
  return {
    leave: (epoch) => {
      if (epoch === undefined) return;
      left.delete(epoch);
      left.add(epoch);
      const [oldest] = left;
      if (left.size > MOST && oldest !== undefined) left.delete(oldest);
    },
    enter: (epoch) => void left.delete(epoch),
    has: (epoch) => left.has(epoch),
  };
}
