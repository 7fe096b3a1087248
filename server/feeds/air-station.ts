import type { ObservationEvent } from '../../contract/event.ts';
import type { RowContext } from '../feed-kit/define-connector.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { registeredPlace } from '../feed-kit/registered-place.ts';
import { airResult, gradeThresholds, POLLUTANTS, type PollutantName } from './air-pollutants.ts';

export interface AirReading {
  readonly name: PollutantName;
  readonly value: number | null;
  /** Why the source itself does not trust the value. */
  readonly remark?: string | undefined;
}

export interface AirStation {
  /** The source's only key of a station. */
  readonly name: string;
  readonly time: string;
  readonly timeText: string;
  /** First part of the subjects, so that two networks with stations of one name never meet. */
  readonly network: string;
}

/** One observation for each pollutant of a station; a station without a registry row has no geometry. */
export function airObservations(
  station: AirStation,
  readings: readonly AirReading[],
  context: RowContext,
  origin: Origin,
): readonly ObservationEvent[] {
  const { city } = context;
  const { row, flags, ...placed } = registeredPlace(
    city,
    'air-stations',
    station.name,
    station.name,
  );
  const key = station.name.replace(/[\s/]+/g, '_');
  const name = { ko: row?.['name_ko'] || station.name };
  return readings.map((reading) => {
    const pollutant = POLLUTANTS[reading.name];
    const { flags: own, ...result } = airResult(reading.value, reading.remark, pollutant.most);
    const thresholds = gradeThresholds(city, pollutant);
    return observationOf(context, origin, {
      subject: `observation/${station.network}/${key}/${pollutant.property}`,
      ref: `${station.name} ${station.timeText}`,
      time: station.time,
      // Empty values of an hour are filled in later, under the same time.
      isEdited: true,
      ...placed,
      flags: [...flags, ...own],
      place: name,
      featureOfInterest: { id: `air-station/${key}`, name },
      observedProperty: pollutant.property,
      unit: pollutant.unit,
      ...result,
      ...(thresholds.length > 0 ? { thresholds } : {}),
    });
  });
}
