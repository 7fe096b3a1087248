import type { CityEvent, Instant, Kind } from '../../contract/event.ts';
import type { OfficePart } from './office-part.ts';

const NOTHING: readonly CityEvent[] = [];

/** Tells every part what changed; a part that looks at none of it is spared the look. */
export function tellParts(
  office: readonly OfficePart[],
  events: readonly CityEvent[],
  now: Instant,
  removed: readonly string[],
): void {
  const kinds = kindsIn(events);
  for (const part of office) {
    const own = part.kinds;
    const isMeant = own === undefined || kinds.some((kind) => own.has(kind));
    part.observe(isMeant ? events : NOTHING, now, removed);
  }
}

/** A source answers with things of one kind, nearly always. */
function kindsIn(events: readonly CityEvent[]): readonly Kind[] {
  const kinds: Kind[] = [];
  let last: Kind | undefined;
  for (const { kind } of events) {
    if (kind === last) continue;
    last = kind;
    if (!kinds.includes(kind)) kinds.push(kind);
  }
  return kinds;
}
