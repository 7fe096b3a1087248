import { askedDeskTables } from './asked-desk-tables.ts';
import type { Audit } from './audit.ts';
import { deskKeeping } from './desk-keeping.ts';
import { sharedOverlays, type SharedOverlays } from './shared-overlays.ts';
import { watchLists, type WatchLists } from './watch-lists.ts';
import { workspaces, type Workspaces } from './workspaces.ts';

/** What analysts keep of their desks, on disk. */
export interface DeskWork {
  readonly workspaces: Workspaces;
  readonly watchLists: WatchLists;
  readonly overlays: SharedOverlays;
  close(): Promise<void>;
}

export interface DeskWorkParts {
  /** Of the database; its folder is there. */
  readonly path: string;
  readonly audit: Pick<Audit, 'append'>;
  /** Of the wall. */
  readonly nowMs: () => number;
  readonly onDefect: (error: unknown) => void;
}

export function deskWork({ path, audit, nowMs, onDefect }: DeskWorkParts): DeskWork {
  const tables = askedDeskTables(path);
  const keeping = deskKeeping({ tables, audit, onDefect });
  void keeping.enter();
  return {
    workspaces: workspaces(tables.workspaces, keeping, nowMs),
    watchLists: watchLists(tables.watchLists, keeping),
    overlays: sharedOverlays(tables.overlays, keeping, nowMs),
    close: async () => {
      await keeping.enter();
      await tables.close();
    },
  };
}
