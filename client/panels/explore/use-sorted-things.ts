import { useLayoutEffect, useMemo, useState } from 'react';
import type { TableTelling } from '../../explore/table-column.ts';
import { createTextRanks } from '../../explore/table-rank.ts';
import { finished, inSlices } from '../../explore/table-slices.ts';
import { sortThings, type TableOrder } from '../../explore/table-sort.ts';
import type { Thing } from '../../explore/thing.ts';

/** So many are sorted before they are shown; nobody feels it. */
const MOST_AT_ONCE = 5000;

/**
 * The rows in an order. Many of them take several turns of the page: those that stood there before
 * stay in their order until then.
 */
export function useSortedThings(
  things: readonly Thing[],
  { column, isDescending }: TableOrder,
  telling: TableTelling,
): readonly Thing[] {
  const [many, setMany] = useState<{
    readonly of: readonly Thing[];
    readonly sorted: readonly Thing[];
  }>({
    of: [],
    sorted: [],
  });
  const { language } = telling.words;
  const ranks = useMemo(() => {
    const collator = new Intl.Collator(language, { numeric: true });
    return { of: column, ranks: createTextRanks((a, b) => collator.compare(a, b)) };
  }, [language, column]);
  const few = useMemo(
    () =>
      things.length > MOST_AT_ONCE
        ? undefined
        : finished(sortThings(things, { column, isDescending }, telling, ranks.ranks)),
    [things, column, isDescending, telling, ranks],
  );
  useLayoutEffect(() => {
    if (few !== undefined) return;
    const sorting = sortThings(things, { column, isDescending }, telling, ranks.ranks);
    return inSlices(sorting, (sorted) => setMany({ of: things, sorted }));
  }, [few, things, column, isDescending, telling, ranks]);
  // What is no longer among the rows must not stand there for a turn longer.
  const left = useMemo(() => {
    if (few !== undefined || many.of === things) return many.sorted;
    const present = new Set(things);
    return many.sorted.filter((thing) => present.has(thing));
  }, [few, many, things]);
  return few ?? left;
}
