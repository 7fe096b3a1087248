import { createHash } from 'node:crypto';
import {
  type Dirent,
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Call } from './feed-kit/define-connector.ts';
import type { RawFrame } from './feed-kit/raw-frame.ts';

/** Lies beside captured bodies and is none. */
const NO_BODY = /^(about\.json|README.*|MANIFEST.*|\..*|.*\.expected\.json|.*\.headers\.txt)$/;

/** Past any format's limit; of a larger file only so much is read, to be refused. */
const MAX_BYTES = 256_000_000;

/**
 * Every captured body at `path`: the file itself, or all below the folder. Links to files are
 * followed, links to folders not, so that no folder is read twice. What is no file (a pipe, a
 * device) is no body.
 */
export function bodyFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return isFile(path) ? [path] : [];
  return filesBelow(path).toSorted();
}

/** A folder that may not be looked into stands for what is in it: it is refused as a file would be. */
function filesBelow(folder: string): readonly string[] {
  let entries: readonly Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [folder];
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    if (NO_BODY.test(entry.name)) return [];
    return entry.isFile() || (entry.isSymbolicLink() && isFile(path)) ? [path] : [];
  });
}

/** Also behind a link; one that leads nowhere or in a circle is none. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function bytesOf(file: string): Uint8Array {
  const opened = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(Math.min(fstatSync(opened).size, MAX_BYTES));
    let read = 0;
    for (let more = 1; more > 0 && read < bytes.length; read += more) {
      more = readSync(opened, bytes, read, bytes.length - read, null);
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(opened);
  }
}

/**
 * A captured body as a frame: `<case>.<call>.<ext>` answers that call, any other name the feed's
 * first. Tables lie beside it under their calls' names.
 */
export function frameOfFile(
  feed: string,
  calls: readonly Call[],
  file: string,
  receivedAt: string,
): RawFrame {
  const body = bytesOf(file);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const call = namedCall(calls, file) ?? calls.find(({ isCompanion }) => isCompanion !== true);
  const companions = tablesBeside(calls, file);
  return {
    feed,
    call: call?.name ?? 'push',
    body,
    receivedAt,
    rawId: `${feed}@${receivedAt}#${sha256.slice(0, 8)}`,
    sha256,
    ...(Object.keys(companions).length === 0 ? {} : { companions }),
  };
}

function namedCall(calls: readonly Call[], file: string): Call | undefined {
  const named = basename(file).split('.').at(-2);
  return calls.find(({ name }) => name === named);
}

function tablesBeside(calls: readonly Call[], file: string): Record<string, Uint8Array> {
  const tables = calls.filter(({ isCompanion }) => isCompanion === true);
  if (tables.length === 0) return {};
  const folder = dirname(file);
  const found = readdirSync(folder).flatMap((name): [string, Uint8Array][] => {
    const call = namedCall(tables, name);
    if (call === undefined || NO_BODY.test(name)) return [];
    return [[call.name, bytesOf(join(folder, name))]];
  });
  return Object.fromEntries(found);
}
