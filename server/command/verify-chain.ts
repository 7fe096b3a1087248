import type { AuditChain } from '../../contract/audit.ts';
import { digestOfRow, NO_ENTRY, type AuditRow } from './audit-digest.ts';

interface Head {
  readonly number: number;
  readonly sha256: string;
}

/**
 * Goes over every entry from the first. `known` is the last as the server wrote it itself: what was
 * taken off the end meanwhile is missed too. Rows that cannot be read are named, not thrown.
 */
export function verifyChain(rows: () => Iterable<AuditRow>, known?: Head): AuditChain {
  let head: Head = { number: 0, sha256: NO_ENTRY };
  const broken = (why: string): Extract<AuditChain, { readonly holds: false }> => ({
    holds: false,
    entries: head.number,
    head: head.sha256,
    brokenAt: head.number + 1,
    why,
  });
  try {
    for (const row of rows()) {
      const next = head.number + 1;
      if (row.number !== next) return broken(`entry ${next} is missing`);
      if (row.previous !== head.sha256) return broken(`entry ${next} follows another entry`);
      if (row.sha256 !== digestOfRow(row)) return broken(`entry ${next} was changed`);
      head = { number: row.number, sha256: row.sha256 };
    }
  } catch (error) {
    return broken(`the file cannot be read: ${error instanceof Error ? error.message : 'damaged'}`);
  }
  if (known !== undefined && known.number > head.number) {
    return broken(`entries ${head.number + 1} to ${known.number} are missing`);
  }
  if (known !== undefined && known.number === head.number && known.sha256 !== head.sha256) {
    return { ...broken(`entry ${head.number} was written anew`), brokenAt: head.number };
  }
  return { holds: true, entries: head.number, head: head.sha256 };
}
