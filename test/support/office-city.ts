import type { Delta } from '../../contract/delta.ts';
import type { CityEvent, Instant } from '../../contract/event.ts';
import type { CityState } from '../../server/city/city-state.ts';
import type {
  Carried,
  DeliveryReport,
  OfficePart,
  Order,
} from '../../server/office/office-part.ts';
import { pipeline } from '../../server/pipeline.ts';
import { smallCity } from './small-city.ts';

export interface OfficeCity {
  readonly state: CityState;
  /** All that was merged, oldest first. */
  readonly deltas: readonly Delta[];
  /** What a feed brings; the city takes it as it takes any answer. */
  take(events: readonly CityEvent[], now: Instant): void;
  tick(now: Instant): void;
  order(order: Order, now: Instant): Carried;
  delivered(report: DeliveryReport, now: Instant): void;
}

/** A small city whose only feed is `feed`, judged by these parts of the office. */
export function officeCity(
  office: readonly OfficePart[],
  feed: string,
  state = smallCity({ id: feed, everySec: 60 }),
): OfficeCity {
  const deltas: Delta[] = [];
  const stages = pipeline({
    state,
    office,
    feeds: new Map(),
    commit: (delta) => deltas.push(delta),
  });
  return {
    state,
    deltas,
    take: (events, now) => {
      const rawId = `${feed}@${now}`;
      const frame = {
        feed,
        body: new Uint8Array(),
        receivedAt: now,
        rawId,
        sha256: '0',
        call: 'push',
      };
      stages.take(frame, { events, rejects: [] });
    },
    tick: (now) => stages.tick(now),
    order: (order, now) => stages.order(order, now),
    delivered: (report, now) => stages.delivered(report, now),
  };
}
