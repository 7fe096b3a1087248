import { useMemo, type JSX } from 'react';
import { isWhole } from './arrange-words.ts';
import type { Camera, FitBox } from './camera.ts';
import type { MapLabel } from './define-layer.ts';
import styles from './map-labels.module.css';
import { roomForWords, type WordBox } from './room-for-words.ts';
import { useProjected } from './use-projected.ts';

/** Words above what stands up on a tilted map; where two would meet, the first stays. */
export function RaisedWords({
  camera,
  labels,
  held,
  within,
}: {
  readonly camera: Camera | undefined;
  readonly labels: readonly MapLabel[];
  /** What lies over the map. */
  readonly held: readonly WordBox[];
  /** Cut by an edge, `7.5` would be read as `7`. */
  readonly within: FitBox | undefined;
}): JSX.Element {
  const places = useMemo(
    () => labels.map(({ at, raised }) => ({ ...at, heightM: raised?.heightM ?? 0 })),
    [labels],
  );
  const pixels = useProjected(camera, places);
  const words = labels.flatMap(({ key, text, raised }, index) => {
    const pixel = pixels[index];
    if (pixel === undefined || raised === undefined) return [];
    const { widthPx: width, heightPx: height, isQuiet } = raised;
    const box = { x: pixel.x, y: pixel.y - height / 2, width, height };
    return isWhole(box, within) ? [{ key, text, isQuiet, ...box }] : [];
  });
  const hasRoom = roomForWords(words, held);
  return (
    <>
      {words.map(({ key, text, isQuiet, x, y }, index) =>
        hasRoom[index] === true ? (
          <span
            key={key}
            className={styles['raised']}
            data-quiet={isQuiet}
            style={{ translate: `${Math.round(x)}px ${Math.round(y)}px` }}
          >
            {text}
          </span>
        ) : null,
      )}
    </>
  );
}
