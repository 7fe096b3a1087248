import type { CityEvent } from '../../contract/event.ts';

/** Recorded and exercise data must never pass for the present: the mark of a recording is a defect here. */
export function refuseRecorded(events: readonly CityEvent[]): void {
  const recorded = events.find(({ data }) => data.basis !== undefined);
  if (recorded === undefined) return;
  throw new Error(`recorded data was offered to the live log: ${recorded.subject}`);
}
