import { createHash } from 'node:crypto';
import type { AuditEntry } from '../../contract/audit.ts';

/** Before the first entry. */
export const NO_ENTRY = '0'.repeat(64);

/** An entry as its row holds it: `actor` is the very JSON that was written. */
export type AuditRow = Omit<AuditEntry, 'actor'> & { readonly actor: string | null };

/** SHA-256 in hex over a JSON list of the entry's parts, the digest before it first. */
export function digestOfRow(row: Omit<AuditRow, 'sha256'>): string {
  const { previous, number, at, cityAt, actor, command, subject, key, request, outcome } = row;
  const parts = [previous, number, at, cityAt, actor, command, subject, key, request, outcome];
  return createHash('sha256')
    .update(JSON.stringify([...parts, row.unentered]))
    .digest('hex');
}
