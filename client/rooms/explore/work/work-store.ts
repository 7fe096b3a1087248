import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SessionAnswer } from '../../../../contract/session.ts';
import type { Bookmark, Workspace } from '../../../../contract/workspace.ts';
import type { Risen, WatchMemory } from '../../../explore/watch-rules.ts';
import type { WatchRule } from '../../../../contract/workspace.ts';

export const WORK_DIALOGS = ['space', 'people', 'notes', 'watch', 'wall'] as const;
export type WorkDialogName = (typeof WORK_DIALOGS)[number];

/** Something that rose, and when by the city's clock. */
export interface Heard extends Risen {
  readonly key: string;
  readonly atMs: number;
}

/** What the analyst works with, besides the view. */
export interface WorkState {
  readonly dialog: WorkDialogName | undefined;
  readonly token: string | undefined;
  /** Undefined = the server has not said yet. */
  readonly session: SessionAnswer | undefined;
  /** The open workspace as it is kept; undefined = none. */
  readonly held: Workspace | undefined;
  readonly bookmarks: readonly Bookmark[];
  readonly rules: readonly WatchRule[];
  readonly memory: WatchMemory | undefined;
  /** Newest first. */
  readonly heard: readonly Heard[];
  /** Of them not looked at yet. */
  readonly unseen: number;
}
export type WorkStore = StoreApi<WorkState>;

export function createWorkStore(): WorkStore {
  return createStore<WorkState>(() => ({
    dialog: undefined,
    token: undefined,
    session: undefined,
    held: undefined,
    bookmarks: [],
    rules: [],
    memory: undefined,
    heard: [],
    unseen: 0,
  }));
}
