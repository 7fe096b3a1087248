import type { AssetAttribute } from '../../contract/asset.ts';
import type { Flag } from '../../contract/event.ts';
import type { RowResult } from './define-connector.ts';
import { assetOf, positionOf, type Origin } from './event-of.ts';
import type { ProfileOf } from './json-profile.ts';
import type { ProfileHead } from './profile-head.ts';
import { numberAt, rawAt, textAt, wordAt, type ProfileRow } from './profile-fields.ts';
import { measuredIn } from './profile-observation.ts';

/** A row as equipment. A state in words nobody listed is unknown, never well. */
export function profileAsset(
  at: ProfileRow,
  profile: ProfileOf<'asset'>,
  head: ProfileHead,
  origin: Origin,
): RowResult {
  const flags = new Set<Flag>(head.flags);
  const attributes: Record<string, AssetAttribute> = {};
  for (const [name, spec] of Object.entries(profile.attributes)) {
    const raw = rawAt(at, spec.path);
    const isMeasured = spec.unit !== undefined || spec.unitPath !== undefined;
    const number = isMeasured ? numberAt(at, spec.path) : undefined;
    if (Number.isNaN(number)) return { reject: `${name}: not a number` };
    if (!isMeasured) {
      const isScalar = typeof raw === 'number' || typeof raw === 'boolean';
      attributes[name] = { value: isScalar ? raw : (textAt(at, spec.path) ?? null) };
      continue;
    }
    const { result, unit, flags: doubts } = measuredIn(at, spec, number);
    for (const doubt of doubts) flags.add(doubt);
    attributes[name] = { value: result ?? null, unit, observedAt: head.time };
  }
  return [
    assetOf(at.context, origin, {
      subject: `asset/${head.thing}`,
      ...ordered(head),
      ...head.place,
      flags: [...flags],
      assetType: profile.assetType,
      assetId: head.ref,
      name: head.name,
      state: wordAt(at, profile.state) ?? 'unknown',
      faults: [],
      attributes,
    }),
  ];
}

/** A row as where a vehicle was; without a place in the city it says nothing. */
export function profilePosition(
  at: ProfileRow,
  profile: ProfileOf<'position'>,
  head: ProfileHead,
  origin: Origin,
): RowResult {
  if (head.placed.geometry === null) {
    return head.flags.includes('out-of-area') ? [] : { reject: 'no position' };
  }
  const bearing = numberAt(at, profile.bearing);
  if (Number.isNaN(bearing)) return { reject: 'bearing: not a number' };
  const speed = profile.speed === undefined ? undefined : numberAt(at, profile.speed.path);
  if (Number.isNaN(speed)) return { reject: 'speed: not a number' };
  const moving = profile.speed && measuredIn(at, profile.speed, speed);
  const route = textAt(at, profile.route);
  return [
    positionOf(at.context, origin, {
      subject: `position/${head.thing}`,
      ...ordered(head),
      ...head.place,
      flags: head.flags,
      name: head.name,
      mode: profile.mode,
      ...(bearing === undefined ? {} : { bearingDeg: ((bearing % 360) + 360) % 360 }),
      ...speedKmh(moving),
      ...(route === undefined ? {} : { route: { id: route } }),
    }),
  ];
}

/** A speed whose unit is unknown is no speed. */
function speedKmh(speed: ReturnType<typeof measuredIn> | undefined) {
  if (speed?.result === undefined) return {};
  if (speed.unit === 'km/h') return { speedKmh: speed.result };
  return speed.unit === 'm/s' ? { speedKmh: speed.result * 3.6 } : {};
}

function ordered({ ref, time, version, placed }: ProfileHead) {
  const order = version === undefined ? { isEdited: true } : { version };
  return { ref, time, ...order, geometry: placed.geometry, districts: placed.districts };
}
