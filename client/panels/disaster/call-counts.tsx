import type { JSX } from 'react';
import { callsOf, countCalls, LIFECYCLES, type OpenCall } from '../../city/select-calls.ts';
import { useWords } from '../../design/wording.ts';
import styles from './call-counts.module.css';

const COLUMNS = ['open', 'waiting', 'breaching'] as const;

/** Open calls by their official life: how many, how many without anybody there, how many over target. */
export function CallCounts({
  calls,
  minuteMs,
}: {
  readonly calls: readonly OpenCall[];
  readonly minuteMs: number;
}): JSX.Element {
  const { word } = useWords();
  return (
    <table className={styles['counts']}>
      <thead>
        <tr>
          {['kind', ...COLUMNS].map((column) => (
            <th key={column} scope="col">
              {word(`disaster/calls/${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {LIFECYCLES.map((lifecycle) => {
          const counts = countCalls(callsOf(calls, lifecycle), minuteMs);
          return (
            <tr key={lifecycle}>
              <th scope="row">{word(`disaster/calls/lifecycle/${lifecycle}`)}</th>
              {COLUMNS.map((column) => (
                <td key={column} className={styles['number']}>
                  <span className={counts[column] === 0 ? styles['nil'] : undefined}>
                    {counts[column]}
                  </span>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
