import type { LonLat, Text } from '../../contract/place.ts';
import { roadName } from '../city/road-name.ts';
import { say, type Language } from '../design/language.ts';
import { measureNumber } from '../design/measure.ts';
import { rankOf, type Level } from '../design/severity.ts';
import { anchorOf } from './anchor.ts';
import type { Thing } from './thing.ts';

/** A thing's name on the map, with its value. */
export interface MapWord {
  readonly key: string;
  readonly at: LonLat;
  readonly text: string;
  readonly isSelected: boolean;
  /** A mark stands at its place. */
  readonly level: Level;
}

/** More would be tried for room in vain. */
const MOST = 240;
/** Longer names are for the table; in Hangul, Latin letters are about half as wide. */
const MOST_WIDE = 18.2;

/** From which level a sort of thing is named on the map, and which are named first. */
const NAMED: readonly (readonly [prefix: string, least: number])[] = [
  ['situation/', 1],
  ['observation/water.level', 1],
  ['incident/closure', 1],
  ['observation/rain.', 1],
  ['alarm/', 2],
  ['asset/', 1],
  ['observation/air.', 1],
  ['observation/', 2],
  ['incident/', 3],
];

/** A name for the map; what closes a road is told by where it is: its headline is a sentence. */
function nameOf({ name, event }: Thing, language: Language): string {
  const speak = (text: Text): string => say(text, language);
  if (event?.kind !== 'incident') return speak(name);
  if (event.data.roadClosure !== undefined) return roadName(event.data, speak);
  return speak(event.data.place ?? name);
}

/** Cut where it would be too wide, between two words where that leaves most of it. */
function shortened(name: string): string {
  const letters = [...name];
  let wide = 0;
  for (const [index, letter] of letters.entries()) {
    wide += letter > '\u1100' ? 1 : 0.55;
    if (wide <= MOST_WIDE) continue;
    const space = letters.lastIndexOf(' ', index);
    const end = space > index / 2 ? space : index;
    return `${letters.slice(0, end).join('').trimEnd()}…`;
  }
  return name;
}

function textOf(thing: Thing, language: Language): string {
  const name = shortened(nameOf(thing, language));
  const { value, unit = '' } = thing;
  if (value === undefined || thing.kind === 'alarm') return name;
  return `${name} ${measureNumber(value, unit, { language })}`;
}

/** Written to be seen where it stands, whatever the level of what it is about. */
const isNote = ({ layer }: Thing): boolean => layer === 'note';

/** Of a range there are many values of one gauge: its name stands once, with the newest. */
function newestOfEach(things: readonly Thing[]): readonly Thing[] {
  const newest = new Map<string, Thing>();
  for (const thing of things) {
    const held = newest.get(thing.subject);
    if (held === undefined || thing.atMs > held.atMs) newest.set(thing.subject, thing);
  }
  return [...newest.values()];
}

const placeInList = ({ layer }: Thing): number =>
  NAMED.findIndex(([prefix]) => layer.startsWith(prefix));

function isNamed(thing: Thing): boolean {
  const least = NAMED[placeInList(thing)]?.[1];
  const { level, endedMs } = thing;
  return least !== undefined && endedMs === undefined && level !== '?' && level >= least;
}

/**
 * Names of what is abnormal among the rows, in the order in which they get room: what is selected,
 * notes, then the worst, then what is said to be wrong before what tells of it.
 */
export function mapWords(
  shown: readonly Thing[],
  selected: string | undefined,
  language: Language,
): readonly MapWord[] {
  const named = shown.filter(
    (thing) => thing.subject === selected || isNote(thing) || isNamed(thing),
  );
  return newestOfEach(named)
    .toSorted(
      (a, b) =>
        Number(b.subject === selected) - Number(a.subject === selected) ||
        Number(isNote(b)) - Number(isNote(a)) ||
        rankOf(b.level) - rankOf(a.level) ||
        placeInList(a) - placeInList(b) ||
        (a.key < b.key ? -1 : 1),
    )
    .slice(0, MOST)
    .flatMap((thing) => {
      const at = anchorOf(thing);
      return at === undefined
        ? []
        : [
            {
              key: thing.key,
              at,
              text: textOf(thing, language),
              isSelected: thing.subject === selected,
              level: thing.level,
            },
          ];
    });
}
