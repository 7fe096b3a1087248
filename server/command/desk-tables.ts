import { DatabaseSync } from 'node:sqlite';
import { overlayTable, type OverlayTable } from './overlay-table.ts';
import { trailTable, type TrailTable } from './trail-table.ts';
import { watchListTable, type WatchListTable } from './watch-list-table.ts';
import { workspaceTable, type WorkspaceTable } from './workspace-table.ts';

/** All that analysts keep of their desks, in one file. */
export interface DeskTables {
  readonly workspaces: WorkspaceTable;
  readonly watchLists: WatchListTable;
  readonly overlays: OverlayTable;
  readonly trail: TrailTable;
}

/** Opens the file or begins it. */
export function deskTables(path: string): DeskTables & { close(): void } {
  const database = new DatabaseSync(path, { timeout: 2000 });
  database.exec('pragma journal_mode = delete; pragma synchronous = full');
  const { atOnce, ...trail } = trailTable(database);
  return {
    workspaces: workspaceTable(database, atOnce),
    watchLists: watchListTable(database),
    overlays: overlayTable(database, atOnce),
    trail,
    close: () => database.close(),
  };
}
