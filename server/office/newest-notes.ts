import type { NotePin } from '../../contract/office.ts';

/** Kept in the event, whose every version holds them; older ones are in the history. */
const MOST_NOTES = 20;
const MOST_NOTE_CHARS = 8_000;

/** The newest of them, as far as they fit; the last is kept however long it is. */
export function newestNotes<N extends { readonly text: string; readonly pin?: NotePin }>(
  notes: readonly N[],
): readonly N[] {
  let chars = 0;
  const first = notes.findLastIndex(({ text, pin }, index) => {
    chars += text.length + (pin === undefined ? 0 : JSON.stringify(pin).length);
    return notes.length - index > MOST_NOTES || chars > MOST_NOTE_CHARS;
  });
  return notes.slice(first + 1);
}
