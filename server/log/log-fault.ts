/** SQLite's codes for a damaged file, for one that is none of its own, and for other tables. */
const DAMAGED: ReadonlySet<number> = new Set([11, 26, 1]);
/** A file that ends too early. */
const SHORT_READ = 522;
/** SQLite's code when another connection has the file. */
const BUSY = 5;

/** True if the file is wrong; false if the disk gives or takes nothing just now. */
export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  // What is thrown while a row is understood (a number too large, no JSON) is the row's fault.
  if (code === undefined) return !isSystemError(error);
  return code === SHORT_READ || DAMAGED.has(code % 256);
}

export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && code % 256 === BUSY;
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function codeOf(error: unknown): number | undefined {
  const isCoded = error instanceof Error && 'errcode' in error;
  return isCoded && typeof error.errcode === 'number' ? error.errcode : undefined;
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
