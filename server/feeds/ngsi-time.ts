import type { CityContext } from '../feed-kit/city-context.ts';
import type { Entity } from './ngsi-entity.ts';
import { sourceTime, type SourceTime } from './source-time.ts';

/** Where models keep the time of the whole entity, most exact first. */
const NAMES = [
  'dateObservedTo',
  'dateObserved',
  'observationDateTime',
  'observationDate',
  'TimeInstant',
  'dateModified',
  'dateLastReported',
  'dateIssued',
  'dateLastValueReported',
  'modifiedAt',
  'createdAt',
] as const;

/** When an entity was as it says: the newest `observedAt`, else what its model has for it. */
export function entityTime({ attributes }: Entity, city: CityContext): SourceTime | undefined {
  let newest: SourceTime | undefined;
  for (const { observedAt } of attributes.values()) {
    const time = observedAt === undefined ? undefined : sourceTime(observedAt, city.zone);
    if (time !== undefined && (newest === undefined || time.at > newest.at)) newest = time;
  }
  if (newest !== undefined) return newest;
  for (const name of NAMES) {
    const time = sourceTime(attributes.get(name)?.value, city.zone);
    if (time !== undefined) return time;
  }
  return undefined;
}
