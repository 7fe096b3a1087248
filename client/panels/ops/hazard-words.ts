import type { Words } from '../../design/wording.ts';

/** The first path that has a word, else the id as it is. */
function wordOf(id: string, groups: readonly string[], { word }: Words): string {
  const paths = groups.map((group) => `${group}/${id}`);
  const known = paths.find((path) => word(path) !== path);
  return known === undefined ? id : word(known);
}

/** What kind of danger, in words; one that nobody named keeps its own. */
export function hazardWord(hazard: string, words: Words): string {
  return wordOf(hazard, ['ops/hazard', 'domain'], words);
}

/** What a rule did to an alarm, an order or the stage. */
export function ruleWord(by: string, words: Words): string {
  return wordOf(by, ['ops/rule'], words);
}

/** Why a rule cannot judge something. */
export function unjudgedWord(reason: string, words: Words): string {
  return wordOf(reason, ['ops/load'], words);
}
