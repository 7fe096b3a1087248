import { memo, type JSX } from 'react';
import { STAGE_LEVELS, type StageData } from '../../contract/stage.ts';
import { useWords } from '../design/wording.ts';
import styles from './stage-strip.module.css';

/** The city's stage: the proposed cell is filled, the one in force has a ring; beside it who said so. */
export const StageStrip = memo(function StageStrip({
  stage,
  isHeld,
}: {
  readonly stage: StageData;
  /** Nothing is heard: a stage cannot be judged. */
  readonly isHeld: boolean;
}): JSX.Element {
  const { word } = useWords();
  const { level, proposed, isConfirmed } = stage;
  const inForce = word(isConfirmed ? 'stage/inForce' : 'stage/unconfirmed', { level });
  return (
    <section className={styles['stage']} aria-label={word('stage/label')}>
      <ol className={styles['cells']} aria-hidden="true">
        {STAGE_LEVELS.map((each) => (
          <li
            key={each}
            className={styles['cell']}
            data-level={each}
            data-proposed={!isHeld && each === proposed.level}
            data-force={each === level}
          >
            {each}
          </li>
        ))}
      </ol>
      <p className={styles['words']}>
        <strong>
          {isHeld
            ? word('stage/cannotJudge')
            : word(
                proposed.level === level && isConfirmed ? 'stage/asProposed' : 'stage/proposed',
                {
                  level: proposed.level,
                },
              )}
        </strong>{' '}
        {!isHeld && proposed.level === level && isConfirmed ? null : inForce}
      </p>
    </section>
  );
});
