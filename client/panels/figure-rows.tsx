import type { JSX } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import type { EventOf } from '../city/city.ts';
import { freshnessOf } from '../city/select-freshness.ts';
import { selectFigure, selectStrip } from '../city/select-indicators.ts';
import { useWords } from '../design/wording.ts';
import styles from './figure-rows.module.css';
import { FigureRow } from './figure-row.tsx';

/** Figures of the city one below the other, each with its normal and its last 24 h. */
export function FigureRows({
  figures,
  indicators,
  feeds,
  minuteMs,
  zone,
}: {
  readonly figures: CityAnswer['figures'];
  readonly indicators: ReadonlyMap<string, EventOf<'indicator'>>;
  readonly feeds: ReadonlyMap<string, EventOf<'feed'>>;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { say } = useWords();
  return (
    <ul className={styles['rows']}>
      {figures.map(({ id, label }) => {
        const figure = selectFigure(indicators, id);
        return (
          <FigureRow
            key={id}
            id={id}
            label={say(label)}
            figure={figure}
            strip={selectStrip(indicators, id)}
            freshness={
              figure === undefined
                ? { state: 'dead', why: 'null' }
                : freshnessOf(figure, feeds, minuteMs)
            }
            minuteMs={minuteMs}
            zone={zone}
            isLoading={false}
          />
        );
      })}
    </ul>
  );
}
