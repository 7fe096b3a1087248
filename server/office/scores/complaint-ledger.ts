import type { ComplaintsData } from '../../../contract/city-indicator.ts';
import type { CityEvent, RequestEvent } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { DistrictCode } from '../../../contract/place.ts';
import { isNewer, type Version } from './is-newer.ts';

type Kind = ComplaintsData['kinds'][number];

interface Held extends Version {
  readonly service: RequestEvent['data']['service'];
  readonly requestedMs: number;
  readonly districts: readonly DistrictCode[];
  isOpen: boolean;
}

export interface ComplaintLedger {
  note(event: CityEvent): void;
  /** It left the city: nobody knows of it as open any more. */
  leave(subject: string): void;
  /** By kind, most in the window first; `before` is null unless all of that window is held. */
  kinds(untilMs: number, windowMs: number, heldFromMs: number): readonly Kind[];
  /** The earliest request of the feeds: a desk that lists it lists those after it too. */
  earliestMs(feed: string): number;
  /** Forgets what was requested before and is closed. */
  forget(beforeMs: number): void;
}

/** Requests of citizens as they last were. */
export function complaintLedger(feeds: readonly string[]): ComplaintLedger {
  const requests = new Map<string, Held>();
  const earliest = new Map<string, number>();
  return {
    note: (event) => {
      const { feed } = event.data.provenance;
      if (event.kind !== 'request' || !feeds.includes(feed)) return;
      const { service, requestedAt, districts, version, status } = event.data;
      const requestedMs = instantMs(requestedAt);
      const { id, subject } = event;
      const own = { version, recordedMs: instantMs(event.recordedtime), id };
      earliest.set(feed, Math.min(earliest.get(feed) ?? requestedMs, requestedMs));
      const held = requests.get(subject);
      if (held !== undefined && isNewer(held, own)) return;
      const isOpen = status === 'open';
      requests.set(subject, { ...own, service, requestedMs, districts, isOpen });
    },
    leave: (subject) => {
      const held = requests.get(subject);
      if (held !== undefined) held.isOpen = false;
    },
    kinds: (untilMs, windowMs, heldFromMs) => {
      const [fromMs, beforeMs] = [untilMs - windowMs, untilMs - 2 * windowMs];
      const known = [...requests.values()].filter(({ requestedMs }) => requestedMs < untilMs);
      const byKind = Map.groupBy(known, ({ service }) => service.code);
      const told = [...byKind].map(([code, all]): Kind => {
        const within = all.filter(({ requestedMs }) => requestedMs >= fromMs);
        const byDistrict: Record<DistrictCode, number> = {};
        for (const one of within.flatMap(({ districts }) => districts)) {
          byDistrict[one] = (byDistrict[one] ?? 0) + 1;
        }
        const earlier = all.filter(
          ({ requestedMs }) => requestedMs >= beforeMs && requestedMs < fromMs,
        );
        return {
          code,
          name: all[0]?.service.name ?? { ko: code },
          n: within.length,
          before: heldFromMs <= beforeMs ? earlier.length : null,
          open: all.filter(({ isOpen }) => isOpen).length,
          byDistrict,
        };
      });
      return told
        .filter(({ n, before, open }) => n > 0 || open > 0 || (before ?? 0) > 0)
        .toSorted((a, b) => b.n - a.n || (a.code < b.code ? -1 : 1));
    },
    earliestMs: (feed) => earliest.get(feed) ?? Number.POSITIVE_INFINITY,
    forget: (beforeMs) => {
      for (const [subject, { requestedMs, isOpen }] of requests) {
        if (requestedMs < beforeMs && !isOpen) requests.delete(subject);
      }
    },
  };
}
