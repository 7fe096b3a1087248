import type { JSX } from 'react';
import styles from './hatch.module.css';

/** The one hatch of the page: "not known". Mounted once; charts refer to it as `url(#hatch)`. */
export function HatchPattern(): JSX.Element {
  return (
    <svg className={styles['defs']} aria-hidden focusable="false">
      <defs>
        <pattern
          id="hatch"
          width="11"
          height="11"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="11" height="11" fill="var(--g-2)" />
          <rect width="3" height="11" fill="var(--g-5)" />
        </pattern>
      </defs>
    </svg>
  );
}

/** Small hatched square before a word such as 지연. */
export function HatchBox(): JSX.Element {
  return <span className={styles['box']} aria-hidden />;
}
