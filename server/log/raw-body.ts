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
  /** What the transport said beside it, as in a frame. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The body that named it, if it is only a part of what that one says. */
  readonly parent?: Uint8Array;
}

/** Where the bytes behind what is on screen are found again. */
export interface RawBodies {
  /** `gone`: it was held once and is past its retention. */
  readonly get: (rawId: string) => Promise<RawBody | 'gone' | undefined>;
}

/** What else of a feed was held when an answer came. */
export interface RawPast extends RawBodies {
  /** The last answer to a call by an instant; undefined = none is held. */
  readonly last: (feed: string, call: string, by: Instant) => Promise<RawBody | undefined>;
  /** When the very same bytes came, ascending, itself too; at most `MOST_AGAIN`. */
  readonly receipts: (body: Pick<RawBody, 'rawId' | 'sha256'>) => Promise<readonly Instant[]>;
}

export const MOST_AGAIN = 20;

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
