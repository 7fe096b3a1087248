import type { CityEvent } from '../../contract/event.ts';

/** By the source's version; a silent correction of the same version by its arrival, then by id. */
export function isOlder(event: CityEvent, held: CityEvent): boolean {
  if (event.data.version !== held.data.version) return event.data.version < held.data.version;
  if (event.recordedtime !== held.recordedtime) return event.recordedtime < held.recordedtime;
  return event.id < held.id;
}
