import type { Instant } from '../../contract/event.ts';

/** The bytes of an answer as they came, and what was known of them. */
export interface RawBody {
  readonly rawId: string;
  readonly feed: string;
  readonly call: string;
  readonly receivedAt: Instant;
  readonly sha256: string;
  readonly contentType?: string;
  readonly body: Uint8Array;
}

/** Where the bytes behind what is on screen are found again. */
export interface RawBodies {
  /** `gone`: it was held once and is past its retention. */
  readonly get: (rawId: string) => Promise<RawBody | 'gone' | undefined>;
}

/** `<feed>@<receivedAt>#<first 8 of sha256>`. */
const RAW_ID = /^([a-z0-9-]+)@(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)#([0-9a-f]{8})$/;

export interface RawIdParts {
  readonly feed: string;
  readonly receivedAt: Instant;
  readonly hash: string;
}

/** The parts of an id, or undefined if it is none. */
export function rawIdParts(rawId: string): RawIdParts | undefined {
  const [, feed, receivedAt, hash] = RAW_ID.exec(rawId) ?? [];
  if (feed === undefined || receivedAt === undefined || hash === undefined) return undefined;
  return { feed, receivedAt, hash };
}
