import type { JSX } from 'react';
import styles from './age-bar.module.css';

/** The bar is this many cadences long: from five on a source is lost. */
const CADENCES = 5;
const CADENCE = 40;

/** How old the last data is against how often it comes: grey = the cadence, tick = the age. */
export function AgeBar({
  ageSec,
  everySec,
}: {
  /** `undefined` = nothing was ever received. */
  readonly ageSec: number | undefined;
  /** 0 = nothing is expected. */
  readonly everySec: number;
}): JSX.Element {
  const width = CADENCES * CADENCE;
  const isMeasured = ageSec !== undefined && everySec > 0;
  const x = isMeasured ? Math.min(CADENCES, Math.max(0, ageSec / everySec)) * CADENCE : 0;
  return (
    <svg
      className={styles['bar']}
      viewBox={`0 0 ${width} 26`}
      preserveAspectRatio="none"
      aria-hidden
    >
      <rect
        y="8"
        width={width}
        height="10"
        fill={ageSec === undefined ? 'url(#hatch)' : 'var(--g-3)'}
      />
      {everySec > 0 ? <rect y="8" width={CADENCE} height="10" fill="var(--g-5)" /> : null}
      {isMeasured ? (
        <rect x={Math.min(x, width - 3)} width="3" height="26" fill="var(--g-10)" />
      ) : null}
    </svg>
  );
}
