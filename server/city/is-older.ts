import type { EventData, Instant } from '../../contract/event.ts';

/** What decides which of two events of a subject stands. */
export interface Versioned {
  readonly id: string;
  readonly recordedtime: Instant;
  readonly data: Pick<EventData, 'version'>;
}

/** By the source's version; a silent correction of the same version by its arrival, then by id. */
export function isOlder(event: Versioned, held: Versioned): boolean {
  if (event.data.version !== held.data.version) return event.data.version < held.data.version;
  if (event.recordedtime !== held.recordedtime) return event.recordedtime < held.recordedtime;
  return event.id < held.id;
}
