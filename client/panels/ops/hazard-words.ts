import type { Words } from '../../design/wording.ts';

/** What kind of danger, in words; one that nobody named keeps its own. */
export function hazardWord(hazard: string, { word }: Words): string {
  const path = `ops/hazard/${hazard}`;
  const known = word(path);
  return known === path ? hazard : known;
}
