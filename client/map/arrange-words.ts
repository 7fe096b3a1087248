import type { Language } from '../design/language.ts';
import type { Pixel } from './camera.ts';
import type { MapLabel } from './define-layer.ts';
import { placeNames } from './place-names.ts';
import { roomForWords, type WordBox } from './room-for-words.ts';
import { wordSize } from './word-size.ts';

/** Type of names and of layers' words, units of the layout; as the style sheet of the labels says. */
const NAME = { ko: 42, en: 33.6 } as const;
const LABEL = 36;

export interface WordsToArrange {
  readonly names: readonly string[];
  readonly namePixels: readonly Pixel[];
  readonly labels: readonly Pick<MapLabel, 'text' | 'isLetter'>[];
  readonly labelPixels: readonly Pixel[];
  /** What lies over the map: nothing may lie under it. */
  readonly held: readonly WordBox[];
  readonly marks: readonly WordBox[];
  /** CSS pixels of one unit of the layout. */
  readonly unit: number;
  readonly language: Language;
}

export interface ArrangedWords {
  readonly names: readonly (Pixel | undefined)[];
  readonly labels: readonly (Pixel | undefined)[];
}

function boxOf(text: string, at: Pixel | undefined, sizePx: number): WordBox | undefined {
  return at === undefined ? undefined : { x: at.x, y: at.y, ...wordSize(text, sizePx) };
}

/**
 * Names and words of layers so that none covers another or what lies over the map: names step aside
 * also from marks and values, what has no room is left out. A letter that stands for something told
 * beside the map always stands.
 */
export function arrangeWords(words: WordsToArrange): ArrangedWords {
  const { names, namePixels, labels, labelPixels, held, marks, unit, language } = words;
  const labelBoxes = labels.map(({ text, isLetter }, index) =>
    isLetter === true ? undefined : boxOf(text, labelPixels[index], LABEL * unit),
  );
  const isThere = (box: WordBox | undefined): box is WordBox => box !== undefined;
  const nameBoxes = names.map((text, index) =>
    boxOf(text, namePixels[index], NAME[language] * unit),
  );
  const spots = placeNames(nameBoxes.filter(isThere), held, [
    ...marks,
    ...labelBoxes.filter(isThere),
  ]);
  const spotOf = new Map(nameBoxes.filter(isThere).map((box, index) => [box, spots[index]]));
  const placed = nameBoxes.map((box) => (box === undefined ? undefined : spotOf.get(box)));
  const placedBoxes = nameBoxes.flatMap((box, index) => {
    const spot = placed[index];
    return box === undefined || spot === undefined ? [] : [{ ...box, ...spot }];
  });
  const hasRoom = roomForWords(labelBoxes.filter(isThere), [...held, ...placedBoxes]);
  const roomOf = new Map(labelBoxes.filter(isThere).map((box, index) => [box, hasRoom[index]]));
  return {
    names: placed,
    labels: labelBoxes.map((box, index) => {
      const isShown = box === undefined || roomOf.get(box) === true;
      return isShown ? labelPixels[index] : undefined;
    }),
  };
}
