import type { Bounds } from '../../contract/place.ts';
import type { ByKind, EventOf } from './city.ts';
import { areaOf, nextWindow } from './takeover-window.ts';

interface Held {
  readonly event: EventOf<'situation'>;
  readonly bounds: Bounds;
}

/** Remembers where the map looked at the situation, and answers the same while it is told the same. */
export function windowHolder(): (
  event: EventOf<'situation'>,
  byKind: Pick<ByKind, 'incident' | 'observation'>,
) => Bounds | undefined {
  let held: Held | undefined;
  return (event, byKind) => {
    if (held?.event === event) return held.bounds;
    const area = areaOf(event, byKind);
    if (area === undefined) return undefined;
    const before = held?.event.subject === event.subject ? held.bounds : undefined;
    const bounds = nextWindow(before, area);
    held = { event, bounds };
    return bounds;
  };
}
