import type { JSX } from 'react';
import type { SeriesAnswer } from '../../../contract/history.ts';
import type { RiverGauge } from '../../city/select-rivers.ts';
import type { RainNow } from '../../city/select-rain.ts';
import type { SeriesState } from '../../city/use-history.ts';
import { useWords } from '../../design/wording.ts';
import { Hyetograph } from './hyetograph.tsx';
import { RainHero } from './rain-hero.tsx';
import styles from './rain-tile.module.css';
import { UnknownPlot } from './unknown-plot.tsx';

/** What ten minutes of rain are held against while no figure names a criterion. */
const USUAL_CRITERION_MM = 100;

/** The hardest rain of the hour, and how the gravest river answered to it. */
export function RainTile({
  rain,
  river,
  history,
  fromMs,
  toMs,
  isKnown,
  zone,
}: {
  readonly rain: RainNow;
  readonly river: RiverGauge | undefined;
  readonly history: SeriesState;
  readonly fromMs: number;
  readonly toMs: number;
  /** Whether its sources allow it to be told as now. */
  readonly isKnown: boolean;
  readonly zone: string;
}): JSX.Element {
  const { word, say } = useWords();
  const { figure, gauge } = rain;
  const of = (datastream: string | undefined): SeriesAnswer | undefined =>
    datastream === undefined ? undefined : history.series.get(datastream);
  return (
    <div className={styles['rain']}>
      <RainHero rain={rain} isKnown={isKnown} minuteMs={toMs} zone={zone} />
      {history.state === 'known' || gauge === undefined ? null : (
        <p className={styles['wanting']}>
          {word(history.state === 'lost' ? 'water/rain/lost' : 'water/rain/asking')}
        </p>
      )}
      {gauge === undefined ? (
        <UnknownPlot>{word('water/rain/none')}</UnknownPlot>
      ) : (
        <Hyetograph
          place={say(gauge.name)}
          rain={of(gauge.datastream)}
          river={river}
          levels={of(river?.datastream)}
          criterionMm={figure?.criterion ?? USUAL_CRITERION_MM}
          fromMs={fromMs}
          toMs={toMs}
          zone={zone}
        />
      )}
    </div>
  );
}
