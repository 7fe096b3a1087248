import { memo, type JSX } from 'react';
import type { StageData } from '../../../contract/stage.ts';
import { HatchBox } from '../../design/hatch.tsx';
import type { Level } from '../../design/severity.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { useWords } from '../../design/wording.ts';
import styles from './inspector.module.css';

/** A city's stage 1 … 5 as a level: 1 is an ordinary day. */
const LEVEL_OF_STAGE: Readonly<Record<StageData['level'], Level>> = {
  '1': 0,
  '2': 1,
  '3': 2,
  '4': 3,
  '5': 4,
};

/** Where the city stands: its stage, and what is open in it, as far as anybody is heard. */
export const CityHead = memo(function CityHead({
  name,
  stage,
  isHeld,
  situations,
  severe,
  districts,
}: {
  readonly name: string;
  readonly stage: StageData | undefined;
  /** Nobody is heard: nothing can be said of now. */
  readonly isHeld: boolean;
  readonly situations: number;
  readonly severe: number;
  /** How many districts are at 주의 or above. */
  readonly districts: number;
}): JSX.Element {
  const { word } = useWords();
  const proposed = stage?.proposed.level;
  const level = isHeld || proposed === undefined ? '?' : LEVEL_OF_STAGE[proposed];
  const inForce =
    stage === undefined
      ? undefined
      : word(stage.isConfirmed ? 'stage/inForce' : 'stage/unconfirmed', { level: stage.level });
  return (
    <header className={styles['head']}>
      <div className={styles['line']}>
        <SeverityMark level={level} className={styles['mark']} />
        <h2>{name}</h2>
        <p className={styles['state']}>
          {isHeld || proposed === undefined
            ? word('stage/cannotJudge')
            : word(stage?.level === proposed ? 'stage/asProposed' : 'stage/proposed', {
                level: proposed,
              })}
        </p>
        {inForce === undefined || (!isHeld && stage?.level === proposed) ? null : (
          <p className={styles['soft']}>{inForce}</p>
        )}
      </div>
      {isHeld ? (
        <p>
          <HatchBox /> {word('explore/drill/city/held', { n: situations })}
        </p>
      ) : (
        <p>{word('explore/drill/city/now', { n: situations, severe, districts })}</p>
      )}
    </header>
  );
});
