import type { JSX } from 'react';
import type { FitBox } from './camera.ts';
import type { MapLegend } from './define-layer.ts';
import { LegendSymbol } from './legend-mark.tsx';
import styles from './map-legends.module.css';

/** Ramps with their numbers directly under them, in the free corner of the city's box. */
export function MapLegends({
  fitBox,
  legends,
  note,
}: {
  readonly fitBox: FitBox;
  readonly legends: readonly MapLegend[];
  /** What is to be said of the map itself. */
  readonly note: string | undefined;
}): JSX.Element {
  return (
    <>
      <div className={styles['legends']} style={{ left: fitBox.x, top: fitBox.y }}>
        {legends.map(({ title, steps, line, isLineDashed, marks }) => (
          <figure key={title} className={styles['legend']}>
            <figcaption className={styles['title']}>
              {line === undefined ? null : (
                <span
                  className={isLineDashed === true ? styles['dashed'] : styles['line']}
                  style={{ borderColor: `var(--${line})` }}
                />
              )}
              {title}
            </figcaption>
            {marks === undefined || marks.length === 0 ? null : (
              <ul className={styles['marks']}>
                {marks.map(({ label, mark }) => (
                  <li key={label} className={styles['mark']}>
                    <LegendSymbol mark={mark} className={styles['symbol']} />
                    {label}
                  </li>
                ))}
              </ul>
            )}
            <ol className={styles['ramp']}>
              {steps.map(({ label, token, isCriterion }) => (
                <li key={label} className={isCriterion ? styles['criterion'] : styles['step']}>
                  <span className={styles['swatch']} style={{ background: `var(--${token})` }} />
                  {label}
                </li>
              ))}
            </ol>
          </figure>
        ))}
      </div>
      {note === undefined ? null : (
        <p className={styles['base']} style={{ left: fitBox.x, top: fitBox.y + fitBox.height }}>
          {note}
        </p>
      )}
    </>
  );
}
