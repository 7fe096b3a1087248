import type { JSX } from 'react';
import type { Bounds } from '../../contract/place.ts';
import { cssColour } from '../layers/kit/token-colours.ts';
import type { Camera, FitBox } from './camera.ts';
import type { MapLegend } from './define-layer.ts';
import styles from './focus-foot.module.css';
import { LegendSymbol } from './legend-mark.tsx';
import { ScaleBar } from './scale-bar.tsx';

/** Under a map flown in to one place: its scale, what its bands and dots mean, what it is made of. */
export function FocusFoot({
  camera,
  bounds,
  fitBox,
  legends,
  note,
}: {
  readonly camera: Camera | undefined;
  readonly bounds: Bounds;
  readonly fitBox: FitBox;
  readonly legends: readonly MapLegend[];
  readonly note: string | undefined;
}): JSX.Element {
  const { x, y, width, height } = fitBox;
  return (
    <div className={styles['foot']} style={{ left: x, top: y, width, height }}>
      <div data-legend className={styles['line']}>
        <ScaleBar camera={camera} bounds={bounds} widthPx={width} />
        {legends.map(({ title, fill, marks = [] }) =>
          fill === undefined ? null : (
            <span key={title} className={styles['entry']}>
              <span className={styles['fill']} style={{ background: cssColour(fill) }} />
              {title}
              {marks.map(({ label, mark }) => (
                <span key={label} className={styles['entry']}>
                  <LegendSymbol mark={mark} className={styles['symbol']} />
                  {label}
                </span>
              ))}
            </span>
          ),
        )}
        {note === undefined ? null : <span className={styles['note']}>{note}</span>}
      </div>
    </div>
  );
}
