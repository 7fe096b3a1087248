import type { CityAnswer } from '../../contract/api.ts';
import { SEVERITIES } from '../../contract/event.ts';
import type { DistrictCode } from '../../contract/place.ts';
import type { EvidenceLine } from '../city/select-evidence.ts';
import { isMessage } from '../city/select-open-matters.ts';
import type { AlertMatter, OpenMatter } from '../city/open-matter.ts';
import { formatNumber, withUnit } from '../design/numbers.ts';
import type { Words } from '../design/wording.ts';
import { assetLine, assetShort, assetTitle } from './asset-words.ts';

/** More districts than this are counted, not named. */
const mostNamed = 3;
/** Room of named districts, in Hangul. */
const namesRoom = 9;
/** A message longer than this, in Hangul, leaves no room for its place in a row. */
const placeRoom = 8;

/** `관악구` → `관악`; 중구 keeps it, as the city writes it. */
export function shortDistrict(name: string): string {
  return name.length > 2 && name.endsWith('구') ? name.slice(0, -1) : name;
}

/** Long romanised names may break before a syllable: a strip of 25 has no room to write them out. */
export function breakable(name: string): string {
  if (name.length <= 8) return name;
  return name.replace(/(?<=[a-z]{2})(dae|deung|cheon|dong|jin|buk|pyeong)/u, '\u00AD$1');
}

/** Districts as words: 서울 전역, 관악·동작, 12개 구; empty when none is known. */
export function districtWords(
  codes: readonly DistrictCode[],
  city: CityAnswer | undefined,
  { say, word }: Words,
): string {
  if (city === undefined || codes.length === 0) return '';
  const named = city.districts.filter(({ code }) => codes.includes(code));
  if (named.length === city.districts.length) {
    return word('lead/whole', { city: say(city.shortName) });
  }
  const names = named.map(({ name }) => shortDistrict(say(name))).join('·');
  const isTooLong = named.length > 1 && hangulWidth(names) > namesRoom;
  if (named.length > mostNamed || isTooLong) return word('lead/districts', { n: named.length });
  return names;
}

function counted(matter: OpenMatter, { word }: Words): string {
  const isClosure = matter.kind === 'incidents' && matter.category === 'closure';
  const unit = matter.kind === 'assets' ? 'unit' : isClosure ? 'place' : 'case';
  return word(`count/${unit}`, { n: matter.members.length });
}

/** The sender's own words: 호우경보, not 호우; of a message what it says: 도림천 범람. */
function alertName({ event, tier, members }: AlertMatter, { language, say }: Words): string {
  const [first] = members;
  if (first !== undefined && isMessage(first.data)) return say(first.data.headline);
  // A plain CAP severity names nothing; 호우경보 does.
  const isNamed = !SEVERITIES.some((severity) => severity === tier);
  return isNamed && (language === 'ko' || event.en === undefined) ? tier : say(event);
}

/** Whether the title is a message's own sentence, which mostly says where. */
export function isTelling({ members }: AlertMatter): boolean {
  const [first] = members;
  return first !== undefined && isMessage(first.data);
}

/** What it is in one or two words: 침수 신고 37건, 도로 통제, 호우경보. */
export function matterTitle(matter: OpenMatter, words: Words): string {
  const { word } = words;
  if (matter.kind === 'situation') {
    return matter.members.map(({ data }) => words.say(data.title)).join(' · ');
  }
  if (matter.kind === 'alert') {
    const name = alertName(matter, words);
    const isAwaited = matter.members.every(
      ({ data }) => data.flags?.includes('awaiting-update') === true,
    );
    const full = isAwaited ? `${name} (${word('notices/awaiting')})` : name;
    return matter.isExercise ? `${word('mode/exercise')} ${full}` : full;
  }
  if (matter.kind === 'requests') return `${word('matter/requests')} ${counted(matter, words)}`;
  if (matter.kind === 'assets') {
    const title = assetTitle(matter, words);
    return matter.members.length === 1 ? title : `${title} ${counted(matter, words)}`;
  }
  const name = word(`category/${matter.category}`);
  return matter.members.length === 1 ? name : `${name} ${counted(matter, words)}`;
}

