import { useMemo, type JSX } from 'react';
import type { District } from '../../contract/place.ts';
import { say, type Language } from '../design/language.ts';
import type { MapWord } from '../explore/map-words.ts';
import type { Camera } from './camera.ts';
import type { MapLabel } from './define-layer.ts';
import styles from './desk-words.module.css';
import { placeWords } from './place-words.ts';
import { useProjected } from './use-projected.ts';

/** Width of letters and height of a line, px: names of districts, and of things. */
const DISTRICT = { wide: 16, narrow: 8.5, high: 20 } as const;
const THING = { wide: 12.4, narrow: 7, high: 16 } as const;
/** Half a mark and some air. */
const MARK_PX = 11;

const widthOf = (text: string, { wide, narrow }: typeof DISTRICT | typeof THING): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u1100' ? wide : narrow), 0);

/**
 * Names of the districts, and beside their marks the names of what is abnormal. No word covers
 * another, a mark or a name of a district; whichever has no room is in the table.
 */
export function DeskWords({
  camera,
  districts,
  words,
  beside,
  language,
}: {
  readonly camera: Camera | undefined;
  readonly districts: readonly District[];
  readonly words: readonly MapWord[];
  /** Words of layers that stand on the map already, e.g. digits on lines. */
  readonly beside: readonly MapLabel[];
  readonly language: Language;
}): JSX.Element {
  const names = useMemo(
    () =>
      districts.map(({ code, name, label }) => ({ code, at: label, text: say(name, language) })),
    [districts, language],
  );
  const namePixels = useProjected(
    camera,
    useMemo(() => names.map(({ at }) => at), [names]),
  );
  const pixels = useProjected(
    camera,
    useMemo(() => words.map(({ at }) => at), [words]),
  );
  const besidePixels = useProjected(
    camera,
    useMemo(() => beside.map((label) => label.at), [beside]),
  );
  const taken = [
    ...beside.flatMap(({ text }, index) => {
      const pixel = besidePixels[index];
      if (pixel === undefined) return [];
      return [{ ...pixel, width: widthOf(text, THING), height: THING.high }];
    }),
    ...names.flatMap(({ text }, index) => {
      const pixel = namePixels[index];
      if (pixel === undefined) return [];
      return [{ ...pixel, width: widthOf(text, DISTRICT), height: DISTRICT.high }];
    }),
    ...pixels.map((pixel) => ({ ...pixel, width: 2 * MARK_PX - 2, height: 2 * MARK_PX - 2 })),
  ];
  const wanted = words.flatMap((word, index) => {
    const at = pixels[index];
    if (at === undefined) return [];
    const clearPx = word.isSelected ? MARK_PX + 8 : MARK_PX;
    return [{ word, at, clearPx, width: widthOf(word.text, THING), height: THING.high }];
  });
  const spots = placeWords(wanted, taken);
  return (
    <div className={styles['words']} lang={language}>
      {names.map(({ code, text }, index) => {
        const pixel = namePixels[index];
        return pixel === undefined ? null : (
          <span
            key={code}
            className={styles['district']}
            style={{ translate: `${Math.round(pixel.x)}px ${Math.round(pixel.y)}px` }}
          >
            {text}
          </span>
        );
      })}
      {wanted.map(({ word }, index) => {
        const spot = spots[index];
        return spot === undefined ? null : (
          <span
            key={word.key}
            className={styles['thing']}
            data-selected={word.isSelected}
            style={{ translate: `${Math.round(spot.x)}px ${Math.round(spot.y)}px` }}
          >
            {word.text}
          </span>
        );
      })}
    </div>
  );
}
