import { initialsOf, plain } from '../design/hangul.ts';
import type { Thing } from './thing.ts';

/** Only initials, as people type them to find something: `ㄷㄹㅊ`. */
const ONLY_INITIALS = /^[ㄱ-ㅎ]+$/u;

const squeezed = (text: string): string => plain(text).replaceAll(' ', '');

const held = new WeakMap<Thing, { readonly words: string; readonly initials: string }>();

/** What a row is found by, worked out once a row. */
function textsOf(thing: Thing): { readonly words: string; readonly initials: string } {
  const known = held.get(thing);
  if (known !== undefined) return known;
  const { name, what, subject } = thing;
  const all = [name.ko, name.en ?? '', what.ko, what.en ?? ''].map(squeezed);
  const texts = {
    words: [...all, subject.toLowerCase()].join('\n'),
    initials: initialsOf([squeezed(name.ko), squeezed(what.ko)].join('\n')),
  };
  held.set(thing, texts);
  return texts;
}

/** Whether rows hold all words that were typed; initials fit the beginning of nothing in particular. */
export function textMatcher(typed: string): (thing: Thing) => boolean {
  const words = typed
    .split(/\s+/u)
    .map(squeezed)
    .filter((word) => word !== '');
  const tests = words.map((word) =>
    ONLY_INITIALS.test(word)
      ? (thing: Thing) => textsOf(thing).initials.includes(word)
      : (thing: Thing) => textsOf(thing).words.includes(word),
  );
  return (thing) => tests.every((test) => test(thing));
}
