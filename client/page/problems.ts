import type { Text } from '../../contract/place.ts';

const standing = new Map<string, Text>();

/** Notes what does not work on this page, for whoever looks after it; `undefined` = it works again. */
export function noteProblem(id: string, words: Text | undefined): void {
  if (words === undefined) standing.delete(id);
  else standing.set(id, words);
}

/** What does not work now, oldest first. */
export const standingProblems = (): readonly Text[] => [...standing.values()];
