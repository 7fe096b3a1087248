import { clockOrDay, clockSecond } from '../../../design/times.ts';
import { seekWish, timeKey, type TimeWish } from '../../../panels/time-keys.ts';
import type { DeskHands } from './desk-hands.ts';

/** Moves this page in time, and says where to. */
export function wishTime({ desk, words, tell }: DeskHands, wish: TimeWish): void {
  const { zone } = desk.cityAnswer;
  const { word } = words;
  desk.wish(wish);
  switch (wish.type) {
    case 'seek': {
      const { nowMs = wish.atMs } = desk.city.getState().time;
      return tell(word('explore/keys/told/seek', { at: clockOrDay(wish.atMs, nowMs, zone) }));
    }
    case 'speed':
      return tell(word('explore/keys/told/speed', { n: wish.speed }));
    case 'pause':
      return tell(word(wish.isPaused ? 'explore/keys/told/pause' : 'explore/keys/told/play'));
    case 'step': {
      const atMs = desk.stand.getState().stand?.atMs;
      return tell(
        atMs === undefined ? '' : word('explore/keys/told/step', { at: clockSecond(atMs, zone) }),
      );
    }
    case 'basis':
      return tell(word(`explore/keys/told/${wish.basis}`));
    case 'live':
      return tell(word('explore/keys/told/live'));
  }
}

/** Goes to an instant, as far as it is held. */
export function seekTo(hands: DeskHands, atMs: number): void {
  const { stand } = hands.desk.stand.getState();
  if (stand !== undefined) wishTime(hands, seekWish(stand, atMs));
}

/** What the same key does on every page that has a time of its own. */
export const byTimeKey =
  (key: string, shiftKey = false) =>
  (hands: DeskHands): void => {
    const { stand } = hands.desk.stand.getState();
    if (stand === undefined) return;
    const wanted = timeKey({ key, shiftKey }, stand);
    if (wanted !== undefined) return wishTime(hands, wanted);
    // The present runs on; a pause of it is the beginning of this page's own time.
    if (key === ' ') return wishTime(hands, { type: 'pause', isPaused: true });
    hands.tell(hands.words.word('explore/keys/told/present'));
  };
