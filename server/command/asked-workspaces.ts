import { Worker } from 'node:worker_threads';
import type { WorkspaceTable } from './workspace-table.ts';
import type { WorkspaceAsk, WorkspaceJob, WorkspaceReply } from './workspace-thread.ts';

/** The table, asked in a thread: a slow disk holds nobody up. Rejects while the disk takes nothing. */
export type AskedWorkspaces = {
  readonly [J in WorkspaceJob]: (
    ...parameters: Parameters<WorkspaceTable[J]>
  ) => Promise<ReturnType<WorkspaceTable[J]>>;
} & { readonly close: () => Promise<void> };

export function askedWorkspaces(path: string): AskedWorkspaces {
  const thread = new Worker(new URL('workspace-thread.ts', import.meta.url), {
    workerData: { path },
  });
  const asked = new Map<number, PromiseWithResolvers<unknown>>();
  let asks = 0;
  let ended: string | undefined;
  const stop = (why: string): void => {
    ended ??= why;
    for (const { reject } of asked.values()) reject(new Error(ended));
    asked.clear();
  };
  thread.on('message', (reply: WorkspaceReply) => {
    const waiting = asked.get(reply.ask);
    asked.delete(reply.ask);
    if ('why' in reply) waiting?.reject(new Error(reply.why));
    else waiting?.resolve(reply.result);
  });
  thread.on('error', (error) => stop(String(error)));
  thread.on('exit', () => stop('the workspaces are closed'));
  const ask =
    <R>(job: WorkspaceAsk['job']) =>
    (...parameters: readonly unknown[]): Promise<R> => {
      if (ended !== undefined) return Promise.reject(new Error(ended));
      asks += 1;
      const own = Promise.withResolvers<unknown>();
      asked.set(asks, own);
      thread.postMessage({ ask: asks, job, parameters } satisfies WorkspaceAsk);
      return own.promise as Promise<R>;
    };
  return {
    list: ask('list'),
    get: ask('get'),
    made: ask('made'),
    count: ask('count'),
    create: ask('create'),
    change: ask('change'),
    remove: ask('remove'),
    watchList: ask('watchList'),
    keepWatchList: ask('keepWatchList'),
    overlays: ask('overlays'),
    overlay: ask('overlay'),
    overlayFile: ask('overlayFile'),
    countOverlays: ask('countOverlays'),
    keepOverlay: ask('keepOverlay'),
    removeOverlay: ask('removeOverlay'),
    unentered: ask('unentered'),
    entered: ask('entered'),
    close: async () => {
      if (ended !== undefined) return;
      const gone = new Promise((resolve) => thread.once('exit', resolve));
      await ask('close')().catch(() => undefined);
      await gone;
    },
  };
}
