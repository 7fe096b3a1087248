import { createHash } from 'node:crypto';
import { instantOf } from '../../contract/instant.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { HttpBody } from './http-fetch.ts';

/** Seals an answer: its time, its hash and the id under which the bytes are found again. */
export function frameOfBody(feed: string, call: string, nowMs: number, answer: HttpBody): RawFrame {
  const receivedAt = instantOf(nowMs);
  const sha256 = createHash('sha256').update(answer.body).digest('hex');
  return {
    feed,
    call,
    body: answer.body,
    receivedAt,
    rawId: `${feed}@${receivedAt}#${sha256.slice(0, 8)}`,
    sha256,
    ...(answer.contentType === undefined ? {} : { contentType: answer.contentType }),
  };
}
