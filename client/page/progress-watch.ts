/** Three heartbeats. */
export const PROGRESS_WITHIN_MS = 15_000;

export interface Progress {
  /** Connected and showing the timeline that the server tells of. */
  readonly isFollowing: boolean;
  readonly epoch: string;
  readonly seq: number;
  /** Deltas told of and not applied. */
  readonly seqLag: number;
}

/** `true` = the server speaks, there is something to take in, and nothing has been for 15 s. */
export function progressWatch(): (seen: Progress, nowMono: number) => boolean {
  let held:
    { readonly epoch: string; readonly seq: number; readonly sinceMono: number } | undefined;
  return ({ isFollowing, epoch, seq, seqLag }, nowMono) => {
    if (!isFollowing || seqLag === 0) {
      held = undefined;
      return false;
    }
    if (held === undefined || held.epoch !== epoch || held.seq !== seq) {
      held = { epoch, seq, sinceMono: nowMono };
    }
    return nowMono - held.sinceMono >= PROGRESS_WITHIN_MS;
  };
}
