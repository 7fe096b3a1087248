import { memo, type JSX } from 'react';
import type { FigureData, StripData } from '../../../contract/indicator.ts';
import { levelOf } from '../../design/severity.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { formatNumber, withUnit } from '../../design/numbers.ts';
import { clockOrDay } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { Sparkline } from '../sparkline.tsx';
import styles from './district.module.css';

export interface FigureRow {
  readonly figure: FigureData;
  readonly strip: StripData | undefined;
  readonly state: 'fresh' | 'late' | 'dead';
}

/** The key figures of the city with their last 24 h; one that is pressed opens. */
export const DistrictFigures = memo(function DistrictFigures({
  figures,
  minuteMs,
  zone,
  onOpen,
}: {
  readonly figures: readonly FigureRow[];
  readonly minuteMs: number;
  readonly zone: string;
  readonly onOpen: (subject: string) => void;
}): JSX.Element {
  const { language, say, word } = useWords();
  return (
    <section aria-label={word('explore/drill/city/figures')}>
      <h3 className={styles['title']}>{word('explore/drill/city/figures')}</h3>
      <ul className={styles['figures']}>
        {figures.map(({ figure, strip, state }) => {
          const level = state === 'dead' ? '?' : levelOf(figure.severity);
          const isKnown = figure.value !== null && state !== 'dead';
          const told = (value: number): string =>
            withUnit(formatNumber(value, language), say(figure.unit));
          return (
            <li key={figure.figure}>
              <button
                type="button"
                className={styles['figure']}
                onClick={() => onOpen(`indicator/figure/${figure.figure}`)}
              >
                <span className={styles['label']}>
                  <SeverityMark level={level} className={styles['mark']} />
                  {say(figure.label)}
                </span>
                <strong>{isKnown && figure.value !== null ? told(figure.value) : '—'}</strong>
                <Sparkline
                  strip={strip}
                  level={level}
                  criterion={figure.criterion}
                  state={state}
                  zone={zone}
                  label={say(figure.label)}
                />
                {figure.peak === undefined ? null : (
                  <span className={styles['note']}>
                    {word('explore/drill/city/worst', {
                      value: told(figure.peak.value),
                      time: clockOrDay(Date.parse(figure.peak.at), minuteMs, zone),
                    })}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
});
