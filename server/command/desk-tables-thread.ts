import { workerData, parentPort } from 'node:worker_threads';
import { answerAsks } from './answer-asks.ts';
import { deskTables, type DeskTables } from './desk-tables.ts';

/** `act`: a name of that table's; the asker's types hold it to its own parameters. */
export type DeskJob =
  | {
      readonly table: keyof DeskTables;
      readonly act: string;
      readonly parameters: readonly unknown[];
    }
  | 'close';

const { path } = workerData as { readonly path: string };
/** Opened with the first job, and anew after a failure. */
let tables: ReturnType<typeof deskTables> | undefined;

const reset = (): void => {
  tables?.close();
  tables = undefined;
};

function run(job: DeskJob): unknown {
  if (job === 'close') {
    reset();
    parentPort?.close();
    return undefined;
  }
  tables ??= deskTables(path);
  const acts = tables[job.table] as unknown as Readonly<
    Record<string, ((...given: readonly unknown[]) => unknown) | undefined>
  >;
  const act = acts[job.act];
  if (act === undefined) throw new Error(`no such act: ${job.table}.${job.act}`);
  return act(...job.parameters);
}

answerAsks({ run, reset });
