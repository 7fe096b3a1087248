import { z } from 'zod';
import type { Flag, Instant, ObservationEvent } from '../../contract/event.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { nearestDistrict } from '../feed-kit/districts.ts';
import { observationOf, type Origin } from '../feed-kit/event-of.ts';
import { columns, optionalNumeric, text } from '../feed-kit/field.ts';
import { pointInCity } from '../feed-kit/point-in-city.ts';
import { at } from '../feed-kit/record.ts';
import { subjectKey } from '../feed-kit/subject-key.ts';
import { gbfsFlag, gbfsTime } from './gbfs-head.ts';
import { gbfsStations } from './gbfs-stations.ts';

/** A row of `station_status`; names changed from bikes to vehicles with 3.0. */
export const gbfsStatus = columns(
  {
    id: ['station_id'],
    vehicles: ['num_vehicles_available', 'num_bikes_available'],
    docks: ['num_docks_available'],
    reported: ['last_reported'],
    installed: ['is_installed'],
    renting: ['is_renting'],
    returning: ['is_returning'],
  },
  {
    id: text,
    vehicles: optionalNumeric,
    docks: optionalNumeric,
    reported: z.unknown().optional(),
    installed: z.unknown().optional(),
    renting: z.unknown().optional(),
    returning: z.unknown().optional(),
  },
);
type Status = z.output<typeof gbfsStatus>;

/** No station holds more. */
const MAX_COUNT = 5000;
/** A station that has said nothing for so long may stand empty or full by now. */
const OLD_MS = 24 * 3_600_000;

/** What a station has to lend, and room to return; none of a station that is not there yet. */
export function stationObservations(row: Status, context: RowContext, origin: Origin): RowResult {
  if (gbfsFlag(row.installed) === false) return [];
  const head = gbfsTime(at(context.payload, 'last_updated'));
  const reported = gbfsTime(row.reported);
  const time = reported ?? head;
  if (time === undefined) return { reject: 'neither last_reported nor last_updated is a time' };
  if (row.vehicles === undefined && row.docks === undefined) {
    return { reject: 'neither vehicles nor docks' };
  }
  for (const count of [row.vehicles, row.docks]) {
    if (count !== undefined && !(Number.isInteger(count) && count >= 0 && count <= MAX_COUNT)) {
      return { reject: `no possible number: ${count}` };
    }
  }
  const stations = gbfsStations(context.frame.companions);
  const station = stations?.get(row.id);
  if (stations !== undefined && station === undefined) {
    context.drift('stations in station_status that station_information does not have');
  }
  const { capacity } = station ?? {};
  const sum = (row.vehicles ?? 0) + (row.docks ?? 0);
  const isTooMany = capacity !== undefined && capacity > 0 && sum > capacity;
  const isOld = reported !== undefined && isBefore(reported, head ?? context.frame.receivedAt);
  const flags: Flag[] = isOld ? ['late'] : [];
  const isDoubtful = isTooMany || isOld || reported === undefined;
  const placed =
    station?.point === undefined
      ? ({ geometry: null, flags: [] } as const)
      : pointInCity(context.city, station.point);
  const district =
    station?.point !== undefined && placed.geometry !== null
      ? nearestDistrict(context.city, station.point)
      : undefined;
  const name = station?.name ?? { ko: row.id };
  const thing = `${context.frame.feed}/${subjectKey(row.id)}`;
  const observed = (
    what: 'vehicles' | 'docks',
    unit: string,
    count: number | undefined,
    isOpen: boolean | undefined,
  ): ObservationEvent[] =>
    count === undefined
      ? []
      : [
          observationOf(context, origin, {
            subject: `observation/${thing}/${what}`,
            ref: row.id,
            time,
            isEdited: true,
            geometry: placed.geometry,
            flags: [...placed.flags, ...flags],
            districts: district === undefined ? [] : [district],
            place: name,
            featureOfInterest: { id: thing, name },
            observedProperty: `${what}.available`,
            unit,
            // Closed: what stands there is not to be had, which is not the same as none left.
            result: isOpen === false ? null : count,
            ...(isOpen === false
              ? { resultQuality: 'missing' as const }
              : isDoubtful
                ? { resultQuality: 'suspect' as const }
                : {}),
            ...(capacity !== undefined && capacity > 0 ? { fullScale: capacity } : {}),
          }),
        ];
  return [
    ...observed('vehicles', '{vehicle}', row.vehicles, gbfsFlag(row.renting)),
    ...observed('docks', '{dock}', row.docks, gbfsFlag(row.returning)),
  ];
}

function isBefore(reported: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(reported) > OLD_MS;
}
