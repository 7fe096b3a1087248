import type { JSX } from 'react';
import type { Mode } from '../../../contract/delta.ts';
import type { OpenMatter } from '../../city/open-matter.ts';
import { besideSituations } from '../../city/select-situation-matters.ts';
import type { TimeStatus } from '../../city/store.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { clockSecond } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { exerciseTitle } from '../../panels/exercise-title.ts';
import { matterTitle } from '../../panels/matter-words.ts';
import styles from './blank-page.module.css';

/** The wall covered: dark, with the clock and one line; what is 심각 is still said. */
export function BlankPage({
  time,
  zone,
  mode,
  matters,
  isHeard,
  soon,
}: {
  readonly time: TimeStatus;
  readonly zone: string;
  readonly mode: Mode | undefined;
  readonly matters: readonly OpenMatter[];
  /** The server is, and a source of the city. */
  readonly isHeard: boolean;
  /** What is about to take the wall over. */
  readonly soon: string | undefined;
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  const grave = besideSituations(matters).filter(
    (matter) => levelOf(matter.severity) === 4 && !(matter.kind === 'alert' && matter.isExercise),
  );
  const [worst] = grave;
  return (
    <section className={styles['blank']}>
      <p className={styles['clock']}>
        {time.nowMs === undefined ? '--:--:--' : clockSecond(time.nowMs, zone)}
      </p>
      <p className={styles['line']}>
        {word(isHeard ? 'presenter/blank/line' : 'presenter/blank/unheard')}
      </p>
      {worst === undefined ? null : (
        <p className={styles['grave']}>
          <SeverityMark level={4} label={word('level/4')} className={styles['mark']} />
          {soon ?? exerciseTitle(matterTitle(worst, words), mode, words)}
          {grave.length > 1 ? ` · ${word('notices/more', { n: grave.length - 1 })}` : ''}
        </p>
      )}
    </section>
  );
}
