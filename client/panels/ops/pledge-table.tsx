import { memo, type JSX } from 'react';
import type { PledgeData } from '../../../contract/city-indicator.ts';
import type { Themed } from '../../city/select-office-indicators.ts';
import { formatNumber } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import { ShareBar } from './share-bar.tsx';
import desk from './desk.module.css';
import { SourceLink } from './source-link.tsx';
import styles from './indicators.module.css';

/** Pledges and projects by theme, and how far each is as its department tells. */
export const PledgeTable = memo(function PledgeTable({
  themes,
}: {
  readonly themes: readonly Themed<PledgeData>[];
}): JSX.Element {
  const { language, say, word } = useWords();
  const moneyOf = ({ budgetWon, spentWon }: PledgeData): string =>
    [
      ...(budgetWon === undefined
        ? []
        : [word('ops/indicator/budget', { n: formatNumber(budgetWon, language) })]),
      ...(spentWon === undefined
        ? []
        : [word('ops/indicator/spent', { n: formatNumber(spentWon, language) })]),
    ].join(' · ');
  const row = (data: PledgeData): JSX.Element => {
    const { progressPct, milestones } = data;
    return (
      <tr key={data.pledge}>
        <th scope="row">
          {say(data.title)}
          <span className={styles['small']}>{say(data.department)}</span>
        </th>
        <td>
          <span className={data.state === 'delayed' ? desk['loud'] : desk['tag']}>
            {word(`ops/indicator/state/${data.state}`)}
          </span>
        </td>
        <td>
          <ShareBar share={progressPct === null ? undefined : progressPct / 100} />{' '}
          {progressPct === null ? (
            word('ops/indicator/untold')
          ) : (
            <strong className={desk['value']}>{Math.round(progressPct)} %</strong>
          )}
        </td>
        <td>
          {milestones.length === 0
            ? null
            : word('ops/indicator/milestones', {
                done: milestones.filter(({ isDone }) => isDone).length,
                all: milestones.length,
              })}
        </td>
        <td>{data.dueOn === undefined ? null : word('ops/indicator/due', { on: data.dueOn })}</td>
        <td>{moneyOf(data)}</td>
        <td>
          <SourceLink sourceName={data.sourceName} sourceUrl={data.sourceUrl} />
        </td>
      </tr>
    );
  };
  return (
    <>
      {themes.map(({ id, name, members }) => (
        <section key={id} className={styles['theme']}>
          <h2 className={desk['title']}>{say(name)}</h2>
          <table className={desk['table']}>
            <tbody>{members.map(row)}</tbody>
          </table>
        </section>
      ))}
    </>
  );
});
