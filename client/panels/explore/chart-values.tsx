import type { JSX } from 'react';
import { measureWords } from '../../design/measure.ts';
import { clockMinute } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { BAR_MS, readAt, type ChartModel } from '../../explore/series-chart.ts';
import styles from './chart.module.css';

/** The charts as a table, each ten minutes, the latest first; who does not see them reads them. */
export function ChartValues({
  model,
  zone,
}: {
  readonly model: ChartModel;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  const { span, value, related, counts } = model;
  const lines = value?.lines ?? [];
  const first = Math.ceil(span.fromMs / BAR_MS) * BAR_MS;
  const steps = Math.max(0, Math.floor((span.clockMs - first) / BAR_MS) + 1);
  const times = [
    span.clockMs,
    ...Array.from({ length: steps }, (_, index) => first + (steps - 1 - index) * BAR_MS),
  ].filter((atMs, index, all) => all.indexOf(atMs) === index);
  const told = (number: number | undefined, unit: string): string =>
    number === undefined ? '—' : measureWords(number, unit, words);
  return (
    <details className={styles['values']}>
      <summary>{word('explore/drill/chart/table')}</summary>
      <div
        role="region"
        className={styles['scroll']}
        aria-label={word('explore/drill/chart/table')}
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{word('explore/drill/chart/time')}</th>
              {lines.map(({ id, name }) => (
                <th key={id} scope="col">
                  {say(name)}
                </th>
              ))}
              {related === undefined ? null : <th scope="col">{say(related.name)}</th>}
              {counts === undefined ? null : (
                <th scope="col">{word('explore/drill/fact/incidents')}</th>
              )}
            </tr>
          </thead>
          <tbody>
            {times.map((atMs) => {
              const reading = readAt(model, atMs);
              return (
                <tr key={atMs}>
                  <th scope="row">{clockMinute(atMs, zone)}</th>
                  {lines.map(({ id, unit }, index) => (
                    <td key={id}>{told(reading.lines[index], unit)}</td>
                  ))}
                  {related === undefined ? null : <td>{told(reading.related, related.unit)}</td>}
                  {counts === undefined ? null : <td>{reading.count ?? '—'}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}
