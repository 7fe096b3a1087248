import { decode } from '../feed-kit/decode.ts';
import { zipFiles } from '../feed-kit/zip-files.ts';
import type { CapBody, CapRow } from './cap-found.ts';

type ReadText = (text: string) => CapBody | { readonly fault: unknown };

/** A zip of messages, as DWD publishes all that is in force. A file that is none costs only itself. */
export function readArchive(zip: Uint8Array, readText: ReadText): CapBody {
  let others = 0;
  const files = zipFiles(zip, (name) => {
    const isWanted = /\.xml$/i.test(name);
    if (!isWanted && name !== '') others += 1;
    return isWanted;
  });
  // An empty archive warns of nothing; one of other things is not ours.
  if (files.size === 0 && others > 0) throw new Error('a zip without any message');
  const rows = [...files].flatMap(([name, body]): readonly CapRow[] => {
    const decoded = decode(body, 'text');
    if ('why' in decoded) return [{ problem: decoded.why, name }];
    try {
      const read = readText(String(decoded.payload).trim());
      return 'fault' in read ? [{ problem: 'an error, not a message', name }] : read.rows;
    } catch (error) {
      return [{ problem: error instanceof Error ? error.message : String(error), name }];
    }
  });
  return { rows, links: [], isList: true };
}
