import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { RawFrame } from '../../server/feed-kit/raw-frame.ts';

/** When a frame arrives if its test does not care: 8 August 2022, 21:05 in Seoul. */
const RECEIVED_AT = '2022-08-08T12:05:00.000Z';

type FrameFields = Partial<
  Pick<RawFrame, 'call' | 'receivedAt' | 'contentType' | 'companions' | 'attributes' | 'parent'>
>;

/** A frame as intake would make it of these bytes. */
export function frameOf(
  feed: string,
  body: string | Uint8Array,
  { call = 'list', receivedAt = RECEIVED_AT, ...rest }: FrameFields = {},
): RawFrame {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const rawId = `${feed}@${receivedAt}#${sha256.slice(0, 8)}`;
  return { feed, body: bytes, receivedAt, rawId, sha256, call, ...rest };
}

/** Bytes of `fixtures/<feed>/<file>`. */
export function fixtureOf(feed: string, file: string): Uint8Array {
  return readFileSync(new URL(`../../fixtures/${feed}/${file}`, import.meta.url));
}
