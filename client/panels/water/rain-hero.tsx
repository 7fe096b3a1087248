import type { JSX } from 'react';
import type { RainNow } from '../../city/select-rain.ts';
import { formatNumber } from '../../design/numbers.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import styles from './rain-tile.module.css';

/** The one number of the page, with where it is from, what it is held against and today's most. */
export function RainHero({
  rain: { figure, gauges },
  isKnown,
  minuteMs,
  zone,
}: {
  readonly rain: RainNow;
  readonly isKnown: boolean;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { language, word, say } = useWords();
  const value = isKnown ? figure?.value : undefined;
  const number = value == null ? '—' : formatNumber(value, language);
  const level = figure === undefined || value == null ? '?' : levelOf(figure.severity);
  const peak = figure?.peak;
  const silent = gauges.filter(({ mm }) => mm === null).length;
  return (
    <div className={styles['hero']}>
      {/* Of another length it is written anew: its unit would slide. */}
      <p key={number.length} className={styles['number']}>
        {number}
        <span className={styles['unit']}>mm/h</span>
        {level === 0 || level === '?' ? null : (
          <SeverityMark level={level} className={styles['mark']} />
        )}
      </p>
      <div className={styles['facts']}>
        <p className={styles['place']}>
          {value == null ? (
            word('water/rain/unknown')
          ) : (
            <>
              {figure?.at === undefined ? null : say(figure.at)}
              <BasisMark basis={figure?.basis} />
            </>
          )}
        </p>
        {/* Its line is kept while there is no peak: what is below stays where it is. */}
        <p>
          {peak === undefined ? (
            '\u00A0'
          ) : (
            <>
              {word('water/rain/peak', {
                value: formatNumber(peak.value, language),
                time: clockOrDay(Date.parse(peak.at), minuteMs, zone, language),
              })}
              <BasisMark basis={peak.basis} />
            </>
          )}
        </p>
        <p className={styles['quiet']}>
          {figure?.criterion === undefined
            ? null
            : word('water/rain/criterion', { value: formatNumber(figure.criterion, language) })}
          {silent === 0
            ? null
            : ` · ${word('water/rain/silent', { current: gauges.length - silent, known: gauges.length })}`}
        </p>
      </div>
    </div>
  );
}
