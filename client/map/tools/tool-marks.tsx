import { useMemo, useSyncExternalStore, type JSX } from 'react';
import type { LonLat } from '../../../contract/place.ts';
import type { Camera, Pixel } from '../camera.ts';
import { useProjected } from '../use-projected.ts';
import styles from './tool-marks.module.css';

/** A line that is drawn by hand or measured. */
export interface MarkedLine {
  readonly corners: readonly LonLat[];
  readonly isClosed: boolean;
  /** Still growing: dashed up to where the pointer is. */
  readonly isDraft: boolean;
  /** Words at corners, by index: lengths and areas. */
  readonly labels: readonly { readonly at: number; readonly text: string }[];
}

const NO_PLACES: readonly LonLat[] = [];

const pathOf = (pixels: readonly Pixel[], isClosed: boolean): string =>
  pixels
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('') + (isClosed && pixels.length > 2 ? 'Z' : '');

/** Areas that the rows are narrowed to, and what is drawn over the map. */
export function ToolMarks({
  camera,
  outline,
  line,
  isAiming,
}: {
  readonly camera: Camera;
  readonly outline: readonly (readonly LonLat[])[];
  readonly line: MarkedLine | undefined;
  /** A cross stands where Enter sets a corner. */
  readonly isAiming: boolean;
}): JSX.Element {
  const places = useMemo(() => outline.flat(), [outline]);
  const edge = useProjected(camera, places);
  const corners = useProjected(camera, line?.corners ?? NO_PLACES);
  const area = useMemo(() => {
    const starts = outline.reduce<readonly number[]>(
      (all, ring) => [...all, (all.at(-1) ?? 0) + ring.length],
      [0],
    );
    return outline
      .map((ring, index) => {
        const from = starts[index] ?? 0;
        return pathOf(edge.slice(from, from + ring.length), true);
      })
      .join('');
  }, [outline, edge]);
  const path = pathOf(corners, line?.isClosed === true);
  return (
    <svg className={styles['marks']} aria-hidden="true">
      {area === '' ? null : <path className={styles['area']} d={area} />}
      {line === undefined ? null : (
        <>
          <path className={styles['halo']} d={path} />
          <path className={styles[line.isDraft ? 'draft' : 'line']} d={path} />
          {corners.map(({ x, y }, index) => (
            <circle key={index} className={styles['corner']} cx={x} cy={y} r={4} />
          ))}
          {line.labels.map(({ at, text }) => {
            const pixel = corners[at];
            return pixel === undefined ? null : (
              <text key={at} className={styles['label']} x={pixel.x + 10} y={pixel.y - 8}>
                {text}
              </text>
            );
          })}
        </>
      )}
      {isAiming ? <AimingCross camera={camera} /> : null}
    </svg>
  );
}

/** In the middle of what is seen of the map, which a list may have moved from the middle of the page. */
function AimingCross({ camera }: { readonly camera: Camera }): JSX.Element {
  const x = useSyncExternalStore(camera.onMove, () => camera.middle().x);
  return (
    <svg x={x} y="50%" overflow="visible">
      <path className={styles['cross']} d="M-12 0H-4M4 0H12M0-12V-4M0 4V12" />
    </svg>
  );
}
