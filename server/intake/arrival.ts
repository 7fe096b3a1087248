import type { Instant } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { SourceFault } from '../feed-kit/reading.ts';

/**
 * Why no answer came: `unreachable` = no connection; `timeout` = too slow (the reason says at what);
 * `http` = a status that is no success, or redirects without end; `blocked` = an address or redirect
 * we do not follow; `broken` = the body ended early or does not unpack; `too-large`; `key-missing` =
 * nothing was asked; `quota` = the key's calls of the day are spent; `refused` = the login, the
 * subscription or the key was not accepted; `waiting` = connected, and nothing has come yet;
 * `source-down` = the source itself says so; `defect` = our connector could not name its calls.
 */
export type FailureKind =
  | 'unreachable'
  | 'timeout'
  | 'http'
  | 'blocked'
  | 'broken'
  | 'too-large'
  | 'key-missing'
  | 'quota'
  | 'refused'
  | 'waiting'
  | 'source-down'
  | 'defect';

export interface Failure {
  readonly kind: FailureKind;
  /** For the wall; never holds an address or a key. */
  readonly reason: Text;
}

/** What became of a frame, for the source it came from. */
export interface Settled {
  readonly rejects: readonly unknown[];
  /** Events that it gave, known ones among them. */
  readonly read?: number;
  /** The body was an error, whatever its status said. */
  readonly fault?: SourceFault;
}

/** What intake hands on: an answer, or the news that there was none. */
export type Arrival =
  | {
      readonly kind: 'frame';
      readonly frame: RawFrame;
      /** Called once the frame is in the city: a broker may then be answered, a fault be heeded. */
      readonly settled?: (outcome: Settled) => void;
    }
  /** The source is alive and says that nothing changed (HTTP 304). */
  | { readonly kind: 'unchanged'; readonly feed: string; readonly at: Instant }
  | {
      readonly kind: 'failure';
      readonly feed: string;
      readonly at: Instant;
      readonly failure: Failure;
    };
