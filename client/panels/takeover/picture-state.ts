/** What can be said of a live picture. `failed` is shown as not connected, with the next try. */
export type PictureState =
  | { readonly state: 'loading'; readonly attempt: number; readonly sinceMs: number }
  | { readonly state: 'playing' | 'stalled'; readonly attempt: number; readonly lastMs: number }
  | { readonly state: 'failed'; readonly attempt: number; readonly againMs: number };

/** A new picture came, the source failed, or a second has passed. */
export interface PictureEvent {
  readonly type: 'frame' | 'failed' | 'tick';
  readonly atMs: number;
}

const STALLED_MS = 5000;
/** Pictures nearer to each other are not told apart. */
const NOTED_MS = 500;
/** Longer without a picture, the connection is taken for dead. */
const GIVEN_UP_MS = 15_000;
const LOADING_MS = 10_000;
const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;

export function openingPicture(atMs: number, attempt = 0): PictureState {
  return { state: 'loading', attempt, sinceMs: atMs };
}

/** Each failure doubles the pause, up to a minute: a camera that is off is not hammered. */
function failed(attempt: number, atMs: number): PictureState {
  const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
  return { state: 'failed', attempt: attempt + 1, againMs: atMs + pauseMs };
}

/**
 * The next state; `loading` with a higher `attempt` means: open the source again. A picture that
 * came is good for 5 s, then it stands still and says so.
 */
export function nextPicture(own: PictureState, { type, atMs }: PictureEvent): PictureState {
  if (own.state === 'failed') {
    return type === 'tick' && atMs >= own.againMs ? openingPicture(atMs, own.attempt) : own;
  }
  if (type === 'frame') {
    // 25 pictures a second are one word that stays.
    const isSame = own.state === 'playing' && atMs - own.lastMs < NOTED_MS;
    return isSame ? own : { state: 'playing', attempt: 0, lastMs: atMs };
  }
  if (type === 'failed') return failed(own.attempt, atMs);
  if (own.state === 'loading') {
    return atMs - own.sinceMs > LOADING_MS ? failed(own.attempt, atMs) : own;
  }
  const silentMs = atMs - own.lastMs;
  if (silentMs > GIVEN_UP_MS) return failed(own.attempt, atMs);
  return silentMs > STALLED_MS ? { ...own, state: 'stalled' } : own;
}
