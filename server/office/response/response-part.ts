import type { CityEvent, Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { CityView } from '../city-view.ts';
import { madeEvent } from '../made-event.ts';
import type { OfficePart } from '../office-part.ts';
import type { OfficeSettings } from '../office-settings.ts';
import {
  abandonedClock,
  clockOf,
  clockSubject,
  lifecycleOf,
  nextBreachMs,
} from './response-clock.ts';
import { responseLedger } from './response-ledger.ts';
import { responseShares } from './response-share.ts';
import type { ResponseSettings } from './response-settings.ts';

const SHARE = 'indicator/response-share';
/** Shares are of a day: a call more or less is told within a minute. */
const SHARE_EVERY_MS = 60_000;
/** Without news the window slides on: calls leave it. */
const SHARE_AT_LEAST_MS = 10 * 60_000;

/** Clocks of the calls whose source tells an official life cycle, and the shares reached in time. */
export function responsePart(
  settings: OfficeSettings & { readonly response: ResponseSettings },
): OfficePart {
  const ledger = responseLedger(settings.response);
  /** Incidents whose clock is to be looked at again. */
  const touched = new Set<string>();
  /** When the next target of a running clock is passed, by incident. */
  const due = new Map<string, number>();
  let nextDueMs = Number.POSITIVE_INFINITY;
  let isShareStale = true;
  let sharedMs = Number.NEGATIVE_INFINITY;

  const note = (events: Iterable<CityEvent>): void => {
    for (const event of events) {
      if (event.kind !== 'incident') continue;
      if (ledger.note(event)) isShareStale = true;
      touched.add(event.subject);
    }
  };
  const setDue = (incident: string, atMs: number | undefined): void => {
    if (atMs === undefined) {
      due.delete(incident);
      return;
    }
    due.set(incident, atMs);
    nextDueMs = Math.min(nextDueMs, atMs);
  };
  const takeDue = (nowMs: number): void => {
    // A target is passed when it is exceeded, not when it is reached.
    if (nowMs <= nextDueMs) return;
    nextDueMs = Number.POSITIVE_INFINITY;
    for (const [incident, atMs] of due) {
      if (atMs < nowMs) touched.add(incident);
      else nextDueMs = Math.min(nextDueMs, atMs);
    }
  };
  const clockNow = (city: CityView, subject: string, now: Instant) => {
    const incident = city.byKind.incident.get(subject);
    const held = city.byKind.indicator.get(clockSubject(subject));
    const lifecycle = incident && lifecycleOf(incident, settings.response);
    if (incident === undefined || lifecycle === undefined) {
      due.delete(subject);
      return held === undefined ? undefined : abandonedClock(held, settings, now);
    }
    const made = clockOf(incident, lifecycle, held, settings, now);
    const shown = made ?? held;
    setDue(subject, shown === undefined ? undefined : nextBreachMs(shown));
    return made;
  };
  const shareNow = (city: CityView, now: Instant): readonly CityEvent[] => {
    const nowMs = instantMs(now);
    // On whole minutes, so that a restart does not move them.
    const everyMs = isShareStale ? SHARE_EVERY_MS : SHARE_AT_LEAST_MS;
    if (Math.floor(nowMs / everyMs) === Math.floor(sharedMs / everyMs)) return [];
    isShareStale = false;
    sharedMs = nowMs;
    const codes = settings.districts.map(({ code }) => code);
    const shares = responseShares(ledger, settings.response, codes, nowMs);
    const held = city.byKind.indicator.get(SHARE);
    const figures = ({ byDistrict, segments }: typeof shares): string =>
      JSON.stringify([byDistrict, segments]);
    if (held?.data.form === 'response-share' && figures(held.data) === figures(shares)) return [];
    const data = {
      form: 'response-share' as const,
      ...shares,
      derivedFrom: settings.response.feeds.map((feed) => `feed/${feed}`),
    };
    const { city: id } = settings;
    return [
      madeEvent({ city: id, kind: 'indicator', subject: SHARE, domain: 'safety', now, held, data }),
    ];
  };

  return {
    kinds: new Set(['incident']),
    observe: (events, now, removed) => {
      ledger.begin(instantMs(now));
      note(events);
      for (const subject of removed) if (subject.startsWith('incident/')) touched.add(subject);
    },
    recall: (city, now) => {
      ledger.begin(instantMs(now));
      note(city.byKind.incident.values());
      const shared = city.byKind.indicator.get(SHARE);
      if (shared !== undefined) sharedMs = instantMs(shared.time);
      // Clocks whose incident left while nobody looked.
      for (const { data } of city.byKind.indicator.values()) {
        if (data.form === 'response-clock') touched.add(data.incident);
      }
    },
    judge: (city, now) => {
      takeDue(instantMs(now));
      const clocks = [...touched]
        .toSorted()
        .flatMap((subject) => clockNow(city, subject, now) ?? []);
      touched.clear();
      return [...clocks, ...shareNow(city, now)];
    },
  };
}
