import type { JSX } from 'react';
import type { DeskLayer } from '../../explore/desk-layers.ts';
import type { LayerLegend } from '../../explore/layer-legend.ts';
import { MOVING_DOTS } from '../../explore/moving-dots.ts';
import { measureNumber, unitWord } from '../../design/measure.ts';
import { formatNumber } from '../../design/numbers.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf } from '../../design/severity.ts';
import { useWords } from '../../design/wording.ts';
import styles from './layer-row.module.css';

/** Steps of the ramp of rain, mm in an hour. */
const RAIN: readonly (readonly [mm: number, token: string])[] = [
  [5, 'rain-5'],
  [10, 'rain-10'],
  [20, 'rain-20'],
  [30, 'rain-30'],
  [50, 'rain-50'],
  [70, 'rain-70'],
  [100, 'rain-zone'],
];

/** How some layers are drawn, where no mark says it. */
const NOTES: readonly (readonly [RegExp, string])[] = [
  [/^incident\/flood$/u, 'floods'],
  [/^incident\/(fire|rescue|ems|power|other)$/u, 'calls'],
  [/^observation\/traffic\.speed$/u, 'speed'],
  [/^observation\/sewer\.level$/u, 'sewer'],
];

/** What the marks of a layer stand for, with how many there are and from which value. */
export function LayerLegendLines({
  layer,
  legend,
}: {
  readonly layer: DeskLayer;
  readonly legend: LayerLegend;
}): JSX.Element {
  const { language, say, word } = useWords();
  const { id, unit: own = '' } = layer;
  const { levels, values, thresholds, unplaced } = legend;
  const counted = (n: number): string => formatNumber(n, language);
  const digits = (value: number): string => measureNumber(value, own, { language });
  const units = unitWord(own, { language });
  const note = NOTES.find(([pattern]) => pattern.test(id))?.[1];
  return (
    <div className={styles['legend']} role="group" aria-label={word('explore/layers/legend/label')}>
      {id.startsWith('observation/rain.') ? (
        <>
          <span>{word('explore/layers/legend/rain')}</span>
          <ol className={styles['ramp']}>
            {RAIN.map(([mm, token]) => (
              <li key={mm} className={styles['step']}>
                <span style={{ background: `var(--${token})` }} />
                {mm}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {note === undefined ? null : <span>{word(`explore/layers/legend/${note}`)}</span>}
      {levels.map(({ level, count }) => (
        <p key={level} className={styles['level']}>
          <SeverityMark level={level} className={styles['mark']} />
          {level === '?' ? word('explore/layers/legend/unjudged') : word(`level/${level}`)}{' '}
          {counted(count)}
        </p>
      ))}
      {thresholds.map(({ label, value, severity }) => (
        <p key={value} className={styles['level']}>
          <SeverityMark level={levelOf(severity)} className={styles['mark']} />
          {word('explore/layers/legend/threshold', {
            label: say(label),
            value: digits(value),
            unit: units,
          })}
        </p>
      ))}
      {values === undefined ? null : (
        <span>
          {word('explore/layers/legend/values', {
            least: digits(values.least),
            most: digits(values.most),
            middle: digits(values.middle),
            unit: units,
          })}
        </span>
      )}
      {layer.placed <= MOVING_DOTS ? null : (
        <span>{word('explore/layers/legend/moving', { n: counted(MOVING_DOTS) })}</span>
      )}
      {unplaced === 0 ? null : (
        <span>{word('explore/layers/legend/unplaced', { n: counted(unplaced) })}</span>
      )}
    </div>
  );
}
