import type { JSX } from 'react';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import type { ScreenEntry, ScreensAnswer } from '../../../contract/screen.ts';
import { useWords } from '../../design/wording.ts';
import { ScreenRow } from './screen-row.tsx';
import desk from './desk.module.css';
import styles from './screens-pane.module.css';

/** The walls: how each one is, what it shows, and what can be told to it from here. */
export function ScreensPane({
  answer,
  isOld,
  whyNot,
  told,
  onTell,
}: {
  /** `undefined` = not heard yet. */
  readonly answer: ScreensAnswer | undefined;
  readonly isOld: boolean;
  /** Why nothing can be told to them, in words. */
  readonly whyNot: string | undefined;
  readonly told: string | undefined;
  readonly onTell: (screen: string, command: PresenterCommand) => void;
}): JSX.Element {
  const { word } = useWords();
  if (answer === undefined) {
    return (
      <p className={desk['empty']}>{word(isOld ? 'screen/list/unheard' : 'unknown/loading')}</p>
    );
  }
  const { screens, now } = answer;
  const silent = screens.filter(({ isSilent }: ScreenEntry) => isSilent).length;
  return (
    <section className={styles['pane']} aria-label={word('screen/title')}>
      <header className={desk['head']}>
        <h2 className={desk['title']}>
          {word('screen/list/count', { n: screens.length - silent, m: screens.length })}
        </h2>
        <span className={desk['note']}>
          {isOld ? word('screen/list/unheard') : word('screen/list/span')}
        </span>
      </header>
      <p className={desk['told']} role="status">
        {told ?? ''}
      </p>
      {whyNot === undefined ? null : (
        <p className={desk['note']}>
          {word('ops/command/not/label')}: {whyNot}
        </p>
      )}
      {screens.length === 0 ? <p className={desk['empty']}>{word('screen/list/none')}</p> : null}
      <ul>
        {screens.map((screen) => (
          <ScreenRow
            key={screen.id}
            screen={screen}
            nowMs={Date.parse(now)}
            canTell={whyNot === undefined}
            onTell={(command) => onTell(screen.id, command)}
          />
        ))}
      </ul>
    </section>
  );
}
