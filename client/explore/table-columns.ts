import { unitWord } from '../design/measure.ts';
import { withUnit } from '../design/numbers.ts';
import { rankOf } from '../design/severity.ts';
import { clockOrDay, clockSecond, dayOf, formatSpan } from '../design/times.ts';
import { layerTitle } from './layer-titles.ts';
import { sourceAge } from './source-age.ts';
import { numberColumn, textColumn, type TableColumn, type TableTelling } from './table-column.ts';
import { ownerOf, stateOf } from './thing-state.ts';
import { unitOf } from './thing-unit.ts';
import type { Thing } from './thing.ts';
import type { Words } from '../design/wording.ts';

/** `2022-08-08 21:32:07` by the city's clock, as a table program reads it. */
const stamp = (ms: number, zone: string): string => `${dayOf(ms, zone)} ${clockSecond(ms, zone)}`;

const WHOLE_SEC = 1000;

/** An instant of a row; in a file by the city's clock with its day. */
function instantColumn(id: string, of: (thing: Thing) => number | undefined): TableColumn {
  return numberColumn(
    id,
    70,
    of,
    (ms, { nowMs, zone }) => clockOrDay(ms, nowMs, zone),
    (thing, { zone }) => {
      const ms = of(thing);
      return ms === undefined ? null : stamp(ms, zone);
    },
  );
}

/** A span; in a file in whole seconds, so that it can be reckoned with. */
function spanColumn(
  id: string,
  of: (thing: Thing, telling: TableTelling) => number | undefined,
): TableColumn {
  return numberColumn(
    id,
    92,
    of,
    (ms, { words }) => formatSpan(ms, words.language),
    (thing, telling) => {
      const ms = of(thing, telling);
      return ms === undefined ? null : Math.round(ms / WHOLE_SEC);
    },
  );
}

function stateWords(thing: Thing, { words }: TableTelling): string {
  const state = stateOf(thing);
  if (state === undefined) return '';
  return 'own' in state ? words.say(state.own) : words.word(state.word);
}

const MINUS = '\u2212';

/** In full, as tables are for: `12,345`, `6.84`, `0.045`; true minus. */
const exactly = (value: number): string => {
  const size = Math.abs(value);
  const digits = size < 1 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 2 };
  const text = size.toLocaleString('en-US', digits);
  return value < 0 && text !== '0' ? `${MINUS}${text}` : text;
};

/** UCUM writes `1` for a plain number and braces around what is counted. */
const unitText = (unit: string): string => (unit === '1' ? '' : unit.replace(/^\{(.*)\}$/u, '$1'));

/** The unit as people write it; of a share the number stands there as it is. */
const unitShown = (thing: Thing, words: Words): string => {
  const unit = unitOf(thing, words.language);
  return unit === '1' ? '' : unitWord(unit, words);
};

/** `관악·동작` where there are several, as people write them. */
const districtText: TableColumn['text'] = ({ districts }, { districtName, words }) => {
  const names = districts.map(districtName);
  if (names.length < 2 || words.language !== 'ko') return names.join('·');
  return names.map((name) => name.replace(/(?<=..)구$/u, '')).join('·');
};

/** Every column there is, in the order in which they are offered. */
export const COLUMNS: readonly TableColumn[] = [
  textColumn('name', 170, ({ name }, { words }) => words.say(name), { isWide: true }),
  textColumn('what', 100, ({ what }, { words }) => words.say(what)),
  textColumn('layer', 120, ({ layer, what }, { words }) => words.say(layerTitle(layer, what))),
  textColumn('district', 130, districtText, { leastPx: 66 }),
  {
    ...numberColumn('value', 78, ({ value }) => value, String),
    text: (thing, { words }) => {
      const { kind, value, valueText = '' } = thing;
      if (value !== undefined) return withUnit(exactly(value), unitShown(thing, words));
      // Of other kinds the words are their state, which has a column of its own.
      return kind === 'observation' ? valueText : '';
    },
    cell: ({ value, valueText }) => value ?? valueText ?? null,
  },
  textColumn('unit', 60, (thing, { words }) => unitText(unitOf(thing, words.language))),
  {
    ...numberColumn(
      'level',
      72,
      ({ level }) => rankOf(level),
      (_, { words }, { level }) => words.word(`level/${level}`),
      ({ level }, { words }) => words.word(`level/${level}`),
    ),
    align: 'start',
  },
  instantColumn('since', ({ sinceMs }) => sinceMs),
  spanColumn('duration', ({ sinceMs, endedMs }, { nowMs }) =>
    Math.max(0, (endedMs ?? nowMs) - sinceMs),
  ),
  instantColumn('ended', ({ endedMs }) => endedMs),
  textColumn(
    'owner',
    150,
    (thing, { words }) => {
      const owner = ownerOf(thing);
      return owner === undefined ? '' : words.say(owner);
    },
    { leastPx: 67 },
  ),
  textColumn('state', 96, stateWords),
  textColumn('feed', 132, ({ feed }, { words, feedOf }) => {
    const health = feedOf(feed);
    return health === undefined ? feed : words.say(health.title);
  }),
  spanColumn(
    'age',
    (thing, { feedOf, nowMs }) => sourceAge(thing, feedOf(thing.feed), nowMs).ageMs,
  ),
  textColumn('quality', 76, ({ quality }, { words }) =>
    quality === undefined ? '' : words.word(`explore/table/quality/${quality}`),
  ),
  instantColumn('time', ({ atMs }) => atMs),
  instantColumn('known', ({ knownMs }) => knownMs),
  textColumn('basis', 72, ({ basis }, { words }) =>
    basis === undefined ? '' : words.word(`mode/${basis}Mark`),
  ),
  textColumn('id', 240, ({ key, event }) => event?.id ?? key),
  textColumn('subject', 220, ({ subject }) => subject),
];

/** Longer than any instant in ms: levels are told apart before times are. */
const LEVEL_STEP = 1e14;

/** The order of rows that nobody sorted: the worst first, of these the newest. Never on screen. */
export const USUAL_ORDER = {
  column: numberColumn(
    'usual',
    0,
    ({ level, sinceMs }) => rankOf(level) * LEVEL_STEP + sinceMs,
    () => '',
  ),
  isDescending: true,
} as const;

/** What an analyst finds when nothing was chosen. */
const USUAL: readonly string[] = [
  'name',
  'what',
  'district',
  'value',
  'since',
  'duration',
  'owner',
  'state',
  'age',
];

/** Ids of the columns on screen, in their order; names nobody knows are left out. */
export function columnIds(chosen: readonly string[]): readonly string[] {
  const known = [...new Set(chosen)].filter((id) => COLUMNS.some((column) => column.id === id));
  return known.length === 0 ? USUAL : known;
}

/** The column of that name. */
export function columnOf(id: string): TableColumn | undefined {
  return COLUMNS.find((column) => column.id === id);
}

/** The columns on screen. */
export function shownColumns(chosen: readonly string[]): readonly TableColumn[] {
  return columnIds(chosen).flatMap((id) => columnOf(id) ?? []);
}
