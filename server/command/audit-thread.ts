import { parentPort, workerData } from 'node:worker_threads';
import type { AuditChain } from '../../contract/audit.ts';
import { answerAsks } from './answer-asks.ts';
import type { AuditRow } from './audit-digest.ts';
import {
  auditTable,
  rowsOfFile,
  type AuditHead,
  type AuditTable,
  type NewRow,
} from './audit-table.ts';
import { verifyChain } from './verify-chain.ts';

/** What the trail asks of its thread. */
export type AuditJob =
  | { readonly kind: 'append'; readonly row: NewRow }
  | { readonly kind: 'find'; readonly key: string }
  | { readonly kind: 'page'; readonly before: number; readonly limit: number }
  | { readonly kind: 'verify' }
  | { readonly kind: 'close' };

export interface AuditResults {
  readonly append: undefined;
  readonly find: AuditRow | undefined;
  readonly page: readonly AuditRow[];
  readonly verify: AuditChain;
  readonly close: undefined;
}

const { path } = workerData as { readonly path: string };
/** Opened with the first job, and anew after a failure: a full disk may have room again. */
let table: AuditTable | undefined;
/** The last entry that we wrote or found. */
let known: AuditHead | undefined;

function run(job: AuditJob): AuditResults[AuditJob['kind']] {
  if (job.kind === 'close') {
    table?.close();
    table = undefined;
    parentPort?.close();
    return undefined;
  }
  const opened = (table ??= auditTable(path));
  known ??= opened.last();
  switch (job.kind) {
    case 'append':
      known = opened.append(job.row, known);
      return undefined;
    case 'find':
      return opened.find(job.key);
    case 'page':
      return opened.page(job.before, job.limit);
    case 'verify':
      return verifyChain(() => rowsOfFile(path), known);
  }
}

answerAsks({
  run,
  reset: () => {
    table?.close();
    table = undefined;
  },
});
