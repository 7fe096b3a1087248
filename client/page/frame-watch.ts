/** A picture that was asked for and has not come for this long, while the page is seen, will not come. */
export const FRAME_WITHIN_MS = 10_000;

/**
 * Asks the browser now and then for a picture and knows how long it has been waiting: not on every
 * frame, so that a wall at rest stays at rest. A page that nobody sees draws none, and need not.
 */
export interface FrameWatch {
  readonly ask: (nowMono: number) => void;
  readonly isStuck: (nowMono: number) => boolean;
}

export function frameWatch(
  nextFrame: (come: () => void) => void = (come) => void requestAnimationFrame(come),
  isSeen: () => boolean = () => document.visibilityState === 'visible',
): FrameWatch {
  let askedAt: number | undefined;
  return {
    ask: (nowMono) => {
      if (!isSeen()) {
        askedAt = undefined;
        return;
      }
      if (askedAt !== undefined) return;
      askedAt = nowMono;
      nextFrame(() => (askedAt = undefined));
    },
    isStuck: (nowMono) => isSeen() && askedAt !== undefined && nowMono - askedAt >= FRAME_WITHIN_MS,
  };
}
