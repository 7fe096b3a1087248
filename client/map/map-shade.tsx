import type { CSSProperties, JSX } from 'react';
import type { FitBox } from './camera.ts';
import styles from './map-shade.module.css';

/** Lets the map end softly where the columns and strips of a scene begin; a part of it ends sharply. */
export function MapShade({
  fitBox,
  isSharp,
}: {
  readonly fitBox: FitBox;
  readonly isSharp: boolean;
}): JSX.Element {
  const box = {
    '--box-left': `${fitBox.x}px`,
    '--box-right': `${fitBox.x + fitBox.width}px`,
    '--box-top': `${fitBox.y}px`,
    '--box-bottom': `${fitBox.y + fitBox.height}px`,
    '--fade': `${isSharp ? 0 : fitBox.width * 0.09}px`,
  };
  return <div className={styles['shade']} style={box as CSSProperties} />;
}
