import { existsSync, rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/**
 * Loaded before the server: once the file `KILL_BEFORE_AUDIT` is there, the process is killed when a
 * command is in the log and its entry is on its way to the audit trail. Once a file.
 */
const flag = process.env['KILL_BEFORE_AUDIT'] ?? '';
// The method is called on the worker below.
// oxlint-disable-next-line typescript/unbound-method
const post = Worker.prototype.postMessage;

interface Posted {
  readonly job?: { readonly kind?: string; readonly row?: { readonly outcome?: string } };
}

Worker.prototype.postMessage = function kill(this: Worker, ...given: Parameters<typeof post>) {
  const { job } = given[0] as Posted;
  if (job?.kind === 'append' && job.row?.outcome === 'done' && existsSync(flag)) {
    rmSync(flag);
    process.kill(process.pid, 'SIGKILL');
  }
  post.apply(this, given);
};
