import type { JSX } from 'react';
import { dayAndMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { ONE_HOUR, shiftOf } from '../../explore/swipe-instant.ts';
import { SwipeEdge } from '../../panels/explore/swipe-edge.tsx';
import { useCity, useDesk, useView } from './desk.ts';
import type { OtherInstant } from './use-swipe.ts';

/** The edge over the map, while two instants stand side by side. */
export function SwipeSlot({
  other,
  onAgain,
}: {
  readonly other: OtherInstant | undefined;
  readonly onAgain: () => void;
}): JSX.Element | null {
  const { explore, cityAnswer } = useDesk();
  const { word } = useWords();
  const swipe = useView((view) => view.swipe);
  const nowMs = useCity((state) => state.time.nowMs);
  if (swipe === undefined || other === undefined || nowMs === undefined) return null;
  const { zone } = cityAnswer;
  const { state, atMs, fromMs, shownMs } = other;
  const at = (ms: number): string => dayAndMinute(ms, zone);
  const shift = shiftOf(swipe);
  const note = ((): string | undefined => {
    switch (state) {
      case 'held':
        return shift && word(`explore/forms/swipe/earlier/${shift.unit}`, { n: shift.n });
      case 'reading':
        return word('explore/forms/swipe/reading');
      case 'ahead':
        return word('explore/forms/swipe/ahead');
      case 'failed':
        return word('explore/forms/swipe/failed', { why: other.why ?? '' });
      case 'not-held':
        return [
          word('explore/forms/swipe/notHeld'),
          ...(fromMs === undefined
            ? []
            : [word('explore/forms/swipe/heldFrom', { at: at(fromMs) })]),
        ].join(', ');
    }
  })();
  const isHour = shift?.unit === 'H' && shift.n === 1;
  const oneHour = {
    text: word('explore/forms/swipe/oneHour'),
    onTake: () => explore.change({ swipe: { ...swipe, other: ONE_HOUR } }),
  };
  const again = { text: word('explore/forms/swipe/again'), onTake: onAgain };
  const isLacking = state === 'not-held' || state === 'ahead';
  return (
    <SwipeEdge
      share={swipe.share}
      past={at(state === 'reading' ? (shownMs ?? atMs) : atMs)}
      note={note}
      isUnknown={shownMs === undefined}
      offer={state === 'failed' ? again : isLacking && !isHour ? oneHour : undefined}
      now={at(nowMs)}
      onShare={(share) => explore.change({ swipe: { ...swipe, share } }, 'swipe')}
      onClose={() => explore.drop('swipe')}
    />
  );
}
