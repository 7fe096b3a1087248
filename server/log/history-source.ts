import type { CityEvent } from '../../contract/event.ts';

/** An event found by its place in the log; it is put together only if it is shown. */
export interface Found {
  readonly seq: number;
  readonly nth: number;
  readonly event: () => CityEvent;
}

/** Finds events of a stretch of the log: `seqAfter < seq <= seqTo` and before the cursor, newest first. */
export interface EventSource {
  within(stretch: Stretch, atMost: number): readonly Found[];
}

export interface Stretch {
  readonly seqAfter: number;
  readonly seqTo: number;
}
