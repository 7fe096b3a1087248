import { DOMAINS } from '../../contract/event.ts';
import type { LayerListView, TableView } from './explore-view.ts';
import { LAYER_CHIPS } from './layer-groups.ts';

/** `list=abnormal`, `shut=water,air`: which layers are listed, and of which domains only the head. */
export function listOf(asked: URLSearchParams): LayerListView {
  const shut = (asked.get('shut') ?? '').split(',');
  return {
    chip: LAYER_CHIPS.find((known) => known === asked.get('list')) ?? 'all',
    closed: DOMAINS.filter((domain) => shut.includes(domain)),
  };
}

export function putList(asked: URLSearchParams, { chip, closed }: LayerListView): void {
  if (chip !== 'all') asked.set('list', chip);
  if (closed.length > 0) asked.set('shut', closed.join());
}

const MOST_PX = 4000;

/** `drawer=420`, `folded=11620` (repeated): height of the table, and of which groups only the head stands. */
export function drawerOf(asked: URLSearchParams): Pick<TableView, 'closed' | 'heightPx'> {
  const closed = asked.getAll('folded');
  const heightPx = Number(asked.get('drawer') ?? '');
  const isHeight = Number.isInteger(heightPx) && heightPx > 0 && heightPx <= MOST_PX;
  return { ...(closed.length === 0 ? {} : { closed }), ...(isHeight ? { heightPx } : {}) };
}

export function putDrawer(asked: URLSearchParams, { closed = [], heightPx }: TableView): void {
  for (const group of closed) asked.append('folded', group);
  if (heightPx !== undefined) asked.set('drawer', String(heightPx));
}
