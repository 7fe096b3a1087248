import { useCallback, useMemo, useRef, type JSX } from 'react';
import { heardDomains } from '../../explore/heard-domains.ts';
import { isInSight } from '../../explore/in-sight.ts';
import type { TableView } from '../../explore/explore-view.ts';
import { tableWith } from '../../explore/table-with.ts';
import type { Thing } from '../../explore/thing.ts';
import { DrawerGrip } from '../../panels/explore/drawer-grip.tsx';
import { TableBar } from '../../panels/explore/table-bar.tsx';
import bar from '../../panels/explore/table-bar.module.css';
import { ThingTable } from '../../panels/explore/thing-table.tsx';
import { useCity, useDesk, useRows, useView } from './desk.ts';
import styles from './explore-room.module.css';
import { useRangeRows } from './use-range-rows.ts';
import { useTableChips } from './use-table-chips.ts';
import { useTableCount } from './use-table-count.ts';
import { useTableOutlets } from './use-table-outlets.ts';
import { useTableTelling } from './use-table-telling.ts';

const LEAST_PX = 150;
const USUAL_PX = 366;
const MOST_SHARE = 0.7;
/** The map keeps at least this much, so that what is taken in the table is seen on it. */
const MAP_PX = 140;

/** The rows of the map as a table; nothing of it exists while it is closed. */
export function TableSlot(): JSX.Element | null {
  const again = useRangeRows();
  const isOpen = useView(({ table }) => table.isOpen);
  return isOpen ? <OpenTable onAgain={again} /> : null;
}

function OpenTable({ onAgain }: { readonly onAgain: () => void }): JSX.Element {
  const { explore, data } = useDesk();
  const drawer = useRef<HTMLDivElement>(null);
  const shown = useRows((rows) => rows.shown);
  const table = useView((view) => view.table);
  const { heightPx } = table;
  const subject = useView((view) => view.subject);
  const isUnheard = useCity(
    ({ city }) => city !== undefined && heardDomains(city.byKind.feed).size === 0,
  );
  const telling = useTableTelling();
  const { word } = telling.words;
  const chips = useTableChips(telling);
  const { of, count, notice, isFailed } = useTableCount(telling);
  const { outlets, done, tell } = useTableOutlets(telling);

  const change = useCallback(
    (patch: Partial<TableView>) =>
      explore.change({ table: tableWith(explore.getState().view.table, patch) }),
    [explore],
  );
  const resize = useCallback(
    (px: number) =>
      explore.change({ table: { ...explore.getState().view.table, heightPx: px } }, 'drawer'),
    [explore],
  );
  const pick = useCallback(
    ({ subject: taken, key, at, event }: Thing) => {
      const { camera } = explore.getState().view;
      const column = drawer.current?.parentElement;
      const size = {
        width: column?.clientWidth ?? 0,
        height: (column?.clientHeight ?? 0) - (drawer.current?.offsetHeight ?? 0),
      };
      const isAway = at !== undefined && camera !== undefined && !isInSight(at, camera, size);
      explore.change({
        subject: taken,
        ...(data.getState().source === 'range' ? { event: event?.id ?? key } : {}),
        ...(isAway ? { camera: { ...camera, ...at } } : {}),
      });
    },
    [explore, data],
  );
  // What could not be read is not what did not pass.
  const known = chips.length === 0 ? 'emptyAll' : 'empty';
  const empty = isUnheard ? 'emptyUnheard' : isFailed ? 'emptyFailed' : known;
  const copied = useCallback(
    (n: number) => tell(word('explore/table/copied', { n })),
    [tell, word],
  );
  const style = useMemo(
    () =>
      heightPx === undefined
        ? undefined
        : { height: heightPx, maxHeight: `calc(100% - ${MAP_PX}px)` },
    [heightPx],
  );
  return (
    <div ref={drawer} className={styles['table']} style={style}>
      <section className={bar['drawer']} aria-label={word('explore/table/label')}>
        <DrawerGrip
          heightPx={heightPx ?? USUAL_PX}
          leastPx={LEAST_PX}
          mostPx={Math.round(window.innerHeight * MOST_SHARE)}
          onHeight={resize}
        />
        <TableBar
          table={table}
          chips={chips}
          of={of}
          count={count}
          notice={done === '' ? notice : done}
          outlets={outlets}
          onTable={change}
          onAgain={isFailed ? onAgain : undefined}
        />
        <ThingTable
          things={shown}
          table={table}
          telling={telling}
          subject={subject}
          empty={word(`explore/table/${empty}`)}
          onTable={change}
          onPick={pick}
          onCopied={copied}
        />
      </section>
    </div>
  );
}
