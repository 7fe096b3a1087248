/** Speeds of a playback, timeline seconds a second. */
export const PAST_SPEEDS = [0.25, 1, 4, 10, 60, 600] as const;
const minuteMs = 60_000;

/** What a viewer asks of the time that only this screen shows. */
export type TimeWish =
  | { readonly type: 'seek'; readonly atMs: number }
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'pause'; readonly isPaused: boolean }
  | { readonly type: 'step'; readonly direction: 1 | -1 }
  | { readonly type: 'basis'; readonly basis: 'known' | 'happened' }
  | { readonly type: 'live' };

/** Where a screen stands in time, for its bar and its keys. */
export interface TimeStand {
  /** In the past, not on the timeline that all share. */
  readonly isPast: boolean;
  readonly isPaused: boolean;
  readonly speed: number;
  /** Where the screen is, or is going to. */
  readonly atMs: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly basis: 'known' | 'happened';
}

/** A seek that stays inside of what is held. */
export function seekWish({ fromMs, toMs }: TimeStand, ms: number): TimeWish {
  return { type: 'seek', atMs: Math.min(toMs, Math.max(fromMs, ms)) };
}

/** The next speed up or down the list. */
export function speedWish({ speed }: TimeStand, step: 1 | -1): TimeWish {
  const held = PAST_SPEEDS.findLastIndex((known) => known <= speed);
  const next = PAST_SPEEDS[Math.min(PAST_SPEEDS.length - 1, Math.max(0, held + step))];
  return { type: 'speed', speed: next ?? 1 };
}

/**
 * What a key asks for: ←→ 1 min, with Shift 10 min, Page keys 10 min, Home and End the ends; in the
 * past also Space, `,` and `.` one change, + and − speed, L and Escape back to the present.
 */
export function timeKey(
  key: { readonly key: string; readonly shiftKey: boolean },
  stand: TimeStand,
): TimeWish | undefined {
  const stepMs = (key.shiftKey ? 10 : 1) * minuteMs;
  switch (key.key) {
    case 'ArrowLeft':
      return seekWish(stand, stand.atMs - stepMs);
    case 'PageDown':
      return seekWish(stand, stand.atMs - 10 * minuteMs);
    case 'Home':
      return seekWish(stand, stand.fromMs);
    default:
      return stand.isPast ? pastKey(key.key, stepMs, stand) : undefined;
  }
}

/** Keys that mean something only in the past. */
function pastKey(key: string, stepMs: number, stand: TimeStand): TimeWish | undefined {
  switch (key) {
    case 'ArrowRight':
      return seekWish(stand, stand.atMs + stepMs);
    case 'PageUp':
      return seekWish(stand, stand.atMs + 10 * minuteMs);
    case 'End':
    case 'Escape':
    case 'l':
    case 'L':
    case 'ㅣ':
      return { type: 'live' };
    case ' ':
      return { type: 'pause', isPaused: !stand.isPaused };
    case ',':
      return { type: 'step', direction: -1 };
    case '.':
      return { type: 'step', direction: 1 };
    case '+':
    case '=':
      return speedWish(stand, 1);
    case '-':
      return speedWish(stand, -1);
    case 'b':
    case 'B':
    case 'ㅠ':
      return { type: 'basis', basis: stand.basis === 'known' ? 'happened' : 'known' };
    default:
      return undefined;
  }
}
