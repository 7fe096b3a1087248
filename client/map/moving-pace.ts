/** A picture that takes longer is felt. */
const SLOW_MS = 50;
/** So many such pictures, one after the other, are no accident. */
const SLOW_PICTURES = 2;
/** The map stands once it has not moved for this long, or for twice what a picture takes. */
const STAND_MS = 250;

export interface MovingPace {
  /**
   * Of a picture at `nowMs`, whether its camera `isMoved` since the one before: whether less is to be
   * drawn, and then in how many ms to look again whether the map stands.
   */
  readonly picture: (isMoved: boolean, nowMs: number) => { readonly againMs?: number };
  /** How long a picture of the moving map took. */
  readonly took: (ms: number) => void;
}

/** Tells a machine that cannot follow the moving map; once it stands, all is drawn. */
export function movingPace(): MovingPace {
  let movedMs = -Infinity;
  let tookMs = 0;
  let slow = 0;
  return {
    picture: (isMoved, nowMs) => {
      const standMs = Math.max(STAND_MS, 2 * tookMs);
      if (isMoved) movedMs = nowMs;
      else if (nowMs - movedMs >= standMs) slow = 0;
      return slow < SLOW_PICTURES ? {} : { againMs: standMs };
    },
    took: (ms) => {
      tookMs = ms;
      if (slow < SLOW_PICTURES) slow = ms > SLOW_MS ? slow + 1 : 0;
    },
  };
}
