import type { JSX } from 'react';
import type { MissingEvidence } from '../../../contract/situation.ts';
import { useWords } from '../../design/wording.ts';
import { Lane } from './lane.tsx';
import styles from './missing-lane.module.css';

/** A factor nothing can be said of: hatched from end to end, with the reason. */
export function MissingLane({ missing }: { readonly missing: MissingEvidence }): JSX.Element {
  const { say, word } = useWords();
  return (
    <Lane name={say(missing.label)} note={word('takeover/time/missing')}>
      <p className={styles['missing']}>
        <span className={styles['why']}>{say(missing.why)}</span>
      </p>
    </Lane>
  );
}
