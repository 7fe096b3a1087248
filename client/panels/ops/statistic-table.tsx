import { memo, type JSX } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { StatisticData } from '../../../contract/city-indicator.ts';
import type { Themed } from '../../city/select-office-indicators.ts';
import { formatNumber, withUnit } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import { districtWords } from '../matter-words.ts';
import { TrendLine } from '../trend-line.tsx';
import { ShareBar } from './share-bar.tsx';
import desk from './desk.module.css';
import { SourceLink } from './source-link.tsx';
import styles from './indicators.module.css';

/** Figures of the administration by theme: value, period, target, trend and whose figure it is. */
export const StatisticTable = memo(function StatisticTable({
  themes,
  city,
}: {
  readonly themes: readonly Themed<StatisticData>[];
  readonly city: CityAnswer | undefined;
}): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  const row = (data: StatisticData): JSX.Element => {
    const { label, unit, value, period, target, targetBy, past, attainment, basis } = data;
    const number = (told: number): string => withUnit(formatNumber(told, language), say(unit));
    const name = say(label);
    const place = data.district === undefined ? '' : districtWords([data.district], city, words);
    return (
      <tr key={`${data.statistic} ${data.district ?? ''} ${period.from}`}>
        <th scope="row">
          {name} {place}
        </th>
        <td className={desk['number']}>
          {value === null ? (
            <span className={desk['hatched']}>{word('ops/unknown')}</span>
          ) : (
            <span className={desk['value']}>{number(value)}</span>
          )}{' '}
          {basis === undefined ? null : <BasisMark basis={basis} />}
        </td>
        <td>{say(period.label)}</td>
        <td>
          <TrendLine
            className={styles['trend']}
            values={[...past.map((each) => each.value), value]}
            label={`${name} ${word('ops/indicator/trend')}`}
          />
        </td>
        <td>
          {target === undefined ? (
            <span className={desk['note']}>{word('ops/indicator/noTarget')}</span>
          ) : (
            <>
              {number(target)}
              {targetBy === undefined ? '' : ` (${targetBy})`}
            </>
          )}
        </td>
        <td>
          {attainment === undefined ? null : (
            <>
              <ShareBar share={attainment} />{' '}
              {word('ops/indicator/attainment', { pct: Math.round(attainment * 100) })}
            </>
          )}
        </td>
        <td>
          <SourceLink sourceName={data.sourceName} sourceUrl={data.sourceUrl} />
        </td>
      </tr>
    );
  };
  const columns = ['value', 'period', 'trend', 'target', 'progress', 'source'] as const;
  return (
    <>
      {themes.map(({ id, name, members }) => (
        <section key={id} className={styles['theme']}>
          <table className={`${desk['table']} ${styles['statistics']}`}>
            <thead>
              <tr>
                <th scope="col">
                  <strong className={desk['title']}>{say(name)}</strong>
                </th>
                {columns.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className={column === 'value' ? desk['number'] : undefined}
                  >
                    {word(`ops/indicator/${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{members.map(row)}</tbody>
          </table>
        </section>
      ))}
    </>
  );
});
