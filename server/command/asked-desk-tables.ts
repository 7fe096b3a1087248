import { Worker } from 'node:worker_threads';
import { askedThread } from './asked-thread.ts';
import type { DeskJob } from './desk-tables-thread.ts';
import type { DeskTables } from './desk-tables.ts';

/** A table as it is asked from another thread. */
export type Asked<T> = {
  readonly [J in keyof T]: T[J] extends (...parameters: infer P) => infer R
    ? (...parameters: P) => Promise<R>
    : never;
};

/** The tables, asked in a thread: a slow disk holds nobody up. Rejects while the disk takes nothing. */
export type AskedDeskTables = { readonly [T in keyof DeskTables]: Asked<DeskTables[T]> } & {
  close(): Promise<void>;
};

export function askedDeskTables(path: string): AskedDeskTables {
  const thread = askedThread<DeskJob>(
    new Worker(new URL('desk-tables-thread.ts', import.meta.url), { workerData: { path } }),
    'what desks keep is closed',
  );
  const of =
    <T extends keyof DeskTables>(table: T) =>
    <R>(act: keyof DeskTables[T] & string) =>
    (...parameters: readonly unknown[]): Promise<R> =>
      thread.ask({ table, act, parameters }) as Promise<R>;
  const [ofWorkspaces, ofWatchLists] = [of('workspaces'), of('watchLists')];
  const [ofOverlays, ofTrail] = [of('overlays'), of('trail')];
  return {
    workspaces: {
      list: ofWorkspaces('list'),
      get: ofWorkspaces('get'),
      made: ofWorkspaces('made'),
      count: ofWorkspaces('count'),
      create: ofWorkspaces('create'),
      change: ofWorkspaces('change'),
      remove: ofWorkspaces('remove'),
    },
    watchLists: { get: ofWatchLists('get'), keep: ofWatchLists('keep') },
    overlays: {
      list: ofOverlays('list'),
      get: ofOverlays('get'),
      file: ofOverlays('file'),
      count: ofOverlays('count'),
      keep: ofOverlays('keep'),
      remove: ofOverlays('remove'),
    },
    trail: { unentered: ofTrail('unentered'), entered: ofTrail('entered') },
    close: () => thread.close('close'),
  };
}
