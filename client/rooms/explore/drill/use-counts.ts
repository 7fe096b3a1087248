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

type Where = readonly [name: 'district' | 'bbox', value: string];

function where(area: CountedArea): Where {
  if (area.type === 'district') return ['district', area.code];
  const bounds = boundsAround(area.at, area.radiusM);
  return ['bbox', bounds.map((degrees) => degrees.toFixed(5)).join()];
}

interface Told {
  readonly events: readonly CityEvent[];
  readonly isCut: boolean;
  readonly held: Pick<EventsAnswer, 'heldFrom' | 'holes'>;
}

/** At most so many pages, each named by the one before; whoever asks again begins at the first. */
async function askPages(
  asked: URLSearchParams,
  signal: AbortSignal,
  pages = mostPages,
): Promise<Told> {
  const page = await askEvents(timelineApi(`/events?${asked}`), signal);
  const { events, next } = page;
  if (next === undefined || pages === 1) return { events, isCut: next !== undefined, held: page };
  const following = new URLSearchParams(asked);
  following.set('cursor', next);
  const rest = await askPages(following, signal, pages - 1);
  return { ...rest, events: [...events, ...rest.events] };
}

/** Incidents round a place or in a district, each ten minutes up to the clock, as they were known then or as they happened. */
export function useCounts(
  area: CountedArea | undefined,
  span: ChartSpan | undefined,
): CountChart | undefined {
  const basis = useCity(({ time }) => time.basis);
  const untilMs =
    span === undefined ? undefined : Math.floor(span.clockMs / askEveryMs) * askEveryMs;
  const asked = new URLSearchParams({ kind: 'incident', limit: '1000' });
  if (area !== undefined && span !== undefined) {
    asked.set(...where(area));
    asked.set('from', new Date(span.fromMs - askEveryMs).toISOString());
    asked.set('to', new Date(span.clockMs + 1).toISOString());
    if (basis === 'known') asked.set('known', new Date(span.clockMs).toISOString());
  }
  const key =
    area === undefined || span === undefined
      ? undefined
      : `${where(area).join('=')} ${span.clockMs - span.fromMs} ${basis} ${untilMs}`;
  // Of another place, or of a time much before or after, it would say 0 where nothing was asked.
  const isOfSame = (before: string): boolean => {
    const [place, length, told, asOf] = before.split(' ');
    return (
      `${place} ${length} ${told}` === key?.split(' ').slice(0, 3).join(' ') &&
      Math.abs(Number(asOf) - (untilMs ?? 0)) <= askEveryMs
    );
  };
  const { value } = useAsked(key, (signal) => askPages(asked, signal), isOfSame);
  const isHeard = useCity(({ city }) => {
    const heard = city === undefined ? undefined : heardDomains(city.byKind.feed);
    return REPORTED.some((domain) => heard?.has(domain) === true);
  });
  return useMemo(() => {
    if (area === undefined || span === undefined || value === undefined) return undefined;
    return {
      bars: countStarts(value.events, area, span, BAR_MS, basis),
      isDistrict: area.type === 'district',
      isCut: value.isCut,
      unknown:
        isHeard || value.events.length > 0
          ? unknownSpans(value.held, span)
          : [{ fromMs: span.fromMs, toMs: span.clockMs }],
    };
  }, [area, span, value, isHeard, basis]);
}
