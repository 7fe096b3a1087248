import type { AlertText } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { CapInfo, CapPair } from './cap-message.ts';

/** One hazard of a message, in all the languages it is told in. */
export interface CapHazard {
  /** In the language that is shown. */
  readonly info: CapInfo;
  readonly others: readonly CapInfo[];
}

/** More hazards than any message has. */
const MAX_HAZARDS = 50;
/** CAP's default. */
const DEFAULT_LANGUAGE = 'en-US';

/**
 * Several `info` of one message are mostly one hazard in several languages: same codes, times and
 * area. Two in the same language are two hazards.
 */
export function hazardsOf(
  infos: readonly CapInfo[],
  languages: readonly string[],
): readonly CapHazard[] {
  const groups: CapInfo[][] = [];
  for (const info of withJoinedAreas(infos)) {
    const group = groups.find((held) => held.every((other) => isTranslation(info, other)));
    if (group !== undefined) group.push(info);
    else if (groups.length < MAX_HAZARDS) groups.push([info]);
  }
  return groups.flatMap((group) => {
    const [shown, ...others] = group.toSorted((a, b) => rank(a, languages) - rank(b, languages));
    if (shown === undefined) return [];
    // A translation often leaves out the area that the first language has.
    const areas = shown.areas.some(hasShape) ? shown.areas : areasOf(group);
    return [{ info: { ...shown, areas: areas ?? shown.areas }, others }];
  });
}

export function languageOf(info: CapInfo): string {
  return info.language ?? DEFAULT_LANGUAGE;
}

/** A text of the hazard: Korean if told in Korean, else in the language shown; English if there is any. */
export function textIn(
  hazard: CapHazard,
  pick: (info: CapInfo) => string | undefined,
  fallback: string,
): Text {
  const all = [hazard.info, ...hazard.others];
  const inLanguage = (code: string): string | undefined =>
    all.map((info) => (isLanguage(info, code) ? pick(info) : undefined)).find(Boolean);
  const shown = pick(hazard.info) ?? all.map(pick).find(Boolean) ?? fallback;
  const en = inLanguage('en');
  return { ko: inLanguage('ko') ?? shown, ...(en === undefined ? {} : { en }) };
}

/** What the other languages say. */
export function alertTexts({ others }: CapHazard): readonly AlertText[] {
  return others.map((info) => {
    const { event, headline, description, instruction } = info;
    return {
      language: languageOf(info),
      ...(event === undefined ? {} : { event }),
      ...(headline === undefined ? {} : { headline }),
      ...(description === undefined ? {} : { description }),
      ...(instruction === undefined ? {} : { instruction }),
    };
  });
}

function rank(info: CapInfo, languages: readonly string[]): number {
  const at = languages.findIndex((code) => isLanguage(info, code));
  return at === -1 ? languages.length : at;
}

function isLanguage(info: CapInfo, code: string): boolean {
  return languageOf(info).toLowerCase().split(/[-_]/)[0] === code.toLowerCase().split(/[-_]/)[0];
}

function isTranslation(a: CapInfo, b: CapInfo): boolean {
  return (
    languageOf(a).toLowerCase() !== languageOf(b).toLowerCase() &&
    isSameOrAbsent(a.onset, b.onset) &&
    isSameOrAbsent(a.expires, b.expires) &&
    isSameOrAbsent(pairsText(a.eventCodes), pairsText(b.eventCodes)) &&
    isSameOrAbsent(shapeText(a), shapeText(b))
  );
}

/** One hazard told once for each of its areas comes together. */
function withJoinedAreas(infos: readonly CapInfo[]): readonly CapInfo[] {
  const joined = new Map<string, CapInfo>();
  for (const info of infos) {
    const { areas, ...told } = info;
    const text = JSON.stringify(told);
    const held = joined.get(text);
    joined.set(text, { ...info, areas: [...(held?.areas ?? []), ...areas] });
  }
  return [...joined.values()];
}

function isSameOrAbsent(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

function pairsText(pairs: readonly CapPair[]): string | undefined {
  const texts = pairs.map(({ valueName, value }) => `${valueName}=${value}`);
  return texts.length === 0 ? undefined : texts.toSorted().join(' ');
}

/** Where, without words: those are translated. */
function shapeText(info: CapInfo): string | undefined {
  const parts = info.areas.flatMap((area) => [
    ...area.polygons,
    ...area.circles,
    ...(area.geometry === undefined || area.geometry === null
      ? []
      : [JSON.stringify(area.geometry)]),
    pairsText(area.geocodes) ?? '',
  ]);
  const text = parts
    .filter((part) => part !== '')
    .toSorted()
    .join(' ');
  return text === '' ? undefined : text;
}

function areasOf(group: readonly CapInfo[]): CapInfo['areas'] | undefined {
  return group.find(({ areas }) => areas.some(hasShape))?.areas;
}

function hasShape({ polygons, circles, geocodes, geometry }: CapInfo['areas'][number]): boolean {
  return (
    polygons.length + circles.length + geocodes.length > 0 ||
    (geometry !== undefined && geometry !== null)
  );
}
