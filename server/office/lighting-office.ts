import type { AssetEvent, Instant, RequestEvent } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { CityView } from './city-view.ts';
import { lightingLedger, type LightingDay } from './lighting-ledger.ts';
import { joinedRequests } from './lighting-requests.ts';
import { silentAssets } from './lighting-silence.ts';

/** What the office makes of lamps, cabinets and signals. Deterministic in what it is shown. */
export interface LightingOffice {
  /** Takes note of meters; late events change nothing. */
  note(event: AssetEvent | RequestEvent): void;
  /** For the figures `LIGHTING_MEASURES`. */
  day(nowMs: number): LightingDay;
  /** Equipment that fell silent, and complaints joined to the lamp they are about. */
  judge(city: CityView, now: Instant): readonly (AssetEvent | RequestEvent)[];
}

/** Both look at every asset; neither is a matter of seconds, unless a report has just changed. */
const EVERY_MS = 15_000;

/** `minuteOfDay` is the city's clock, with its fraction of a minute. */
export function lightingOffice(minuteOfDay: (ms: number) => number): LightingOffice {
  const ledger = lightingLedger(minuteOfDay);
  let judgedMs = Number.NEGATIVE_INFINITY;
  /** What its source tells anew names no lamp: it must not stand without its lamp for long. */
  let isReported = false;
  return {
    note: (event) => {
      if (event.kind === 'asset') ledger.note(event);
      else isReported = true;
    },
    day: (nowMs) => ledger.at(nowMs),
    judge: (city, now) => {
      const nowMs = instantMs(now);
      const isDue = nowMs - judgedMs >= EVERY_MS;
      if (city.byKind.asset.size === 0 || !(isDue || isReported)) return [];
      isReported = false;
      if (!isDue) return joinedRequests(city, now);
      judgedMs = nowMs;
      return [...silentAssets(city, now), ...joinedRequests(city, now)];
    },
  };
}
