import { useId, useMemo, type JSX } from 'react';
import type { LonLat } from '../../contract/place.ts';
import type { Camera } from './camera.ts';
import styles from './spotlight.module.css';
import { useProjected } from './use-projected.ts';

/** One place in a white ring, the rest of the map dimmed. */
export function Spotlight({
  camera,
  at,
}: {
  readonly camera: Camera;
  readonly at: LonLat;
}): JSX.Element | null {
  const mask = useId();
  const [pixel] = useProjected(
    camera,
    useMemo(() => [at], [at]),
  );
  if (pixel === undefined) return null;
  const centre = { cx: pixel.x, cy: pixel.y };
  return (
    <svg className={styles['spotlight']} aria-hidden="true">
      <mask id={mask}>
        <rect className={styles['shown']} width="100%" height="100%" />
        <circle className={styles['hole']} {...centre} />
      </mask>
      <rect className={styles['dark']} width="100%" height="100%" mask={`url(#${mask})`} />
      <circle className={styles['ring']} {...centre} />
    </svg>
  );
}
