/** A picture that takes longer is felt. */
const SLOW_MS = 50;
/** So many such pictures, one after the other, are no accident. */
const SLOW_PICTURES = 2;
/** The map stands once it has not moved for this long and for so many frames: a slow machine has few. */
const STAND_MS = 250;
const STAND_FRAMES = 3;

export interface MovingPace {
  /** A picture at `nowMs`, its camera `isMoved` since the one before: whether less is to be drawn. */
  readonly picture: (isMoved: boolean, nowMs: number) => boolean;
  /** The browser's next frame after a picture of the moving map, and those after it: whether it stands. */
  readonly frame: (nowMs: number) => boolean;
}

/** Tells a machine that cannot follow the moving map; once it stands, all is drawn. */
export function movingPace(): MovingPace {
  let movedMs = -Infinity;
  let frames = 0;
  let slow = 0;
  const stands = (nowMs: number): boolean => frames >= STAND_FRAMES && nowMs - movedMs >= STAND_MS;
  return {
    picture: (isMoved, nowMs) => {
      if (isMoved) {
        movedMs = nowMs;
        frames = 0;
      } else if (stands(nowMs)) slow = 0;
      return slow >= SLOW_PICTURES;
    },
    frame: (nowMs) => {
      frames += 1;
      // It comes when the picture is done.
      const isSlow = nowMs - movedMs > SLOW_MS;
      if (frames === 1 && slow < SLOW_PICTURES) slow = isSlow ? slow + 1 : 0;
      return stands(nowMs);
    },
  };
}