/** The same for the map, where words are few: 침수 37건, 통제 3곳, 홍수주의보. */
export function matterShort(matter: OpenMatter, words: Words): string {
  if (matter.kind === 'alert' || matter.kind === 'requests' || matter.kind === 'situation') {
    return matterTitle(matter, words);
  }
  if (matter.kind === 'assets') return assetShort(matter, words);
  const name = words.word(`categoryShort/${matter.category}`);
  return matter.members.length === 1 ? name : `${name} ${counted(matter, words)}`;
}

/** Where it is: the zones or the gauge of a warning, else the districts. */
export function matterPlace(
  matter: OpenMatter,
  city: CityAnswer | undefined,
  words: Words,
): string {
  const [first] = matter.members;
  if (matter.kind === 'alert' && matter.at !== undefined) {
    if (first?.data.place !== undefined) return words.say(first.data.place);
    if (matter.areaNames.length > 0) return matter.areaNames.slice(0, mostNamed).join('·');
  }
  const districts = districtWords(matter.districts, city, words);
  if (matter.kind === 'assets' && matter.members.length === 1) {
    return `${districts} ${matter.members[0]?.data.assetId ?? ''}`.trim();
  }
  if (districts !== '') return districts;
  if (matter.kind === 'alert') return matter.areaNames.slice(0, mostNamed).join('·');
  return first?.data.place === undefined
    ? words.word('lead/placeUnknown')
    : words.say(first.data.place);
}

/** One line for a list: place and title of a group, or the one event's own headline. */
export function matterLine(matter: OpenMatter, city: CityAnswer | undefined, words: Words): string {
  if (matter.kind === 'incidents' && matter.members.length === 1) {
    const [only] = matter.members;
    if (only !== undefined) return words.say(only.data.headline);
  }
  if (matter.kind === 'assets' && matter.members.length === 1) return assetLine(matter, words);
  const place = matterPlace(matter, city, words);
  const title = matterTitle(matter, words);
  // Its title says where.
  if (matter.kind === 'situation') return title;
  if (matter.kind === 'alert') {
    const isTold = title.includes(place) || (isTelling(matter) && hangulWidth(title) > placeRoom);
    return isTold ? title : `${title} ${place}`;
  }
  // Inside a line only the place is capitalised.
  return `${place} ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}

/** Who has it: the first owner, and how many more. */
export function matterOwner(matter: OpenMatter, { say }: Words): string | undefined {
  const [first] = matter.owners;
  if (first === undefined) return undefined;
  return matter.owners.length === 1 ? say(first) : `${say(first)} +${matter.owners.length - 1}`;
}

const unitWords: Readonly<Record<string, string>> = { '1': '%', '{person}': '', '[mi_i]': 'mi' };

/** A value of a gauge over its criterion: 신대방 시간 강우 141.5 mm. */
export function evidenceText(line: EvidenceLine, { language, say, word }: Words): string {
  if (line.form !== 'value') return say(line.text);
  const isShare = line.unit === '1';
  const value = isShare ? line.value * 100 : line.value;
  const decimals = line.unit === 'm' ? value.toFixed(2) : formatNumber(value, language);
  const path = `property/${line.property}`;
  const property = word(path);
  const name = property === path ? '' : `${property} `;
  return `${say(line.name)} ${name}${withUnit(decimals, unitWords[line.unit] ?? line.unit)}`;
}

/** What stands at the right of an evidence line: the criterion passed, or the place. */
export function evidenceNote(line: EvidenceLine, { language, say, word }: Words): string {
  if (line.form !== 'value') return line.note === undefined ? '' : say(line.note);
  const value = line.unit === '1' ? line.criterion * 100 : line.criterion;
  return word('lead/criterion', { value: formatNumber(value, language) });
}

/** Room a text takes, in Hangul: Latin letters and digits are about half as wide. */
export function hangulWidth(text: string): number {
  const widthOf = (letter: string): number => {
    if (letter === ' ') return 0.3;
    return /[\u1100-\uffdc]/u.test(letter) ? 1 : 0.6;
  };
  return [...text].reduce((sum, letter) => sum + widthOf(letter), 0);
}
