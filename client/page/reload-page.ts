import { judgeReload, type ReloadCause, type ReloadVerdict } from './reload-policy.ts';
import { pastReloads, recordReload } from './reload-record.ts';

const PROBE_MS = 5000;
let isLeaving = false;

/** A server that does not answer would leave a browser's error page, from which nothing comes back. */
async function isServed(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PROBE_MS);
    const page = await fetch(location.href, { method: 'HEAD', cache: 'no-store', signal });
    return page.ok;
  } catch {
    return false;
  }
}

/** `unserved`: there is no page to be had now, so what is on screen stays. */
export type Reloaded = ReloadVerdict | 'unserved';

/**
 * The one place that loads the page anew: asks the policy, writes the cause down, and goes only if
 * the server has a page to give. What is shown stands in the address. `isHeld`: somebody must look at
 * it; asked again once the server has answered, for an alarm may have come meanwhile.
 */
export async function reloadPage(
  cause: ReloadCause,
  isHeld: () => boolean = () => false,
): Promise<Reloaded> {
  const judge = (): ReloadVerdict =>
    isLeaving ? 'now' : judgeReload(cause, pastReloads(Date.now()), Date.now(), isHeld());
  const verdict = judge();
  if (isLeaving || verdict !== 'now') return verdict;
  if (!(await isServed())) return 'unserved';
  const stillVerdict = judge();
  if (isLeaving || stillVerdict !== 'now') return stillVerdict;
  const nowMs = Date.now();
  const isKept = recordReload({ cause, atMs: nowMs }, pastReloads(nowMs) ?? []);
  // A person comes back to it; a page alone would not know that it has tried.
  if (!isKept && cause !== 'person') return 'spent';
  isLeaving = true;
  console.warn(`page: loaded anew, cause ${cause}`);
  location.reload();
  return 'now';
}
