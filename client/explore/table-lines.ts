import { rankOf, type Level } from '../design/severity.ts';
import type { TableTelling } from './table-column.ts';
import { layerTitle } from './layer-titles.ts';
import type { Thing } from './thing.ts';

/** What rows can be put together by. */
export const GROUPINGS = ['district', 'layer', 'level', 'feed'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface GroupLine {
  readonly type: 'group';
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly worst: Level;
  readonly isOpen: boolean;
}

export interface RowLine {
  readonly type: 'row';
  /** Unique among the lines, also where a row stands in two districts. */
  readonly id: string;
  readonly thing: Thing;
}

export type TableLine = GroupLine | RowLine;

interface Group {
  readonly id: string;
  readonly title: string;
}

/** Groups of a row: two districts are two groups, and it counts in both. */
function groupsOf(thing: Thing, by: Grouping, { words, ...telling }: TableTelling): Group[] {
  switch (by) {
    case 'district':
      if (thing.districts.length === 0)
        return [{ id: '', title: words.word('explore/table/noDistrict') }];
      return thing.districts.map((code) => ({ id: code, title: telling.districtName(code) }));
    case 'layer':
      return [{ id: thing.layer, title: words.say(layerTitle(thing.layer, thing.what)) }];
    case 'level':
      return [{ id: String(thing.level), title: words.word(`level/${thing.level}`) }];
    case 'feed': {
      const health = telling.feedOf(thing.feed);
      const title = health === undefined ? thing.feed : words.say(health.title);
      return [{ id: thing.feed, title }];
    }
  }
}

const rowLine = (thing: Thing, group = ''): RowLine => ({
  type: 'row',
  id: group === '' ? thing.key : `${group} ${thing.key}`,
  thing,
});

/** The worst group first, then as the language sorts. */
function inOrder(collator: Intl.Collator): (a: GroupLine, b: GroupLine) => number {
  return (a, b) => rankOf(b.worst) - rankOf(a.worst) || collator.compare(a.title, b.title);
}

/**
 * Lines of the table: a row each, or heads of groups with their rows below; those in `closed` show
 * the head alone. Rows keep their order within a group.
 */
export function tableLines(
  things: readonly Thing[],
  grouped: { readonly by: Grouping; readonly telling: TableTelling } | undefined,
  closed: ReadonlySet<string>,
): readonly TableLine[] {
  if (grouped === undefined) return things.map((thing) => rowLine(thing));
  const { by, telling } = grouped;
  const titles = new Map<string, string>();
  const rows = new Map<string, Thing[]>();
  for (const thing of things) {
    for (const { id, title } of groupsOf(thing, by, telling)) {
      titles.set(id, title);
      const own = rows.get(id);
      if (own === undefined) rows.set(id, [thing]);
      else own.push(thing);
    }
  }
  const heads = [...rows].map(([id, own]): GroupLine => ({
    type: 'group',
    id,
    title: titles.get(id) ?? id,
    count: own.length,
    worst: own.reduce<Level>(
      (worst, { level }) => (rankOf(level) > rankOf(worst) ? level : worst),
      0,
    ),
    isOpen: !closed.has(id),
  }));
  const collator = new Intl.Collator(telling.words.language, { numeric: true });
  return heads
    .toSorted(inOrder(collator))
    .flatMap((head): readonly TableLine[] =>
      head.isOpen
        ? [head, ...(rows.get(head.id) ?? []).map((thing) => rowLine(thing, head.id))]
        : [head],
    );
}
