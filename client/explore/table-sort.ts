import type { TableColumn, TableTelling } from './table-column.ts';
import { orderOfNumbers } from './table-radix.ts';
import type { TextRanks } from './table-rank.ts';
import type { Sliced } from './table-slices.ts';
import type { Thing } from './thing.ts';

export interface TableOrder {
  readonly column: TableColumn;
  readonly isDescending: boolean;
}

/** Rows looked at without a pause. */
const RUN = 512;

/**
 * The rows in the order of a column; what is not known stands last either way, and rows that are
 * alike stay as they were. `ranks` are those of the language on screen.
 */
export function* sortThings(
  things: readonly Thing[],
  { column, isDescending }: TableOrder,
  telling: TableTelling,
  ranks: TextRanks,
): Sliced<readonly Thing[]> {
  const keys: (string | number | undefined)[] = [];
  for (const thing of things) {
    keys.push(column.key(thing, telling));
    if (keys.length % RUN === 0) yield;
  }
  yield* ranks.learn(keys.filter((key) => typeof key === 'string'));
  const numbers = new Float64Array(keys.length);
  for (const [index, key] of keys.entries()) {
    const number = typeof key === 'string' ? ranks.rankOf(key) : key;
    const isKnown = number !== undefined && !Number.isNaN(number);
    // Added to or taken from 0, so that −0 and 0 have the same bits: they are alike.
    numbers[index] = isKnown ? (isDescending ? 0 - number : 0 + number) : Infinity;
    if (index % RUN === 0) yield;
  }
  const order = yield* orderOfNumbers(numbers);
  const sorted: Thing[] = [];
  for (const index of order) {
    const thing = things[index];
    if (thing !== undefined) sorted.push(thing);
    if (sorted.length % RUN === 0) yield;
  }
  return sorted;
}
