import { columnOf } from '../../client/explore/table-columns.ts';
import { createTextRanks } from '../../client/explore/table-rank.ts';
import { finished } from '../../client/explore/table-slices.ts';
import { sortThings } from '../../client/explore/table-sort.ts';
import type { Thing } from '../../client/explore/thing.ts';
import { aRow, tellingOf } from '../explore/rows.ts';
import { median, pairedMs, type Figure } from './figure.ts';

const ROWS = 100_000;
const ROUNDS = 5;
const telling = tellingOf();
const collator = new Intl.Collator('ko', { numeric: true });
const compare = (a: string, b: string): number => collator.compare(a, b);

/** Values of 4,000 gauges, as a brushed range of a night holds them: names come back. */
const things: readonly Thing[] = Array.from({ length: ROWS }, (_, index) =>
  aRow(`k${index}`, {
    ko: `수위계 ${(index * 7919) % 4000}`,
    value: ((index * 104_729) % 1000) / 100,
    sinceMs: telling.nowMs - ((index * 31_337) % 86_400) * 1000,
  }),
);

const column = (id: string) => {
  const known = columnOf(id);
  if (known === undefined) throw new Error(`no column ${id}`);
  return known;
};

/** What the table would do without ranks and digits: compare rows by their cells. */
function byCells(id: string): readonly Thing[] {
  const { key } = column(id);
  return things.toSorted((a, b) => {
    const [one, other] = [key(a, telling), key(b, telling)];
    return typeof one === 'number' && typeof other === 'number'
      ? one - other
      : compare(String(one), String(other));
  });
}

/** The longest time the page is kept busy while it sorts, ms: it is done in parts. */
function longestTurnMs(): number {
  const sorting = sortThings(
    things,
    { column: column('name'), isDescending: false },
    telling,
    createTextRanks(compare),
  );
  let longest = 0;
  for (;;) {
    const started = performance.now();
    const { done } = sorting.next();
    longest = Math.max(longest, performance.now() - started);
    if (done === true) return longest;
  }
}

const round = (ms: number): number => Number(ms.toFixed(1));

/** Sorting 100,000 rows of the desk's table, and how long the page stands still meanwhile. */
export function tableFigures(): readonly Figure[] {
  const ranks = createTextRanks(compare);
  const sorted = (id: string) => () => {
    finished(sortThings(things, { column: column(id), isDescending: false }, telling, ranks));
  };
  const texts = pairedMs(sorted('name'), () => byCells('name'), ROUNDS);
  const numbers = pairedMs(sorted('since'), () => byCells('since'), ROUNDS);
  const turns = Array.from({ length: ROUNDS }, longestTurnMs);
  return [
    {
      name: 'table.sort.text.100k',
      value: round(texts.workMs),
      unit: 'ms',
      ratio: texts.workMs / texts.baselineMs,
      baseline: 'comparing cells',
    },
    {
      name: 'table.sort.number.100k',
      value: round(numbers.workMs),
      unit: 'ms',
      ratio: numbers.workMs / numbers.baselineMs,
      baseline: 'comparing cells',
    },
    { name: 'table.sort.longest-turn', value: round(median(turns)), unit: 'ms' },
  ];
}
