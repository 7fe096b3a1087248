import type { JSX } from 'react';
import { SeverityMark } from '../design/severity-mark.tsx';
import { levelOf } from '../design/severity.ts';
import { clockOrDay } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import { exerciseTitle } from '../panels/exercise-title.ts';
import { matterTitle } from '../panels/matter-words.ts';
import type { SceneProps } from './define-scene.ts';
import { ScenePage } from './scene-page.tsx';
import styles from './welcome-panels.module.css';

/** What is 심각 stays in sight of visitors, too: so many lines. */
const mostSevere = 3;

/** Who is welcome, in letters for the back row; below them what is 심각, if anything is. */
export function WelcomePanels(props: SceneProps): JSX.Element {
  const words = useWords();
  const { word, say } = words;
  const { cityAnswer, matters, welcome, minuteMs } = props;
  const zone = cityAnswer?.zone ?? 'UTC';
  const city = cityAnswer === undefined ? undefined : say(cityAnswer.shortName);
  const office = city === undefined ? word('officeAlone') : word('welcome/office', { city });
  const severe = matters.filter(({ severity }) => levelOf(severity) === 4);
  return (
    <ScenePage scene={props} title={office}>
      <div className={styles['board']}>
        <h2 className={styles['title']}>{welcome?.title ?? word('welcome/title')}</h2>
        {welcome?.lines.map((line, index) => (
          // Two guests may have one name.
          <p key={`${index} ${line}`} className={styles['line']}>
            {line}
          </p>
        ))}
      </div>
      {severe.length === 0 ? null : (
        <ul className={styles['severe']}>
          {severe.slice(0, mostSevere).map((matter) => (
            <li key={matter.key} data-subject={matter.key}>
              <SeverityMark level={4} label={word('level/4')} className={styles['mark']} />
              {exerciseTitle(matterTitle(matter, words), cityAnswer?.mode, words)}
              <time>
                {word('lead/since', {
                  time: clockOrDay(Date.parse(matter.since), minuteMs, zone, words.language),
                })}
              </time>
            </li>
          ))}
          {severe.length > mostSevere ? (
            <li>{word('others/more', { n: severe.length - mostSevere })}</li>
          ) : null}
        </ul>
      )}
    </ScenePage>
  );
}
