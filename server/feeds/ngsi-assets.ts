import type { CityEvent, Domain, Flag } from '../../contract/event.ts';
import type { RowContext } from '../feed-kit/define-connector.ts';
import { assetOf, observationOf, type Origin } from '../feed-kit/event-of.ts';
import { listOf } from '../feed-kit/record.ts';
import { assetFault, stateByFaults } from './asset-fault.ts';
import { assetAttributes } from './ngsi-asset-attributes.ts';
import { conditionOf } from './ngsi-asset-faults.ts';
import { localId, type Entity } from './ngsi-entity.ts';
import { entityName, entityPlace } from './ngsi-place.ts';
import { entityTime } from './ngsi-time.ts';
import { retainedFlags } from './retained-flags.ts';
import { sourceTime } from './source-time.ts';
import { subjectPart } from './subject-part.ts';
import { wordsOf } from './words-of.ts';

/** Entity types that are equipment of the city. */
export const ASSET_TYPES: Readonly<Record<string, Domain>> = {
  Streetlight: 'lighting',
  StreetlightGroup: 'lighting',
  StreetlightFeeder: 'lighting',
  StreetlightControlCabinet: 'lighting',
  TrafficSignal: 'traffic',
  TrafficLight: 'traffic',
  TrafficSignalController: 'traffic',
};

/** What it hangs on, nearest first. */
const PARTS_OF = [
  'refStreetlightControlCabinet',
  'refStreetlightCabinetController',
  'refStreetlightGroup',
  'refTrafficSignalController',
] as const;
/** Attributes that are also watched over time. */
const WATCHED: Readonly<Record<string, string>> = {
  energy: 'energy.meter',
  dimming: 'lamp.dimming',
  power: 'power.active',
  battery: 'battery.level',
};

/** The asset as last known, and its meters as observations where it says of when they are. */
export function entityAsset(
  entity: Entity,
  part: string,
  context: RowContext,
  origin: Origin,
): readonly CityEvent[] {
  const { city, frame, drift } = context;
  const known = entityTime(entity, city);
  // Last known by whoever sent it: without a time of its own it is of unknown age.
  const time = known?.at ?? notifiedAt(context) ?? frame.receivedAt;
  const where = entityPlace(entity, city);
  const name = wordsOf(entityName(entity));
  const flags: readonly Flag[] = [
    ...where.flags,
    ...(known?.flags ?? ['retained' as const]),
    ...retainedFlags(frame).filter(() => known !== undefined),
  ];
  const { faults, said, unknown } = conditionOf(entity);
  for (const word of unknown) drift(`${entity.type}: unknown status ${word}`);
  const attributes = assetAttributes(entity, city);
  const found = faults.map(({ code, name: from }) => {
    const since = sourceTime(entity.attributes.get(from)?.observedAt, city.zone)?.at ?? time;
    return assetFault(city, code, since);
  });
  const partOf = PARTS_OF.map((ref) => entity.attributes.get(ref)?.value)
    .map((value) => listOf(value)[0])
    .find((value): value is string => typeof value === 'string');
  const holder = partOf === undefined ? undefined : subjectPart(partOf);
  const shared = { ref: entity.id, isEdited: true, domain: origin.domain, ...where, place: name };
  const asset = assetOf(context, origin, {
    ...shared,
    subject: `asset/${frame.feed}/${part}`,
    time,
    flags,
    assetType: entity.type,
    assetId: localId(entity.id),
    name,
    state: stateByFaults(found, said),
    faults: found,
    attributes,
    ...(holder === undefined ? {} : { partOf: `asset/${frame.feed}/${holder}` }),
  });
  const meters = Object.entries(WATCHED).flatMap(([key, property]) => {
    const attribute = attributes[key];
    const at = attribute?.observedAt ?? known?.at;
    if (at === undefined || typeof attribute?.value !== 'number') return [];
    return observationOf(context, origin, {
      ...shared,
      subject: `observation/${frame.feed}/${part}/${property}`,
      time: at,
      flags,
      featureOfInterest: { id: `${frame.feed}/${part}`, name },
      observedProperty: property,
      unit: attribute.unit ?? '1',
      result: attribute.value,
    });
  });
  return [asset, ...meters];
}

function notifiedAt({ payload, city }: RowContext): string | undefined {
  const head = typeof payload === 'object' && payload !== null ? payload : {};
  return sourceTime('notifiedAt' in head ? head.notifiedAt : undefined, city.zone)?.at;
}
