import { searchForm, searchInitials } from './search-form.ts';
import type { Thing } from './thing.ts';

/** Only initials, as people type them to find something: `ㄷㄹㅊ`. */
const ONLY_INITIALS = /^[ㄱ-ㅎ]+$/u;
/** Stands in no search form, so that no word is found across two texts. */
const BETWEEN = '\n';

const WORDS = new WeakMap<Thing, string>();
const LETTERS = new WeakMap<Thing, string>();

/** What a row is found by, worked out once a row. */
export function wordsOf(thing: Thing): string {
  const held = WORDS.get(thing);
  if (held !== undefined) return held;
  const { name, what, subject } = thing;
  const own = [name.ko, what.ko, name.en ?? '', what.en ?? ''].map(searchForm);
  const words = [...own, subject.toLowerCase()].join(BETWEEN);
  WORDS.set(thing, words);
  return words;
}

/** The initials that a row is found by. */
export function initialsOf(thing: Thing): string {
  const held = LETTERS.get(thing);
  if (held !== undefined) return held;
  const { name, what } = thing;
  const own = [name.ko, what.ko].map((text) => searchInitials(searchForm(text)));
  const letters = own.join(BETWEEN);
  LETTERS.set(thing, letters);
  return letters;
}

/** A word that was typed, and whether it is one of initials. */
export interface TypedWord {
  readonly word: string;
  readonly isInitials: boolean;
}

/** What was typed, word by word, as it is searched. */
export function typedWords(typed: string): readonly TypedWord[] {
  return typed
    .split(/\s+/u)
    .map(searchForm)
    .filter((word) => word !== '')
    .map((word) => ({ word, isInitials: ONLY_INITIALS.test(word) }));
}

/** Whether rows hold all words that were typed; initials fit the beginning of nothing in particular. */
export function textMatcher(typed: string): (thing: Thing) => boolean {
  const words = typedWords(typed);
  return (thing) =>
    words.every(({ word, isInitials }) =>
      (isInitials ? initialsOf(thing) : wordsOf(thing)).includes(word),
    );
}
