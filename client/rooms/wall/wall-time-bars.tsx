import type { JSX, Ref } from 'react';
import { useWords } from '../../design/wording.ts';
import { ReplayControl } from '../../panels/replay-control.tsx';
import { TimeBar } from '../../panels/time-bar.tsx';
import type { TimeStand, TimeWish } from '../../panels/time-keys.ts';
import { TimeRail } from '../../panels/time-rail.tsx';
import { useDensity } from './use-density.ts';
import type { SharedReplay } from './use-shared-replay.ts';

/** The one bar that is open: it moves everybody's recording or the time of this screen, never both. */
export function WallTimeBars({
  stand,
  shared,
  isOwn,
  zone,
  isShown,
  slider,
  onWish,
  onSwitch,
}: {
  readonly stand: TimeStand | undefined;
  readonly shared: SharedReplay | undefined;
  /** The bar is this screen's own. */
  readonly isOwn: boolean;
  readonly zone: string;
  readonly isShown: boolean;
  readonly slider: Ref<HTMLInputElement>;
  readonly onWish: (wish: TimeWish) => void;
  readonly onSwitch: () => void;
}): JSX.Element | null {
  const { word } = useWords();
  const isOthers = shared !== undefined && !isOwn;
  const density = useDensity(isShown && !isOthers, stand?.fromMs, stand?.toMs);
  if (isOthers) {
    return (
      <ReplayControl {...shared} zone={zone} isShown={isShown} onCommand={shared.command}>
        <button type="button" onClick={onSwitch}>
          {word('time/rewindHere')} <kbd>T</kbd>
        </button>
      </ReplayControl>
    );
  }
  if (stand === undefined) return null;
  return (
    <>
      {stand.isPast ? <TimeRail stand={stand} /> : null}
      <TimeBar
        stand={stand}
        zone={zone}
        isShown={isShown}
        live={word(shared === undefined ? 'time/live' : 'time/shared')}
        slider={slider}
        density={density}
        onWish={onWish}
      >
        {shared === undefined || stand.isPast ? null : (
          <button type="button" onClick={onSwitch}>
            {word('time/runShared')} <kbd>T</kbd>
          </button>
        )}
      </TimeBar>
    </>
  );
}
