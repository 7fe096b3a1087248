import { at, isRecord, type PlainRecord } from '../feed-kit/record.ts';
import { numberIn, textIn } from './chirpstack-message.ts';
import type { DeviceMessage } from './lorawan-message.ts';

/** A message of The Things Stack v3; zeros are left out here too. */
export function ttnMessage(row: PlainRecord, ids: PlainRecord): DeviceMessage {
  const devEui = (textIn(ids, 'dev_eui') ?? textIn(ids, 'device_id'))?.toLowerCase();
  if (devEui === undefined) return { is: 'unreadable', why: 'neither dev_eui nor device_id' };
  const uplink = row['uplink_message'];
  // Joins, downlinks, and positions that the network worked out.
  if (!isRecord(uplink)) return { is: 'other' };
  const name = textIn(ids, 'device_id');
  const model = at(uplink['version_ids'], 'model_id');
  const session = textIn(uplink, 'session_key_id') ?? textIn(ids, 'dev_addr') ?? '';
  const time = uplink['received_at'] ?? row['received_at'];
  const told = {
    devEui,
    ...(name === undefined ? {} : { name }),
    ...(typeof model === 'string' ? { model } : {}),
    time,
    dedupe: `${session === '' ? String(time) : session}/${numberIn(uplink, 'f_cnt') ?? 0}`,
  };
  const fields = uplink['decoded_payload'];
  const place = userPlace(uplink['locations']);
  if (isRecord(fields)) return { is: 'uplink', ...told, fields, ...place };
  if (textIn(uplink, 'frm_payload') === undefined) return { is: 'other' };
  return { is: 'unreadable', why: 'no codec: frm_payload without decoded_payload' };
}

/** Where its owner says it stands; `rx_metadata` has only where the gateway does. */
function userPlace(locations: unknown): { readonly place?: unknown } {
  const user = at(locations, 'user');
  const lon = at(user, 'longitude');
  const lat = at(user, 'latitude');
  if (typeof lon !== 'number' || typeof lat !== 'number') return {};
  return { place: { type: 'Point', coordinates: [lon, lat] } };
}
