import { useMemo, type CSSProperties, type JSX } from 'react';
import type { District } from '../../contract/place.ts';
import { say, type Language } from '../design/language.ts';
import type { DrawnMarks } from '../layers/kit/drawn-marks.ts';
import { arrangeWords } from './arrange-words.ts';
import type { Camera, FitBox, Pixel } from './camera.ts';
import type { MapLabel } from './define-layer.ts';
import styles from './map-labels.module.css';
import { RaisedWords } from './raised-words.tsx';
import type { WordBox } from './room-for-words.ts';
import { useProjected } from './use-projected.ts';

interface PlacedTextProps {
  readonly labels: readonly Pick<MapLabel, 'key' | 'text' | 'isLetter'>[];
  readonly pixels: readonly (Pixel | undefined)[];
  readonly className: string | undefined;
}

function PlacedText({ labels, pixels, className }: PlacedTextProps): JSX.Element {
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

/** What words of the map keep clear of. */
export interface WordSurroundings {
  /** CSS pixels of one unit of the layout, by which words are large. */
  readonly unit: number;
  /** What lies over the map: legends, callouts and their marks. */
  readonly held: readonly WordBox[];
  /** Marks that layers draw. */
  readonly marks: readonly DrawnMarks[];
}

const NO_BOXES: readonly WordBox[] = [];
const NO_MARKS: readonly DrawnMarks[] = [];

/** Names of the districts and the words of layers: text of the page, so it stays sharp and readable. */
export function MapLabels({
  camera,
  districts,
  labels,
  language,
  within,
  around,
}: {
  readonly camera: Camera | undefined;
  readonly districts: readonly District[];
  readonly labels: readonly MapLabel[];
  readonly language: Language;
  /** Words outside it belong to what is not shown; absent = there is no such box. */
  readonly within?: FitBox | undefined;
  /** Absent = words stand where they are told to. */
  readonly around?: WordSurroundings;
}): JSX.Element {
  const names = useMemo(
    () => districts.map(({ code, name }) => ({ key: code, text: say(name, language) })),
    [districts, language],
  );
  const namePixels = useProjected(
    camera,
    useMemo(() => districts.map(({ label }) => label), [districts]),
  );
  const labelPixels = useProjected(
    camera,
    useMemo(() => labels.map(({ at }) => at), [labels]),
  );
  const { marks = NO_MARKS } = around ?? {};
  const spots = useMemo(() => marks.flatMap(({ places }) => places.map(({ at }) => at)), [marks]);
  const markPixels = useProjected(camera, spots);
  const raised = useMemo(() => labels.filter((label) => label.raised !== undefined), [labels]);
  // Among columns a name on the ground would be read as that of the column before it.
  const isFlat = raised.length === 0;
  const sizes = marks.flatMap(({ places, sizePx }) => places.map(() => sizePx));
  const placed =
    around === undefined || !isFlat
      ? { names: namePixels, labels: labelPixels }
      : arrangeWords({
          names: names.map(({ text }) => text),
          namePixels,
          labels,
          labelPixels,
          held: around.held,
          within,
          marks: markPixels.map((at, index) => {
            const size = sizes[index] ?? 0;
            return { ...at, width: size, height: size };
          }),
          unit: around.unit,
          language,
        });
  return (
    <div className={styles['labels']} lang={language} style={clipTo(within)}>
      {isFlat ? (
        <>
          <PlacedText labels={names} pixels={placed.names} className={styles['district']} />
          <PlacedText labels={labels} pixels={placed.labels} className={styles['note']} />
        </>
      ) : null}
      <RaisedWords
        camera={camera}
        labels={raised}
        held={around?.held ?? NO_BOXES}
        within={within}
      />
    </div>
  );
}
