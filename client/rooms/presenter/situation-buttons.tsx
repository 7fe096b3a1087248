import type { JSX } from 'react';
import type { PresenterCommand } from '../../../contract/presenter.ts';
import type { SituationMatter } from '../../city/open-matter.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { matterTitle } from '../../panels/matter-words.ts';
import styles from './presenter-room.module.css';

/** Open situations, worst first: a press shows one on the wall. */
export function SituationButtons({
  situations,
  shown,
  nowMs,
  zone,
  onCommand,
}: {
  readonly situations: readonly SituationMatter[];
  /** Subject on the wall. */
  readonly shown: string | undefined;
  readonly nowMs: number | undefined;
  readonly zone: string;
  readonly onCommand: (command: PresenterCommand) => void;
}): JSX.Element {
  const words = useWords();
  const { word } = words;
  return (
    <ul className={styles['situations']}>
      {situations.length === 0 ? <li>{word('presenter/room/noSituation')}</li> : null}
      {situations.map((situation) => {
        const { key, severity, since } = situation;
        const level = levelOf(severity);
        return (
          <li key={key}>
            <button
              type="button"
              aria-pressed={key === shown}
              onClick={() => onCommand({ type: 'scene', scene: 'takeover', subject: key })}
            >
              <SeverityMark
                level={level}
                label={word(`level/${level}`)}
                className={styles['mark']}
              />
              <span>{matterTitle(situation, words)}</span>
              <time>{nowMs === undefined ? '' : clockOrDay(Date.parse(since), nowMs, zone)}</time>
            </button>
            <button
              type="button"
              aria-label={`${word('presenter/room/point')}: ${matterTitle(situation, words)}`}
              onClick={() => onCommand({ type: 'spotlight', subject: key })}
            >
              {word('presenter/room/point')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
