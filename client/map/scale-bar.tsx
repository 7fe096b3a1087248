import { useMemo, type JSX } from 'react';
import type { Bounds } from '../../contract/place.ts';
import type { Camera } from './camera.ts';
import styles from './scale-bar.module.css';
import { useProjected } from './use-projected.ts';

const M_PER_DEG_LAT = 111_195;
const LENGTHS_M = [50, 100, 200, 500, 1000, 2000, 5000, 10_000] as const;
/** It must not take the map. */
const MOST_SHARE = 0.22;

/** How long a stretch of the ground is on the map, straight down; a tilted map has no one scale. */
export function ScaleBar({
  camera,
  bounds: [west, south, east, north],
  widthPx,
}: {
  readonly camera: Camera | undefined;
  readonly bounds: Bounds;
  /** Of the map's box. */
  readonly widthPx: number;
}): JSX.Element | null {
  const lat = (south + north) / 2;
  const ends = useMemo(
    () => [
      { lon: west, lat },
      { lon: east, lat },
    ],
    [west, east, lat],
  );
  const [from, to] = useProjected(camera, ends);
  if (from === undefined || to === undefined) return null;
  const groundM = (east - west) * M_PER_DEG_LAT * Math.cos((lat * Math.PI) / 180);
  const pxPerM = (to.x - from.x) / groundM;
  const lengthM = LENGTHS_M.findLast((own) => own * pxPerM <= widthPx * MOST_SHARE);
  if (lengthM === undefined) return null;
  return (
    <p className={styles['scale']}>
      <span className={styles['bar']} style={{ width: lengthM * pxPerM }} />
      {lengthM < 1000 ? `${lengthM} m` : `${lengthM / 1000} km`}
    </p>
  );
}
