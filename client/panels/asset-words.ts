import type { AssetMatter } from '../city/open-matter.ts';
import type { Words } from '../design/wording.ts';

/** What kind of equipment, in the city's words: 가로등; a kind nobody named keeps its own. */
export function assetTypeWord(type: string, { word }: Words): string {
  const path = `assetType/${type}`;
  const known = word(path);
  return known === path ? type : known;
}

const isOnlyReported = ({ fault, state }: AssetMatter): boolean =>
  fault === undefined && state !== 'fault' && state !== 'offline' && state !== 'degraded';

/** What is wrong: the fault, else how it stands, else that citizens report it. */
function faultWord(matter: AssetMatter, { say, word }: Words): string {
  if (matter.fault !== undefined) return say(matter.fault);
  return word(isOnlyReported(matter) ? 'matter/reported' : `assetState/${matter.state}`);
}

/** What fails: 가로등 램프 고장, Street light: lamp failure. */
export function assetTitle(matter: AssetMatter, words: Words): string {
  const type = assetTypeWord(matter.assetType, words);
  const fault = faultWord(matter, words);
  if (words.language === 'ko') return `${type} ${fault}`;
  return `${type}: ${fault.charAt(0).toLowerCase()}${fault.slice(1)}`;
}

/** One of them for a list: 가로등 램프 고장 L-0412, and how many citizens say so too. */
export function assetLine(matter: AssetMatter, words: Words): string {
  const id = matter.members[0]?.data.assetId ?? '';
  const n = matter.reports.length;
  const reports = words.word('matter/reports', { n });
  if (isOnlyReported(matter)) return `${assetTypeWord(matter.assetType, words)} ${id} ${reports}`;
  const line = `${assetTitle(matter, words)} ${id}`;
  return n === 0 ? line : `${line} · ${reports}`;
}

/** For the map, where words are few: 램프 고장, 램프 고장 30기. */
export function assetShort(matter: AssetMatter, words: Words): string {
  const fault = faultWord(matter, words);
  const n = matter.members.length;
  return n === 1 ? fault : `${fault} ${words.word('count/unit', { n })}`;
}
