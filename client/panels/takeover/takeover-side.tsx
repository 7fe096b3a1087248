import type { JSX } from 'react';
import type { StageData } from '../../../contract/stage.ts';
import type { Takeover } from '../../city/select-takeover.ts';
import { useWords } from '../../design/wording.ts';
import styles from './takeover-side.module.css';

/** Its place among the open ones, the stage of the city, and the way back to all of it. */
export function TakeoverSide({
  takeover,
  stage,
  isHeld,
  onBack,
}: {
  readonly takeover: Takeover;
  readonly stage: StageData | undefined;
  /** Nothing is heard: a stage cannot be judged. */
  readonly isHeld: boolean;
  readonly onBack: (() => void) | undefined;
}): JSX.Element {
  const { word } = useWords();
  const { situation, rank, open } = takeover;
  const stageWords = (): string | undefined => {
    if (stage === undefined) return undefined;
    if (isHeld) return word('takeover/stageUnknown');
    const { level, proposed } = stage;
    return proposed.level === level
      ? word('takeover/stage', { level })
      : word('takeover/stageProposed', { level, proposed: proposed.level });
  };
  return (
    <div className={styles['side']}>
      <p className={styles['rank']}>
        {situation === undefined
          ? null
          : rank === 0
            ? word('takeover/over')
            : word('takeover/rank', { n: rank, m: open })}
      </p>
      <p className={styles['stage']}>{stageWords()}</p>
      {onBack === undefined ? null : (
        <button type="button" className={styles['back']} onClick={onBack}>
          {word('takeover/back')}
        </button>
      )}
    </div>
  );
}
