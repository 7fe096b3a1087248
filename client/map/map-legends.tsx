import type { JSX } from 'react';
import type { FitBox } from './camera.ts';
import type { MapLegend } from './define-layer.ts';
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
    <div className={styles['legends']} style={{ left: fitBox.x, top: fitBox.y }}>
      {legends.map(({ title, steps, line }) => (
        <figure key={title} className={styles['legend']}>
          <figcaption className={styles['title']}>
            {line === undefined ? null : (
              <span className={styles['line']} style={{ background: `var(--${line})` }} />
            )}
            {title}
          </figcaption>
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
      {note === undefined ? null : <p className={styles['base']}>{note}</p>}
    </div>
  );
}
