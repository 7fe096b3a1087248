import type { ObservationEvent } from '../../contract/event.ts';
import type { RainGauge } from '../../contract/indicator.ts';
import type { GaugeHour } from './rain-hours.ts';

/** Every gauge with a place and its hour, by subject; `null` where it is silent: never 0. */
export function rainGauges(
  known: readonly ObservationEvent[],
  hours: readonly GaugeHour[],
): readonly RainGauge[] {
  const mmOf = new Map(hours.map(({ observation, mm }) => [observation.subject, mm]));
  return known
    .flatMap(({ subject, data }) => {
      const { geometry, featureOfInterest, districts, basis } = data;
      if (geometry?.type !== 'Point') return [];
      return [
        {
          subject,
          name: featureOfInterest.name,
          at: geometry.coordinates,
          districts,
          mm: mmOf.get(subject) ?? null,
          ...(basis === undefined ? {} : { basis }),
        },
      ];
    })
    .toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
}
