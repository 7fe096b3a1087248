import type { Cell } from '../../contract/csv-text.ts';
import type { FeedHealth } from '../../contract/feed-health.ts';
import type { DistrictCode } from '../../contract/place.ts';
import type { Words } from '../design/wording.ts';
import type { Thing } from './thing.ts';

/** What cells are told with; another object whenever one of it is another. */
export interface TableTelling {
  readonly words: Words;
  /** IANA zone of the city. */
  readonly zone: string;
  /** The clock on screen, in steps of some seconds: ages are counted from it. */
  readonly nowMs: number;
  readonly districtName: (code: DistrictCode) => string;
  readonly feedOf: (feed: string) => FeedHealth | undefined;
}

/** A column of the table: what stands in it, what it is sorted by, what a file says. */
export interface TableColumn {
  /** Its title is `explore/table/column/<id>`. */
  readonly id: string;
  /** `end`: numbers and times, so that their digits stand below each other. */
  readonly align: 'start' | 'end';
  /** CSS px; one that is `isWide` takes what is left over. */
  readonly widthPx: number;
  readonly isWide?: true;
  /** How narrow it may become; absent = by its sort. */
  readonly leastPx?: number;
  /** Empty = nothing is known. */
  readonly text: (thing: Thing, telling: TableTelling) => string;
  /** Numbers before text that only looks like one; `undefined` = not known, always last. */
  readonly key: (thing: Thing, telling: TableTelling) => string | number | undefined;
  /** What stands in a file, in its own type; absent = the text. */
  readonly cell?: (thing: Thing, telling: TableTelling) => Cell;
}

type TextOf = TableColumn['text'];

/** A column of words, sorted as the language sorts. */
export function textColumn(
  id: string,
  widthPx: number,
  text: TextOf,
  more: Pick<TableColumn, 'isWide' | 'leastPx'> = {},
): TableColumn {
  return { id, align: 'start', widthPx, text, key: (...at) => text(...at) || undefined, ...more };
}

/** A column that is sorted by a number, whatever is written of it. */
export function numberColumn(
  id: string,
  widthPx: number,
  number: (thing: Thing, telling: TableTelling) => number | undefined,
  text: (number: number, telling: TableTelling, thing: Thing) => string,
  cell?: TableColumn['cell'],
): TableColumn {
  return {
    id,
    align: 'end',
    widthPx,
    text: (thing, telling) => {
      const known = number(thing, telling);
      return known === undefined ? '' : text(known, telling, thing);
    },
    key: number,
    cell: cell ?? ((thing, telling) => number(thing, telling) ?? null),
  };
}
