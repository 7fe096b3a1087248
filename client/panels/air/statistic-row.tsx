import type { JSX } from 'react';
import type { StatisticData } from '../../../contract/city-indicator.ts';
import { HatchBox } from '../../design/hatch.tsx';
import { formatNumber } from '../../design/numbers.ts';
import type { Language } from '../../design/language.ts';
import { useWords } from '../../design/wording.ts';
import rows from '../../design/row-words.module.css';
import { BasisMark } from '../basis-mark.tsx';
import { ValueLine } from '../value-line.tsx';
import { yearsOld } from './years-old.ts';
import styles from './air.module.css';

/** Three digits at most: of what is small two stand after the point. */
function shortNumber(value: number, language: Language): string {
  return Math.abs(value) < 10
    ? String(Math.round(value * 100) / 100)
    : formatNumber(value, language);
}

/** A figure of a period: what it is now, what it should be, what it was, who says so and of when. */
export function StatisticRow({
  data,
  minuteMs,
}: {
  readonly data: StatisticData;
  readonly minuteMs: number;
}): JSX.Element {
  const { word, say, language } = useWords();
  const { value, target, targetBy, past, period } = data;
  const years = yearsOld(period.to, minuteMs);
  const notes = [
    say(period.label),
    ...(target === undefined
      ? []
      : [
          word(targetBy === undefined ? 'air/energy/target' : 'air/energy/targetBy', {
            value: shortNumber(target, language),
            by: targetBy ?? '',
          }),
        ]),
    say(data.sourceName),
  ];
  return (
    <li className={styles['statistic']} data-alone={past.length === 0}>
      <div className={rows['words']}>
        <h3 className={`${rows['name']} ${styles['label']}`}>{say(data.label)}</h3>
        <p className={rows['note']}>
          <BasisMark basis={data.basis} /> {notes.join(' · ')}
        </p>
      </div>
      {past.length === 0 ? null : (
        <ValueLine
          values={[...past.map((each) => each.value), value]}
          label={word('air/energy/trend', { label: say(data.label) })}
        />
      )}
      <div className={styles['value']}>
        {value === null ? (
          <p className={styles['old']}>{word('air/energy/noValue')}</p>
        ) : (
          <>
            <p className={styles['figure']}>
              {shortNumber(value, language)}
              <span className={styles['unit']}>{say(data.unit)}</span>
            </p>
            {years === undefined ? null : (
              <p className={styles['old']}>
                <HatchBox />
                {word('air/energy/before', { span: word('air/energy/years', { n: years }) })}
              </p>
            )}
          </>
        )}
      </div>
    </li>
  );
}
