import type { JSX } from 'react';
import type { SeriesAnswer } from '../../../contract/history.ts';
import { airLimit, airSeverity } from '../../city/air-grade.ts';
import type { AirNow } from '../../city/select-air.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { useWords } from '../../design/wording.ts';
import rows from '../../design/row-words.module.css';
import { ValueLine } from '../value-line.tsx';
import { airNumber, airUnit } from './air-words.ts';
import styles from './air.module.css';

/** A pollutant: the mean of the city, its standard, where it is worst, and how it went there. */
export function PollutantRow({
  now,
  series,
  isCounted,
}: {
  readonly now: AirNow;
  /** Its stations are to be told: they are not those of every pollutant. */
  readonly isCounted: boolean;
  readonly series: SeriesAnswer | undefined;
}): JSX.Element {
  const words = useWords();
  const { word, say } = words;
  const { property, unit, mean, worst, worstName, worstValue, known, of } = now;
  const level = levelOf(airSeverity(worst.data));
  const limit = airLimit(worst.data);
  const isAbnormal = level !== 0 && level !== '?';
  const name = word(`air/name/${property}`);
  const notes = [
    ...(limit === undefined ? [] : [word('air/now/limit', { value: airNumber(limit, words) })]),
    word('air/now/worst', { place: say(worstName), value: airNumber(worstValue, words) }),
    ...(isCounted ? [word('air/now/stations', { known, of })] : []),
  ];
  return (
    <li className={styles['pollutant']}>
      <div className={rows['words']}>
        <h3 className={`${rows['name']} ${styles['name']}`}>
          {name} <span className={styles['symbol']}>{word(`air/symbol/${property}`)}</span>
          {isAbnormal ? (
            <span className={styles['grade']}>
              <SeverityMark level={level} className={styles['mark']} /> {word(`level/${level}`)}
            </span>
          ) : null}
        </h3>
        <p className={rows['note']}>{notes.join(' · ')}</p>
      </div>
      <p className={styles['number']}>
        {airNumber(mean, words)}
        <span className={styles['unit']}>{airUnit(unit, words)}</span>
      </p>
      <div>
        {series === undefined ? null : (
          <ValueLine
            values={series.points.map((point) => point.mean ?? null)}
            label={word('air/now/trend', { place: say(worstName), name })}
            fromZero
          />
        )}
      </div>
    </li>
  );
}
