import {
  memo,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { useWords } from '../../design/wording.ts';
import type { TableView } from '../../explore/explore-view.ts';
import type { TableTelling } from '../../explore/table-column.ts';
import { columnOf, shownColumns, USUAL_ORDER } from '../../explore/table-columns.ts';
import { NOT_PLACED, placedIn } from '../../explore/placed-cursor.ts';
import { markedRange, movedCursor, type TableCursor } from '../../explore/table-cursor.ts';
import { tableClip } from '../../explore/table-file.ts';
import { GROUPINGS, tableLines, type TableLine } from '../../explore/table-lines.ts';
import type { Thing } from '../../explore/thing.ts';
import { TableHead } from './table-head.tsx';
import { TableRow } from './table-row.tsx';
import { tableTemplate } from './table-template.ts';
import styles from './thing-table.module.css';
import { useRowsInSight } from './use-rows-in-sight.ts';
import { useSortedThings } from './use-sorted-things.ts';

const ROW_PX = 28;
const HEAD_PX = 28;
/** Of the usual drawer, until the browser has said how high it is. */
const USUAL_RECT = { width: 1200, height: 330 };
const SIZES = { rowPx: ROW_PX, headPx: HEAD_PX, usual: USUAL_RECT };
const NONE_CLOSED: readonly string[] = [];

interface ThingTableProps {
  readonly things: readonly Thing[];
  readonly table: TableView;
  readonly telling: TableTelling;
  /** Subject of the thing in the inspector. */
  readonly subject: string | undefined;
  /** Told instead of rows when there are none. */
  readonly empty: string;
  readonly onTable: (patch: Partial<TableView>) => void;
  readonly onPick: (thing: Thing) => void;
  readonly onCopied: (rows: number) => void;
}

/** Indices of the lines that are marked, of rows only. */
function markedThings(lines: readonly TableLine[], cursor: TableCursor): readonly Thing[] {
  const [first, last] = markedRange(cursor);
  const marked = lines.slice(Math.max(0, first), last + 1);
  const things = marked.flatMap((line) => (line.type === 'row' ? [line.thing] : []));
  return [...new Set(things)];
}

/**
 * Rows of the desk, any number of them: only those in sight exist. Arrows, Home, End and the page
 * keys move; Enter takes a row or turns a group; Shift marks; Ctrl-C copies what is marked.
 */
export const ThingTable = memo(function ThingTable(props: ThingTableProps): JSX.Element {
  const { things, table, telling, subject, onTable, onPick, onCopied } = props;
  const { word } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const ownId = useId();
  const [placed, setPlaced] = useState(NOT_PLACED);
  const columns = useMemo(() => shownColumns(table.columns), [table.columns]);
  const template = tableTemplate(columns);
  const column = columnOf(table.sort);
  const { isDescending, closed: held = NONE_CLOSED } = table;
  const closed = useMemo(() => new Set(held), [held]);
  const order = column === undefined ? USUAL_ORDER : { column, isDescending };
  const sorted = useSortedThings(things, order, telling);
  const by = GROUPINGS.find((known) => known === table.group);
  const grouped = useMemo(() => (by === undefined ? undefined : { by, telling }), [by, telling]);
  const lines = useMemo(() => tableLines(sorted, grouped, closed), [sorted, grouped, closed]);

  const { items: inSight, totalPx, scrollToIndex } = useRowsInSight(grid, lines.length, SIZES);

  // Put right while it is drawn: no row is drawn where the keyboard stood in other lines.
  if (placed.lines !== lines || placed.taken !== subject) {
    setPlaced(placedIn(placed, lines, subject));
  }
  const { cursor, sight } = placed;
  const setCursor = (next: TableCursor): void => setPlaced({ ...placed, cursor: next });
  useEffect(() => {
    if (sight !== undefined) scrollToIndex(sight.at);
  }, [sight, scrollToIndex]);

  const turn = useCallback(
    (id: string) =>
      onTable({
        closed: closed.has(id) ? held.filter((other) => other !== id) : [...held, id],
      }),
    [onTable, closed, held],
  );
  const act = (line: TableLine | undefined): void => {
    if (line === undefined) return;
    if (line.type === 'group') return turn(line.id);
    const { subject: taken } = line.thing;
    setPlaced((before) => ({ ...before, taken }));
    onPick(line.thing);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const line = lines[cursor.active];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return act(line);
    }
    const isTurn = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (isTurn && line?.type === 'group') {
      event.preventDefault();
      if (line.isOpen === (event.key === 'ArrowLeft')) turn(line.id);
      return;
    }
    const highPx = (grid.current?.clientHeight ?? USUAL_RECT.height) - HEAD_PX;
    const pageLines = Math.max(1, Math.floor(highPx / ROW_PX) - 1);
    const moved = movedCursor(cursor, event, lines.length, pageLines);
    if (moved === undefined) return;
    event.preventDefault();
    setCursor(moved);
    scrollToIndex(moved.active);
  };
  const click = (event: MouseEvent<HTMLDivElement>): void => {
    const { target } = event;
    const row = target instanceof Element ? target.closest('[data-index]') : null;
    if (row === null) return;
    const active = Number(row.getAttribute('data-index'));
    const anchor = event.shiftKey && cursor.anchor >= 0 ? cursor.anchor : active;
    setCursor({ active, anchor });
    if (!event.shiftKey) act(lines[active]);
  };
  const copy = (event: ClipboardEvent<HTMLDivElement>): void => {
    const marked = cursor.active < 0 ? [] : markedThings(lines, cursor);
    // Words that somebody has marked with the pointer are copied as words.
    if (marked.length === 0 || window.getSelection()?.isCollapsed === false) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', tableClip(marked, columns, telling));
    onCopied(marked.length);
  };

  const [first, last] = markedRange(cursor);
  const activeId = cursor.active < 0 ? undefined : `${ownId}-${cursor.active}`;
  const isActiveThere = inSight.some(({ index }) => index === cursor.active);
  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={0}
      className={styles['grid']}
      aria-label={word('explore/table/label')}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={isActiveThere ? activeId : undefined}
      data-region="table"
      onKeyDown={press}
      onClick={click}
      onCopy={copy}
    >
      <TableHead columns={columns} table={table} template={template.columns} onTable={onTable} />
      {lines.length === 0 ? <p className={styles['empty']}>{props.empty}</p> : null}
      <div
        role="rowgroup"
        className={styles['body']}
        style={{ height: totalPx, minWidth: template.leastPx }}
      >
        {inSight.map(({ index, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          return (
            <TableRow
              key={line.id}
              id={`${ownId}-${index}`}
              line={line}
              index={index}
              topPx={start - HEAD_PX}
              columns={columns}
              template={template.columns}
              telling={telling}
              isActive={index === cursor.active}
              isSelected={line.type === 'row' && line.thing.subject === subject}
              isMarked={first !== last && index >= first && index <= last}
            />
          );
        })}
      </div>
    </div>
  );
});
