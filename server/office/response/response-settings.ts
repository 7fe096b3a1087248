import type { ResponseClockData } from '../../../contract/response.ts';
import type { Text } from '../../../contract/place.ts';

/** The official steps of one kind of call. */
export interface Lifecycle {
  readonly id: ResponseClockData['lifecycle'];
  /** Codes under which the source files such calls (`sourceType.code`). */
  readonly kinds: readonly string[];
  /** In the order in which they must come. */
  readonly steps: readonly { readonly code: string; readonly name: Text }[];
  /** Who turns back on the way skips what lies between: those steps did not happen. */
  readonly arrival: string;
  readonly back: string;
}

/** How long a stretch between two steps may take, and how many calls in a hundred should manage it. */
export interface SegmentTarget {
  readonly id: string;
  readonly label: Text;
  readonly from: string;
  readonly to: string;
  readonly targetSec: number;
  readonly sharePct?: number;
}

export interface ResponseSettings {
  /** Only their incidents have an official life cycle. */
  readonly feeds: readonly string[];
  readonly lifecycles: readonly Lifecycle[];
  readonly segments: readonly SegmentTarget[];
  readonly golden: { readonly from: string; readonly to: string; readonly sec: number };
}
