import { createHash } from 'node:crypto';
import type { Delta } from '../../contract/delta.ts';

/** Digest of a log's changes in order, epoch left out: equal digests are equal nights. */
export interface LogDigest {
  add(delta: Delta): void;
  hex(): string;
}

export function logDigest(): LogDigest {
  const hash = createHash('sha256');
  return {
    add: ({ from, to, now, upserts, removals }) => {
      if (from <= to) hash.update(`${JSON.stringify({ from, to, now, upserts, removals })}\n`);
    },
    hex: () => hash.copy().digest('hex'),
  };
}
