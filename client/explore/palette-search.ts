import { rankOf } from '../design/severity.ts';
import {
  PALETTE_GROUPS,
  type PaletteEntry,
  type PaletteGroup,
  type PaletteHit,
  type PaletteSection,
} from './palette-entry.ts';
import { fitIn, fitName, typedName, type FitName, type Typed } from './palette-fit.ts';

/** As many of a group as are read at a glance; of the one group that was chosen more. */
const MOST_OF_ALL: Readonly<Record<PaletteGroup, number>> = {
  place: 5,
  event: 4,
  layer: 4,
  command: 5,
};
const MOST_OF_ONE = 40;
const MOST_RECENT = 6;

/** Found by its sort, its district or its id only: below everything that is called so. */
const BESIDE = 12;
/** What was taken lately comes before its equals. */
const RECENT_BOOST = 12;

const ready = new Map<string, FitName>();
const MOST_READY = 200_000;

/** Many rows are called the same: each name is made ready once. */
function readyName(name: string): FitName {
  const known = ready.get(name);
  if (known !== undefined) return known;
  if (ready.size >= MOST_READY) ready.clear();
  const fitted = fitName(name);
  ready.set(name, fitted);
  return fitted;
}

interface Found {
  readonly hit: PaletteHit;
  readonly score: number;
}

function inName(typed: Typed, { name: { ko, en } }: PaletteEntry) {
  const own = fitIn(typed, readyName(ko));
  const other = en === undefined ? undefined : fitIn(typed, readyName(en));
  if (own !== undefined && own.score >= (other?.score ?? 0)) {
    return { score: own.score, mark: { language: 'ko', from: own.from, to: own.to } as const };
  }
  return other === undefined
    ? undefined
    : { score: other.score, mark: { language: 'en', from: other.from, to: other.to } as const };
}

interface Word {
  readonly typed: Typed;
  readonly text: string;
  /** Sorts of things that were looked at already: there are few, and many rows of each. */
  readonly sorts: Map<string, boolean>;
}

function isSort({ typed, sorts }: Word, sort: string): boolean {
  const known = sorts.get(sort);
  if (known !== undefined) return known;
  const fits = fitIn(typed, readyName(sort)) !== undefined;
  sorts.set(sort, fits);
  return fits;
}

/** By sort, district, number or id. */
const isBeside = (word: Word, { note: { ko, en }, more }: PaletteEntry): boolean =>
  more.includes(word.text) || isSort(word, ko) || (en !== undefined && isSort(word, en));

function find(whole: Word, words: readonly Word[], entry: PaletteEntry): Found | undefined {
  if (entry.key.toLowerCase() === whole.text) return { hit: { entry }, score: 200 };
  const named = inName(whole.typed, entry);
  if (named !== undefined) return { hit: { entry, mark: named.mark }, score: named.score };
  let [score, mark] = [0, undefined as PaletteHit['mark']];
  for (const word of words) {
    const one = words.length === 1 ? undefined : inName(word.typed, entry);
    if (one !== undefined) {
      score += one.score;
      mark ??= one.mark;
    } else if (isBeside(word, entry)) score += BESIDE;
    else return undefined;
  }
  return {
    hit: mark === undefined ? { entry } : { entry, mark },
    score: score / Math.max(1, words.length),
  };
}

const wordOf = (text: string): Word => ({
  typed: typedName(text),
  text: text.toLowerCase(),
  sorts: new Map(),
});

/** Rises with how bad it is: of equals the worst stands first. */
const weight = ({ level }: PaletteEntry): number => (level === undefined ? 0 : 2 * rankOf(level));

/**
 * Everything that fits what was typed, by group, best first: names by letters, initials or half a
 * syllable; then by sort, district, number and id. `first` stands before all (an instant, a spot).
 * Without anything typed: what was taken lately, then the first of what stands at `usual`.
 */
export function searchPalette(
  typed: string,
  entries: readonly PaletteEntry[],
  {
    recent,
    usual,
    first = [],
    only,
  }: {
    /** Keys, the last taken first. */
    readonly recent: readonly string[];
    /** Shown while nothing is typed. */
    readonly usual: readonly PaletteEntry[];
    readonly first?: readonly PaletteEntry[];
    /** One group; undefined = all. */
    readonly only: PaletteGroup | undefined;
  },
): readonly PaletteSection[] {
  const groups = only === undefined ? PALETTE_GROUPS : [only];
  const most = (group: PaletteGroup): number =>
    only === undefined ? MOST_OF_ALL[group] : MOST_OF_ONE;
  const sectionOf = (group: PaletteGroup, hits: readonly PaletteHit[]): PaletteSection => ({
    group,
    hits: hits.slice(0, most(group)),
    more: Math.max(0, hits.length - most(group)),
  });
  const text = typed.trim();
  if (text === '') {
    const byKey = new Map(entries.map((entry) => [entry.key, entry]));
    const lately = recent.flatMap((key) => byKey.get(key) ?? []).slice(0, MOST_RECENT);
    const shown = only === undefined ? usual : entries.filter(({ group }) => group === only);
    const hits = (list: readonly PaletteEntry[]): PaletteHit[] => list.map((entry) => ({ entry }));
    const sections = groups.map((group) =>
      sectionOf(
        group,
        hits(shown.filter((entry) => entry.group === group && !lately.includes(entry))),
      ),
    );
    const last: PaletteSection = { group: 'recent', hits: hits(lately), more: 0 };
    return [...(only === undefined ? [last] : []), ...sections].filter(
      (one) => one.hits.length > 0,
    );
  }
  const whole = wordOf(text);
  const words = text.split(/\s+/u).map(wordOf);
  const found = new Map<PaletteGroup, Found[]>(groups.map((group) => [group, []]));
  for (const entry of entries) {
    const list = found.get(entry.group);
    const one = list === undefined ? undefined : find(whole, words, entry);
    if (list === undefined || one === undefined) continue;
    const lately = recent.includes(entry.key) ? RECENT_BOOST : 0;
    list.push({ hit: one.hit, score: one.score + lately + weight(entry) });
  }
  // An instant or a spot was meant as such: it stands above everything that is called so.
  const isFirst = (group: PaletteGroup): boolean => first.some((entry) => entry.group === group);
  return groups
    .toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)))
    .map((group) => {
      const best = (found.get(group) ?? []).toSorted((a, b) => b.score - a.score);
      const own = first.filter((entry) => entry.group === group);
      return sectionOf(group, [...own.map((entry) => ({ entry })), ...best.map(({ hit }) => hit)]);
    })
    .filter((section) => section.hits.length > 0);
}
