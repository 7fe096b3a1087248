import { memo, type JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { SituationEvent, Situations } from '../../city/select-situations.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { exerciseTitle } from '../exercise-title.ts';
import { districtWords } from '../matter-words.ts';
import { EmptyList, type Hearing } from './empty-list.tsx';
import { LevelMark } from './level-mark.tsx';
import desk from './desk.module.css';
import styles from './situation-list.module.css';

/** Situations in progress, then those that have ended; the one that is open is marked. */
export const SituationList = memo(function SituationList({
  situations,
  city,
  minuteMs,
  zone,
  chosen,
  hearing,
  onChoose,
}: {
  readonly situations: Situations;
  readonly city: CityAnswer | undefined;
  readonly minuteMs: number;
  readonly zone: string;
  readonly chosen: string | undefined;
  readonly hearing: Hearing;
  readonly onChoose: (subject: string) => void;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  const row = ({ subject, data }: SituationEvent): JSX.Element => (
    <li key={subject}>
      <button
        type="button"
        className={styles['row']}
        aria-current={subject === chosen}
        onClick={() => onChoose(subject)}
      >
        <span className={styles['first']}>
          <LevelMark severity={data.severity} />
          <span>{word(`ops/phase/${data.phase}`)}</span>
          <time>{clockOrDay(Date.parse(data.endedAt ?? data.openedAt), minuteMs, zone)}</time>
        </span>
        <strong className={styles['title']}>
          {exerciseTitle(say(data.title), city?.mode, words)}
        </strong>
        <span className={desk['note']}>
          {districtWords(data.districts, city, words)}
          {data.endedAt === undefined && data.acknowledged !== undefined
            ? ` · ${word('ops/alarm/filter/acknowledged')}`
            : null}
        </span>
      </button>
    </li>
  );
  const { open, ended } = situations;
  return (
    <nav className={styles['list']} aria-label={word('ops/situation/list')}>
      <h2 className={styles['head']}>{word('ops/situation/open', { n: open.length })}</h2>
      {open.length === 0 ? (
        <EmptyList text={word('ops/situation/empty')} hearing={hearing} />
      ) : null}
      <ol>{open.map(row)}</ol>
      {ended.length === 0 ? null : (
        <>
          <h2 className={styles['head']}>{word('ops/situation/ended', { n: ended.length })}</h2>
          <ol className={styles['ended']}>{ended.map(row)}</ol>
        </>
      )}
    </nav>
  );
});
