import { useMemo } from 'react';
import type { CityEvent } from '../../../../contract/event.ts';
import { timelineApi } from '../../../city/exercise-address.ts';
import { heardDomains, REPORTED } from '../../../explore/heard-domains.ts';
import { BAR_MS, type CountChart } from '../../../explore/series-chart.ts';
import { boundsAround, countStarts, type CountedArea } from '../../../explore/series-counts.ts';
import { unknownSpans, type ChartSpan } from '../../../explore/series-points.ts';
import { askEvents, type EventsAnswer } from '../ask-events.ts';
import { useCity } from '../desk.ts';
import { useAsked } from './use-asked.ts';

/** Pages of 1000 versions; where there are more, the chart says so. */
const mostPages = 2;
/** Counts are asked for again so often of the clock. */
const askEveryMs = 300_000;

function where(area: CountedArea): readonly [string, string] {
  if (area.type === 'district') return ['district', area.code];
  const bounds = boundsAround(area.at, area.radiusM);
  return ['bbox', bounds.map((degrees) => degrees.toFixed(5)).join()];
}

/** Incidents round a place or in a district, each ten minutes up to the clock, as they were known then. */
export function useCounts(
  area: CountedArea | undefined,
  span: ChartSpan | undefined,
): CountChart | undefined {
  const untilMs =
    span === undefined ? undefined : Math.floor(span.clockMs / askEveryMs) * askEveryMs;
  const asked = new URLSearchParams({ kind: 'incident', limit: '1000' });
  if (area !== undefined && span !== undefined) {
    asked.set(...(where(area) as [string, string]));
    asked.set('from', new Date(span.fromMs - askEveryMs).toISOString());
    asked.set('to', new Date(span.clockMs + 1).toISOString());
    asked.set('known', new Date(span.clockMs).toISOString());
  }
  const key =
    area === undefined || span === undefined
      ? undefined
      : `${where(area).join('=')} ${span.clockMs - span.fromMs} ${untilMs}`;
  // Of another place, or of a time much before or after, it would say 0 where nothing was asked.
  const isOfSame = (before: string): boolean => {
    const [place, length, asOf] = before.split(' ');
    return (
      `${place} ${length}` === key?.split(' ').slice(0, 2).join(' ') &&
      Math.abs(Number(asOf) - (untilMs ?? 0)) <= askEveryMs
    );
  };
  const { value } = useAsked(
    key,
    async (signal) => {
      const events: CityEvent[] = [];
      let held: Pick<EventsAnswer, 'heldFrom' | 'holes'> = {};
      let cursor: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        if (cursor !== undefined) asked.set('cursor', cursor);
        // One page names the next.
        // oxlint-disable-next-line no-await-in-loop
        const answer = await askEvents(timelineApi(`/events?${asked}`), signal);
        events.push(...answer.events);
        held = answer;
        cursor = answer.next;
        if (cursor === undefined) break;
      }
      return { events, isCut: cursor !== undefined, held };
    },
    isOfSame,
  );
  const isHeard = useCity(({ city }) => {
    const heard = city === undefined ? undefined : heardDomains(city.byKind.feed);
    return REPORTED.some((domain) => heard?.has(domain) === true);
  });
  const place = area === undefined ? '' : where(area).join();
  return useMemo(() => {
    if (area === undefined || span === undefined || value === undefined) return undefined;
    return {
      bars: countStarts(value.events, area, span, BAR_MS),
      isDistrict: area.type === 'district',
      isCut: value.isCut,
      unknown:
        isHeard || value.events.length > 0
          ? unknownSpans(value.held, span)
          : [{ fromMs: span.fromMs, toMs: span.clockMs }],
    };
    // oxlint-disable-next-line react/exhaustive-deps -- a place is told by its name
  }, [place, span, value, isHeard]);
}
