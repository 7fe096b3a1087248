import { Fragment, type JSX, type ReactNode } from 'react';
import styles from './scene-columns.module.css';

interface Column {
  /** Above the seam of the wall's panels (y 885) and below it. */
  readonly upper: ReactNode;
  readonly lower?: ReactNode;
}

/**
 * Three columns with the map, or a third column of rows, in the middle; no block crosses a seam of a
 * wall of 3 × 2 panels. `wide` lies below all of them.
 */
export function SceneColumns({
  left,
  middle,
  right,
  wide,
}: {
  readonly left?: Column;
  /** Absent = the map is seen there. */
  readonly middle?: Column;
  readonly right?: Column;
  readonly wide?: ReactNode;
}): JSX.Element {
  const columns = Object.entries({ left, middle, right }).flatMap(([side, column]) =>
    column === undefined ? [] : [{ side, column }],
  );
  return (
    <div className={styles['columns']} data-wide={wide !== undefined}>
      {columns.map(({ side, column: { upper, lower } }) => (
        <Fragment key={side}>
          <div className={`${styles[side]} ${styles['upper']}`} data-whole={lower === undefined}>
            {upper}
          </div>
          {lower === undefined ? null : (
            <div className={`${styles[side]} ${styles['lower']}`}>{lower}</div>
          )}
        </Fragment>
      ))}
      {wide === undefined ? null : <div className={styles['wide']}>{wide}</div>}
    </div>
  );
}
