import { memo, type JSX } from 'react';
import { BasisMark } from '../basis-mark.tsx';
import { measureNumber, measureWords, unitWord } from '../../design/measure.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { clockOrDay, formatAge, formatSpan } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import type { LimitAhead } from '../../explore/drill-ahead.ts';
import type { Thing } from '../../explore/thing.ts';
import { aheadLine } from './inspector-ahead-words.ts';
import styles from './inspector.module.css';

const halfHourMs = 1_800_000;

/** `30분 +0.74 m`; undefined = there was no value then. */
function changeWords(change: number | undefined, unit: string, words: Words): string {
  const span = formatSpan(halfHourMs, words.language);
  if (change === undefined) return words.word('explore/drill/noChange', { span });
  const sign = change > 0 ? '+' : '';
  return words.word('explore/drill/change', {
    span,
    value: `${sign}${measureWords(change, unit, words)}`,
  });
}

/** Name, level, number with its unit, how it changes, how old and how good it is, and where it leads. */
export const InspectorHead = memo(function InspectorHead({
  thing,
  title,
  state,
  unit,
  change,
  ahead,
  minuteMs,
  zone,
  isGone,
  onProvenance,
}: {
  readonly thing: Thing;
  /** Name with what it is: 오금교 하천 수위. */
  readonly title: string;
  /** State in words where there is no number. */
  readonly state: string | undefined;
  readonly unit: string;
  readonly change: number | undefined;
  readonly ahead: LimitAhead | undefined;
  readonly minuteMs: number;
  readonly zone: string;
  /** Only its history tells of it. */
  readonly isGone: boolean;
  /** Absent = nothing is kept that could be shown. */
  readonly onProvenance?: () => void;
}): JSX.Element {
  const words = useWords();
  const { language, word } = words;
  const { level, value, quality, basis, endedMs, kind } = thing;
  const line = ahead === undefined ? undefined : aheadLine(ahead, unit, minuteMs, zone, words);
  const isValue = kind === 'observation';
  const shownMs = isValue ? thing.sinceMs : thing.atMs;
  return (
    <header className={styles['head']}>
      <div className={styles['line']}>
        <SeverityMark level={level} className={styles['mark']} />
        <h2>{title}</h2>
        {onProvenance === undefined ? null : (
          <button type="button" className={styles['button']} onClick={onProvenance}>
            {word('explore/drill/provenance')} <kbd>P</kbd>
          </button>
        )}
      </div>
      {isGone ? <p className={styles['gone']}>{word('explore/drill/gone')}</p> : null}
      <div className={styles['line']}>
        {value === undefined ? (
          <p className={styles['state']}>
            {state ?? (isValue ? word('explore/drill/noValue') : null)}
          </p>
        ) : (
          <p className={styles['key']}>
            {measureNumber(value, unit, words)} <small>{unitWord(unit, words)}</small>
          </p>
        )}
        {isValue && value !== undefined ? (
          <p className={styles['change']}>{changeWords(change, unit, words)}</p>
        ) : null}
        <p className={styles['age']}>
          {isValue && level === '?' ? word('explore/drill/notJudged') : word(`level/${level}`)}
          {' · '}
          {minuteMs < shownMs
            ? clockOrDay(shownMs, minuteMs, zone)
            : formatAge(minuteMs - shownMs, language)}
          {quality === undefined
            ? ''
            : ` · ${word('explore/drill/qualityIs', { quality: word(`explore/drill/quality/${quality}`) })}`}{' '}
          <BasisMark basis={basis} />
        </p>
      </div>
      {endedMs === undefined ? null : (
        <p>{word('explore/drill/ended', { time: clockOrDay(endedMs, minuteMs, zone) })}</p>
      )}
      {line === undefined ? null : (
        <p>
          <strong>{line.what}</strong> <span className={styles['soft']}>{line.bounds}</span>
        </p>
      )}
    </header>
  );
});
