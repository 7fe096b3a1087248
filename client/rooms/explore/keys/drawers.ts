import type { DeskShell } from './desk-shell.ts';

type Drawer = NonNullable<DeskShell['drawer']>;

/** As narrow a page, and the region is a drawer over the map; `explore-room.module.css` draws it so. */
const NARROW: Readonly<Record<Drawer, string>> = {
  inspector: '(width < 1440px)',
  layers: '(width < 1120px)',
};

/** Whether a region lies over the map now, and can be closed. */
export function isOver(drawer: DeskShell['drawer']): drawer is Drawer {
  return drawer !== undefined && matchMedia(NARROW[drawer]).matches;
}
