import type { CityEvent, Flag, Instant } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { assetOf, observationOf, type Origin } from '../feed-kit/event-of.ts';
import { assetFault, stateByFaults } from './asset-fault.ts';
import { scheduleAttributes } from './dimming-schedule.ts';
import { deviceOf, type Device } from './lorawan-device.ts';
import { deviceState } from './lorawan-fields.ts';
import type { DeviceMessage } from './lorawan-message.ts';
import { NOWHERE, placeOfGeoJson, placeOfRow, type Place } from './place-of.ts';
import { retainedFlags } from './retained-flags.ts';
import { sourceTime } from './source-time.ts';
import { subjectPart } from './subject-part.ts';
import { wordsOf } from './words-of.ts';

type Uplink = Extract<DeviceMessage, { is: 'uplink' }>;
type Status = Extract<DeviceMessage, { is: 'status' }>;

/** The device as an asset, and what its profile watches as observations. */
export function uplinkEvents(message: Uplink, context: RowContext, origin: Origin): RowResult {
  const { city, frame, drift } = context;
  const device = deviceOf(message, city);
  const { profile } = device;
  if (profile === undefined) {
    return { reject: 'no profile: neither the registry nor the settings say what it is' };
  }
  const shared = sharedParts(device, message, context);
  if ('reject' in shared) return shared;
  const { part, time, flags, where, name } = shared;
  const state = deviceState(message.fields, profile, time);
  for (const what of state.unread) drift(`${profile.assetType}.${what}`);
  const said = Object.keys(state.attributes).length > 0 || state.saysFaults;
  if (!said) {
    const keys = Object.keys(message.fields).slice(0, 5).join(', ');
    return { reject: `nothing that a ${profile.assetType} says, but ${keys || 'nothing'}` };
  }
  const faults = state.faults.map((code) => assetFault(city, code, time));
  const isHeard = state.saysFaults || Object.keys(profile.faults).length === 0;
  const isWell = isHeard && !state.isDoubtful;
  const attributes = { ...scheduleAttributes(device, time, city.zone), ...state.attributes };
  const common = { ref: device.devEui, time, domain: profile.domain, ...where, flags };
  const holder = device.holder === undefined ? undefined : subjectPart(device.holder);
  const asset = assetOf(context, origin, {
    ...common,
    subject: `asset/${frame.feed}/${part}`,
    place: name,
    assetType: profile.assetType,
    assetId: device.assetId,
    name,
    state: stateByFaults(faults, isWell ? 'ok' : 'unknown'),
    faults,
    attributes,
    ...(holder === undefined ? {} : { partOf: `asset/${frame.feed}/${holder}` }),
  });
  const watched = Object.entries(profile.fields).flatMap(([key, { observe, unit = '1' }]) => {
    const value = state.attributes[key]?.value;
    if (observe === undefined || typeof value !== 'number') return [];
    return observationOf(context, origin, {
      ...common,
      subject: `observation/${frame.feed}/${part}/${observe}`,
      place: name,
      featureOfInterest: { id: `${frame.feed}/${part}`, name },
      observedProperty: observe,
      unit,
      result: value,
    });
  });
  return [asset, ...watched].map((event) => once(event, message));
}

/** Battery and link; no asset, because it says nothing of what an uplink said. */
export function statusEvents(message: Status, context: RowContext, origin: Origin): RowResult {
  const device = deviceOf(message, context.city);
  const shared = sharedParts(device, message, context);
  if ('reject' in shared) return shared;
  const { part, time, flags, where, name } = shared;
  const values = [
    ['battery.level', message.battery, '%'],
    ['radio.margin', message.marginDb, 'dB'],
  ] as const;
  return values.flatMap(([property, value, unit]) => {
    if (value === undefined) return [];
    const observation = observationOf(context, origin, {
      subject: `observation/${context.frame.feed}/${part}/${property}`,
      ref: device.devEui,
      time,
      domain: device.profile?.domain ?? 'system',
      ...where,
      flags,
      place: name,
      featureOfInterest: { id: `${context.frame.feed}/${part}`, name },
      observedProperty: property,
      unit,
      result: value,
    });
    return once(observation, message);
  });
}

interface SharedParts {
  readonly part: string;
  readonly time: Instant;
  readonly flags: readonly Flag[];
  readonly where: Place;
  readonly name: Text;
}

function sharedParts(
  device: Device,
  message: Uplink | Status,
  { city, frame }: RowContext,
): SharedParts | { readonly reject: string } {
  const time = sourceTime(message.time, city.zone);
  if (time === undefined) return { reject: `no such time: ${String(message.time).slice(0, 40)}` };
  const part = subjectPart(device.devEui);
  if (part === undefined) return { reject: 'no device id' };
  const given = message.is === 'uplink' ? message.place : undefined;
  // Never where the gateway stands: the registry, or what the owner told the network.
  const where =
    placeOfRow(city, device.row) ?? (given === undefined ? NOWHERE : placeOfGeoJson(city, given));
  const flags: readonly Flag[] = [...where.flags, ...time.flags, ...retainedFlags(frame)];
  return { part, time: time.at, flags, where, name: wordsOfDevice(device) };
}

function wordsOfDevice({ name, nameEn }: Device): Text {
  return nameEn === undefined ? wordsOf(name) : { ko: name, en: nameEn };
}

/** A broker that redelivers, or two integrations, hand out the same uplink: its id says so. */
function once<E extends CityEvent>(event: E, { dedupe }: Uplink | Status): E {
  return { ...event, id: `${event.subject}@${encodeURI(dedupe)}` };
}
