import type { Instant } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';

/**
 * Why no answer came: `unreachable` = no connection; `timeout` = too slow (the reason says at what);
 * `http` = a status that is no success, or redirects without end; `blocked` = an address or redirect
 * we do not follow; `broken` = the body ended early or does not unpack; `too-large`; `key-missing` =
 * nothing was asked; `defect` = our connector could not name its calls.
 */
export type FailureKind =
  | 'unreachable'
  | 'timeout'
  | 'http'
  | 'blocked'
  | 'broken'
  | 'too-large'
  | 'key-missing'
  | 'defect';

export interface Failure {
  readonly kind: FailureKind;
  /** For the wall; never holds an address or a key. */
  readonly reason: Text;
}

/** What intake hands on: an answer, or the news that there was none. */
export type Arrival =
  | { readonly kind: 'frame'; readonly frame: RawFrame }
  /** The source is alive and says that nothing changed (HTTP 304). */
  | { readonly kind: 'unchanged'; readonly feed: string; readonly at: Instant }
  | {
      readonly kind: 'failure';
      readonly feed: string;
      readonly at: Instant;
      readonly failure: Failure;
    };
