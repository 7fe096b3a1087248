import { useCallback, useMemo, type JSX } from 'react';
import { NO_FILTER, type Filter } from '../../explore/filter.ts';
import { FilterBar } from '../../panels/explore/filter-bar.tsx';
import { useDesk, useRows, useView } from './desk.ts';
import { useTableChips } from './use-table-chips.ts';
import { useTableTelling } from './use-table-telling.ts';

/** What the rows are narrowed to, above the map. */
export function FilterSlot(): JSX.Element {
  const { cityAnswer, explore } = useDesk();
  const filter = useView((view) => view.filter);
  const layers = useRows((rows) => rows.layers);
  const choices = useRows((rows) => rows.choices);
  const shown = useRows((rows) => rows.shown.length);
  const ofOn = useRows((rows) => rows.ofOn);
  const all = useTableChips(useTableTelling());
  // The words and the switch are seen as they are set.
  const chips = useMemo(() => all.filter(({ id }) => id !== 'text' && id !== 'open'), [all]);
  const on = useMemo(() => {
    const ids = new Set(choices.map(({ id }) => id));
    return layers.filter(({ id }) => ids.has(id));
  }, [layers, choices]);
  const units = useMemo(
    () => [...new Set(on.flatMap(({ unit }) => (unit === undefined ? [] : [unit])))],
    [on],
  );
  const change = useCallback(
    (next: Filter, sort?: string) => explore.change({ filter: next }, sort),
    [explore],
  );
  const clear = useCallback(() => {
    const { range: _, ...rest } = explore.getState().view;
    explore.replace({ ...rest, filter: NO_FILTER });
  }, [explore]);
  return (
    <FilterBar
      filter={filter}
      districts={cityAnswer.districts}
      units={units}
      chips={chips}
      isAnyOn={on.length > 0}
      shown={shown}
      all={ofOn}
      onChange={change}
      onClear={clear}
    />
  );
}
