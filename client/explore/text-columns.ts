import { initialsOf, wordsOf } from './thing-text.ts';
import type { Thing } from './thing.ts';

interface Column {
  readonly things: readonly Thing[];
  readonly texts: readonly string[];
}

/** The texts of a list, row by row; rows that stand where they stood in the list before keep theirs. */
function column(textOf: (thing: Thing) => string): (things: readonly Thing[]) => readonly string[] {
  let last: Column = { things: [], texts: [] };
  return (things) => {
    if (things === last.things) return last.texts;
    const before = last;
    const texts = things.map((thing, index) => {
      const held = thing === before.things[index] ? before.texts[index] : undefined;
      return held ?? textOf(thing);
    });
    last = { things, texts };
    return texts;
  };
}

export const wordsColumn = column(wordsOf);
export const initialsColumn = column(initialsOf);
