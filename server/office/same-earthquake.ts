import type { AlertEvent, Instant } from '../../contract/event.ts';
import { instantMs } from '../../contract/instant.ts';
import type { CityView } from './city-view.ts';

/** Two networks' words for one earthquake: origin times and magnitudes differ by less than this. */
const SAME_WITHIN_MS = 16_000;
const SAME_WITHIN_MAGNITUDE = 1;

interface Reported {
  readonly alert: AlertEvent;
  readonly originMs: number;
  readonly magnitude: number;
}

/**
 * Earthquakes that several networks report, under one `correlationid`: both stay, with their own
 * figures, and a screen shows one matter. Their places are not compared: each feed lets through only
 * what is near or felt in the city, and the city has no two earthquakes within 16 s.
 */
export function sameEarthquakes(city: CityView, now: Instant): readonly AlertEvent[] {
  const reported = [...city.byKind.alert.values()]
    .flatMap(reportedQuake)
    .toSorted((a, b) => a.originMs - b.originMs || (a.alert.subject < b.alert.subject ? -1 : 1));
  const joined: AlertEvent[] = [];
  let first: Reported | undefined;
  for (const quake of reported) {
    if (first === undefined || !isSame(first, quake)) {
      first = quake;
      continue;
    }
    for (const { alert } of [first, quake]) {
      if (alert.correlationid === first.alert.subject) continue;
      if (joined.some(({ subject }) => subject === alert.subject)) continue;
      joined.push({
        ...alert,
        id: `${alert.id}~quake@${first.alert.subject}`,
        recordedtime: now,
        correlationid: first.alert.subject,
      });
    }
  }
  return joined;
}

function reportedQuake(alert: AlertEvent): readonly Reported[] {
  const { category, onset, headline, status, endedAt } = alert.data;
  const told = /규모 (\d+(?:\.\d+)?)/.exec(headline.ko)?.[1];
  const isQuake = category.includes('Geo') && status === 'Actual' && endedAt === undefined;
  if (!isQuake || told === undefined || onset === undefined) return [];
  return [{ alert, originMs: instantMs(onset), magnitude: Number(told) }];
}

function isSame(a: Reported, b: Reported): boolean {
  return (
    a.alert.data.provenance.feed !== b.alert.data.provenance.feed &&
    Math.abs(a.originMs - b.originMs) < SAME_WITHIN_MS &&
    Math.abs(a.magnitude - b.magnitude) < SAME_WITHIN_MAGNITUDE
  );
}
