import { useLayoutEffect, useMemo, useRef, useState } from 'react';
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
  // Rows that come while others are sorted wait for the end of it: begun anew with each of them, a
  // sort of many would never come to one.
  const latest = useRef({ things, telling });
  const wake = useRef<() => void>(undefined);
  useLayoutEffect(() => {
    latest.current = { things, telling };
    wake.current?.();
  }, [things, telling]);
  const isMany = few === undefined;
  useLayoutEffect(() => {
    if (!isMany) return;
    let stop: (() => void) | undefined;
    let last: typeof latest.current | undefined;
    const go = (): void => {
      if (stop !== undefined || last === latest.current) return;
      const own = latest.current;
      last = own;
      let isDone = false;
      const work = sortThings(own.things, { column, isDescending }, own.telling, ranks.ranks);
      const end = inSlices(work, (sorted) => {
        isDone = true;
        stop = undefined;
        setMany({ of: own.things, sorted });
        go();
      });
      if (!isDone) stop = end;
    };
    wake.current = go;
    go();
    return () => {
      stop?.();
      wake.current = undefined;
    };
  }, [isMany, column, isDescending, ranks]);
  // What is no longer among the rows must not stand there for a turn longer.
  const left = useMemo(() => {
    if (few !== undefined || many.of === things) return many.sorted;
    const present = new Set(things);
    return many.sorted.filter((thing) => present.has(thing));
  }, [few, many, things]);
  return few ?? left;
}
