import { useMemo, type CSSProperties, type JSX } from 'react';
import type { District } from '../../contract/place.ts';
import { say, type Language } from '../design/language.ts';
import type { Camera, FitBox } from './camera.ts';
import type { MapLabel } from './define-layer.ts';
import styles from './map-labels.module.css';
import { RaisedWords } from './raised-words.tsx';
import { useProjected } from './use-projected.ts';

interface PlacedTextProps {
  readonly camera: Camera | undefined;
  readonly labels: readonly MapLabel[];
  readonly className: string | undefined;
}

function PlacedText({ camera, labels, className }: PlacedTextProps): JSX.Element {
  const places = useMemo(() => labels.map(({ at }) => at), [labels]);
  const pixels = useProjected(camera, places);
  return (
    <>
      {labels.map(({ key, text, isLetter }, index) => {
        const pixel = pixels[index];
        if (pixel === undefined) return null;
        const at = { translate: `${Math.round(pixel.x)}px ${Math.round(pixel.y)}px` };
        return (
          <span key={key} className={isLetter === true ? styles['letter'] : className} style={at}>
            {text}
          </span>
        );
      })}
    </>
  );
}

function clipTo(box: FitBox | undefined): CSSProperties | undefined {
  if (box === undefined) return undefined;
  const { x, y, width, height } = box;
  const [right, bottom] = [x + width, y + height];
  return {
    clipPath: `polygon(${x}px ${y}px, ${right}px ${y}px, ${right}px ${bottom}px, ${x}px ${bottom}px)`,
  };
}

/** Names of the districts and the words of layers: text of the page, so it stays sharp and readable. */
export function MapLabels({
  camera,
  districts,
  labels,
  language,
  within,
}: {
  readonly camera: Camera | undefined;
  readonly districts: readonly District[];
  readonly labels: readonly MapLabel[];
  readonly language: Language;
  /** Words outside it belong to what is not shown; absent = there is no such box. */
  readonly within?: FitBox | undefined;
}): JSX.Element {
  const names = useMemo(
    () =>
      districts.map(({ code, name, label }) => ({
        key: code,
        at: label,
        text: say(name, language),
      })),
    [districts, language],
  );
  const raised = useMemo(() => labels.filter((label) => label.raised !== undefined), [labels]);
  // Among columns a name on the ground would be read as that of the column before it.
  const isFlat = raised.length === 0;
  return (
    <div data-map-words className={styles['labels']} lang={language} style={clipTo(within)}>
      {isFlat ? (
        <>
          <PlacedText camera={camera} labels={names} className={styles['district']} />
          <PlacedText camera={camera} labels={labels} className={styles['note']} />
        </>
      ) : null}
      <RaisedWords camera={camera} labels={raised} />
    </div>
  );
}
