import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Call } from './feed-kit/define-connector.ts';
import type { RawFrame } from './feed-kit/raw-frame.ts';

/** Lies beside captured bodies and is none. */
const NO_BODY = /^(about\.json|README.*|MANIFEST.*|\..*|.*\.expected\.json|.*\.headers\.txt)$/;

/** Every captured body at `path`: the file itself, or all below the folder. */
export function bodyFiles(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NO_BODY.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
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
  const body = new Uint8Array(readFileSync(file));
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
    return [[call.name, new Uint8Array(readFileSync(join(folder, name)))]];
  });
  return Object.fromEntries(found);
}
