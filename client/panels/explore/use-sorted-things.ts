import { useLayoutEffect, useMemo, useState } from 'react';
import type { TableTelling } from '../../explore/table-column.ts';
import { createTextRanks } from '../../explore/table-rank.ts';
import { inSlices } from '../../explore/table-slices.ts';
import { sortThings, type TableOrder } from '../../explore/table-sort.ts';
import type { Thing } from '../../explore/thing.ts';

/**
 * The rows in an order. Many of them take several turns of the page: the order before stays until
 * then.
 */
export function useSortedThings(
  things: readonly Thing[],
  { column, isDescending }: TableOrder,
  telling: TableTelling,
): readonly Thing[] {
  const [sorted, setSorted] = useState(things);
  const { language } = telling.words;
  const ranks = useMemo(() => {
    const collator = new Intl.Collator(language, { numeric: true });
    return { of: column, ranks: createTextRanks((a, b) => collator.compare(a, b)) };
  }, [language, column]);
  useLayoutEffect(() => {
    return inSlices(sortThings(things, { column, isDescending }, telling, ranks.ranks), setSorted);
  }, [things, column, isDescending, telling, ranks]);
  return sorted;
}
