import { useMemo } from 'react';
import { filterChips } from '../../explore/table-chips.ts';
import type { TableTelling } from '../../explore/table-column.ts';
import type { ShownChip } from '../../panels/explore/filter-chips.tsx';
import { useDesk, useRows, useView } from './desk.ts';
import { rangeWords } from './table-facts.ts';

/** Chips of the filter and of the brushed range, each with what takes it away. */
export function useTableChips(telling: TableTelling): readonly ShownChip[] {
  const { explore } = useDesk();
  const filter = useView((view) => view.filter);
  const range = useView((view) => view.range);
  const near = filter.area?.type === 'near' ? filter.area.subject : undefined;
  const origin = useRows(({ bySubject, base }) =>
    near === undefined ? undefined : (bySubject.get(near) ?? base.get(near)),
  );
  return useMemo(() => {
    const { words } = telling;
    const nameOf = (subject: string): string =>
      origin === undefined
        ? words.word('explore/tools/placeUnknown', { subject })
        : words.say(origin.name);
    const chips = filterChips(filter, words, { ...telling, nameOf }).map(
      ({ id, text, without }) => ({
        id,
        text,
        onRemove: () => explore.change({ filter: without }),
      }),
    );
    if (range === undefined) return chips;
    const own = { id: 'range', text: rangeWords(range, telling) };
    return [{ ...own, onRemove: () => explore.drop('range') }, ...chips];
  }, [explore, filter, range, origin, telling]);
}
