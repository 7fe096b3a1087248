import type { Language } from '../design/language.ts';
import type { FitBox, Pixel } from './camera.ts';
import type { MapLabel } from './define-layer.ts';
import { placeNames } from './place-names.ts';
import { roomForWords, touches, type WordBox } from './room-for-words.ts';
import { wordSize } from './word-size.ts';

/** Type of names and of layers' words, units of the layout; as the style sheet of the labels says. */
const NAME = { ko: 42, en: 33.6 } as const;
const LABEL = 36;
/** A letter with its ground; its place is so much of its height below it. */
const LETTER = 62;
const LETTER_ABOVE = 0.15;

export interface WordsToArrange {
  readonly names: readonly string[];
  readonly namePixels: readonly Pixel[];
  readonly labels: readonly Pick<MapLabel, 'text' | 'isLetter'>[];
  readonly labelPixels: readonly Pixel[];
  /** What lies over the map: nothing may lie under it. */
  readonly held: readonly WordBox[];
  /** Words are whole in it or not there; absent = the map has no edge. */
  readonly within?: FitBox | undefined;
  readonly marks: readonly WordBox[];
  /** CSS pixels of one unit of the layout. */
  readonly unit: number;
  readonly language: Language;
}

export interface ArrangedWords {
  readonly names: readonly (Pixel | undefined)[];
  readonly labels: readonly (Pixel | undefined)[];
}

const isThere = (box: WordBox | undefined): box is WordBox => box !== undefined;

function boxOf(text: string, at: Pixel | undefined, sizePx: number): WordBox | undefined {
  return at === undefined ? undefined : { x: at.x, y: at.y, ...wordSize(text, sizePx) };
}

/** Whether all of a word lies within; without an edge it always does. */
export function isWhole({ x, y, width, height }: WordBox, within: FitBox | undefined): boolean {
  if (within === undefined) return true;
  const [left, top] = [x - width / 2, y - height / 2];
  const [right, bottom] = [within.x + within.width, within.y + within.height];
  return left >= within.x && top >= within.y && left + width <= right && top + height <= bottom;
}

/** A letter on a legend steps up above it: the foot of a map is where legends lie under letters. */
function letterAt(at: Pixel, held: readonly WordBox[], unit: number): Pixel {
  const size = LETTER * unit;
  const y = at.y - (LETTER_ABOVE + 0.5) * size;
  const under = held.find((box) => touches(box, { x: at.x, y, width: size, height: size }));
  return under === undefined
    ? at
    : { x: at.x, y: under.y - under.height / 2 + LETTER_ABOVE * size };
}

/**
 * Names and words of layers so that none covers another or what lies over the map: names step aside
 * also from marks and values, what has no room is left out. A letter that stands for something told
 * beside the map always stands.
 */
export function arrangeWords(words: WordsToArrange): ArrangedWords {
  const { names, namePixels, labels, labelPixels, held, within, marks, unit, language } = words;
  const labelBoxes = labels.map(({ text, isLetter }, index) =>
    isLetter === true ? undefined : boxOf(text, labelPixels[index], LABEL * unit),
  );
  const wholeLabels = labelBoxes.filter(isThere).filter((box) => isWhole(box, within));
  const nameBoxes = names.map((text, index) =>
    boxOf(text, namePixels[index], NAME[language] * unit),
  );
  const spots = placeNames(nameBoxes.filter(isThere), held, [...marks, ...wholeLabels]);
  const spotOf = new Map(nameBoxes.filter(isThere).map((box, index) => [box, spots[index]]));
  const placed = nameBoxes.map((box) => {
    const spot = box === undefined ? undefined : spotOf.get(box);
    return spot !== undefined && box !== undefined && isWhole({ ...box, ...spot }, within)
      ? spot
      : undefined;
  });
  const placedBoxes = nameBoxes.flatMap((box, index) => {
    const spot = placed[index];
    return box === undefined || spot === undefined ? [] : [{ ...box, ...spot }];
  });
  const hasRoom = roomForWords(wholeLabels, [...held, ...placedBoxes]);
  const roomOf = new Map(wholeLabels.map((box, index) => [box, hasRoom[index]]));
  return {
    names: placed,
    labels: labelBoxes.map((box, index) => {
      const at = labelPixels[index];
      if (box === undefined) return at === undefined ? undefined : letterAt(at, held, unit);
      return roomOf.get(box) === true ? at : undefined;
    }),
  };
}
