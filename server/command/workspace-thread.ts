import { parentPort, workerData } from 'node:worker_threads';
import { workspaceTable, type WorkspaceTable } from './workspace-table.ts';

/** Everything the table can be asked, by name. */
export type WorkspaceJob = Exclude<keyof WorkspaceTable, 'close'>;

export interface WorkspaceAsk {
  readonly ask: number;
  readonly job: WorkspaceJob | 'close';
  readonly parameters: readonly unknown[];
}

export type WorkspaceReply =
  | { readonly ask: number; readonly result: unknown }
  | { readonly ask: number; readonly why: string };

const { path } = workerData as { readonly path: string };
/** Opened with the first job, and anew after a failure: a full disk may have room again. */
let table: WorkspaceTable | undefined;

parentPort?.on('message', ({ ask, job, parameters }: WorkspaceAsk) => {
  try {
    let result: unknown;
    if (job === 'close') {
      table?.close();
      parentPort?.close();
    } else {
      table ??= workspaceTable(path);
      // The asker's types hold each name to its own parameters.
      result = (table[job] as (...given: readonly unknown[]) => unknown)(...parameters);
    }
    parentPort?.postMessage({ ask, result } satisfies WorkspaceReply);
  } catch (error) {
    table?.close();
    table = undefined;
    const why = error instanceof Error ? error.message : String(error);
    parentPort?.postMessage({ ask, why } satisfies WorkspaceReply);
  }
});
