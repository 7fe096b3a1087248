import { memo, useMemo, type JSX } from 'react';
import type { LonLat } from '../../contract/place.ts';
import type { Camera } from './camera.ts';
import styles from './colleague-cursors.module.css';
import { useProjected } from './use-projected.ts';

/** Where somebody else points at. */
export interface MapCursor {
  readonly id: string;
  readonly name: string;
  readonly at: LonLat;
}

/** Cursors of colleagues with their names; what they say stands in words elsewhere, too. */
export const ColleagueCursors = memo(function ColleagueCursors({
  camera,
  cursors,
}: {
  readonly camera: Camera;
  readonly cursors: readonly MapCursor[];
}): JSX.Element {
  const pixels = useProjected(
    camera,
    useMemo(() => cursors.map(({ at }) => at), [cursors]),
  );
  return (
    <div className={styles['cursors']} aria-hidden="true">
      {cursors.map(({ id, name }, index) => {
        const pixel = pixels[index];
        return pixel === undefined ? null : (
          <span
            key={id}
            className={styles['cursor']}
            style={{ transform: `translate(${pixel.x}px, ${pixel.y}px)` }}
          >
            <svg className={styles['arrow']} viewBox="0 0 12 16">
              <path d="M1 1v13l3.5-3.5h6z" />
            </svg>
            <span className={styles['name']}>{name}</span>
          </span>
        );
      })}
    </div>
  );
});
