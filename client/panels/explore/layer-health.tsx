import { useSyncExternalStore, type JSX } from 'react';
import type { DeskLayer } from '../../explore/desk-layers.ts';
import { HatchBox } from '../../design/hatch.tsx';
import { formatSpan } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import styles from './layer-row.module.css';

/** The clock on screen: one for all ages of a list, so that none has a timer of its own. */
export interface SharedClock {
  readonly onTick: (listener: () => void) => () => void;
  /** Epoch ms; undefined until the clock is known. */
  readonly nowMs: () => number | undefined;
}

/** How long ago, drawn again only when its words are others. */
function useAge(clock: SharedClock, atMs: number | undefined): string {
  const { language } = useWords();
  const age = (): string => {
    const nowMs = clock.nowMs();
    if (atMs === undefined || atMs === 0 || nowMs === undefined) return '';
    return formatSpan(nowMs - atMs, language);
  };
  return useSyncExternalStore(clock.onTick, age, age);
}

/** How new a layer is, or why it is not: 38초, ▨ 지연 6분, 끊김 41분, 미연결. */
export function LayerHealth({
  layer: { health, newestMs, lastGoodMs, lack, count },
  clock,
}: {
  readonly layer: Pick<DeskLayer, 'health' | 'newestMs' | 'lastGoodMs' | 'lack' | 'count'>;
  readonly clock: SharedClock;
}): JSX.Element {
  const { word } = useWords();
  const isHeard = health === undefined || health === 'live';
  const age = useAge(clock, isHeard ? newestMs : lastGoodMs);
  if (lack === 'unrecorded') {
    return <span className={styles['away']}>{word('explore/layers/health/unrecorded')}</span>;
  }
  if (health === 'not-connected') {
    return <span className={styles['away']}>{word('explore/layers/health/not-connected')}</span>;
  }
  if (lack === 'unknown') {
    return (
      <span className={styles['late']}>
        <HatchBox />
        {word('explore/layers/health/unknown')}
      </span>
    );
  }
  if (health === 'late' || health === 'stale') {
    const name = age === '' ? 'lateNever' : health;
    return (
      <span className={styles['late']}>
        <HatchBox />
        {word(`explore/layers/health/${name}`, { age })}
      </span>
    );
  }
  if (health === 'down') {
    const name = age === '' ? 'downNever' : health;
    return <span className={styles['down']}>{word(`explore/layers/health/${name}`, { age })}</span>;
  }
  if (count === 0) return <span className={styles['age']}>{word('explore/layers/none')}</span>;
  return <span className={styles['age']}>{age}</span>;
}
