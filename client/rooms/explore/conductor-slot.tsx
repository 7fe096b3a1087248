import type { JSX } from 'react';
import { useStore } from 'zustand';
import { TimeBar } from '../../panels/time-bar.tsx';
import { useWords } from '../../design/wording.ts';
import { useDesk } from './desk.ts';
import styles from './explore-room.module.css';

/** The time of this desk: where it stands, and the way to anywhere else. */
export function ConductorSlot(): JSX.Element {
  const { stand: kept, wish, cityAnswer } = useDesk();
  const { word } = useWords();
  const stand = useStore(kept, (state) => state.stand);
  return (
    <footer className={styles['conductor']}>
      {stand === undefined ? null : (
        <TimeBar
          stand={stand}
          zone={cityAnswer.zone}
          isShown
          live={word('time/live')}
          slider={null}
          density={undefined}
          onWish={wish}
        />
      )}
    </footer>
  );
}
