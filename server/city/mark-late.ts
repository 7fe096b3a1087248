import type { CityEvent, Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import { LATE_AFTER } from './feed-health.ts';
import type { FeedRecord } from './feed-record.ts';

/** No value counts as late that came sooner: clocks differ, and rounds take their time. */
const AT_LEAST_MS = 5 * 60_000;

/**
 * Flags values that came later than their feed usually brings them (its `lagSec` and two of its
 * rounds, 5 min at least): whoever looks back sees what was not known in time.
 */
export function markLate(
  events: readonly CityEvent[],
  record: FeedRecord | undefined,
  receivedAt: Instant,
): readonly CityEvent[] {
  if (record === undefined) return events;
  const { lagSec = 0 } = record.facts;
  const usualMs = Math.max(AT_LEAST_MS, (lagSec + LATE_AFTER * record.everySec) * 1000);
  const latest = instantMs(receivedAt) - usualMs;
  return events.map((event) => {
    if (event.kind !== 'observation' || instantMs(event.time) >= latest) return event;
    const { flags = [] } = event.data;
    if (flags.includes('late')) return event;
    return { ...event, data: { ...event.data, flags: [...flags, 'late' as const] } };
  });
}
