import type { JSX } from 'react';
import type { SeriesAnswer } from '../../../contract/history.ts';
import { RUNG_HEIGHTS } from '../../city/ladder.ts';
import type { RiverGauge } from '../../city/select-rivers.ts';
import { levelOf, lineColour } from '../../design/severity.ts';
import { useWords } from '../../design/wording.ts';
import { RiverLadder } from './river-ladder.tsx';
import styles from './river-ladders.module.css';
import { UnknownPlot } from './unknown-plot.tsx';

/** Gauges in two rows of four with their limits at the same heights, and what the heights are called. */
export function RiverLadders({
  gauges,
  series,
  count,
  minuteMs,
}: {
  readonly gauges: readonly RiverGauge[];
  readonly series: ReadonlyMap<string, SeriesAnswer>;
  /** Of all gauges, also those not shown. */
  readonly count: number;
  readonly minuteMs: number;
}): JSX.Element {
  const { word, say } = useWords();
  if (gauges.length === 0) return <UnknownPlot>{word('water/rivers/none')}</UnknownPlot>;
  const names = RUNG_HEIGHTS.map(([severity]) => {
    const labels = gauges.flatMap(({ thresholds }) =>
      thresholds.filter((own) => own.severity === severity).map(({ label }) => say(label)),
    );
    return { severity, name: [...new Set(labels)].join('·') };
  });
  return (
    <div className={styles['ladders']}>
      <ol className={styles['grid']}>
        {gauges.map((gauge) => (
          <li key={gauge.subject}>
            <RiverLadder gauge={gauge} series={series.get(gauge.datastream)} minuteMs={minuteMs} />
          </li>
        ))}
      </ol>
      <ul className={styles['key']}>
        {names.toReversed().map(({ severity, name }) =>
          name === '' ? null : (
            <li key={severity}>
              <span
                className={styles['line']}
                style={{ borderColor: lineColour(levelOf(severity)) }}
              />
              {name}
            </li>
          ),
        )}
        <li className={styles['rest']}>
          {word('water/rivers/straight')} ·{' '}
          {word('water/rivers/more', { n: gauges.length, m: count })}
        </li>
      </ul>
    </div>
  );
}
