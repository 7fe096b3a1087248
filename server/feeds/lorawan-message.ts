import type { RawFrame } from '../feed-kit/raw-frame.ts';
import { isRecord, type PlainRecord } from '../feed-kit/record.ts';
import { chirpStackMessage } from './chirpstack-message.ts';
import { ttnMessage } from './ttn-message.ts';

export interface DeviceNames {
  /** Lower case; where a network hides it, its own id of the device. */
  readonly devEui: string;
  readonly name?: string;
  /** Device profile or model, as the network knows it. */
  readonly model?: string;
}

interface Told extends DeviceNames {
  /** As written, with up to nine decimals. */
  readonly time: unknown;
  /** The same uplink never has another. */
  readonly dedupe: string;
}

/** A message of either network, in one shape. */
export type DeviceMessage =
  | (Told & { readonly is: 'uplink'; readonly fields: PlainRecord; readonly place?: unknown })
  | (Told & { readonly is: 'status'; readonly battery?: number; readonly marginDb?: number })
  /** Rightly not ours: joins, acknowledgements, logs, empty uplinks. */
  | { readonly is: 'other' }
  | { readonly is: 'unreadable'; readonly why: string };

/** A row of ChirpStack v4 or of The Things Stack v3. */
export function deviceMessage(row: PlainRecord, frame: RawFrame): DeviceMessage {
  if (isRecord(row['deviceInfo'])) return chirpStackMessage(row, row['deviceInfo'], frame);
  if (isRecord(row['end_device_ids'])) return ttnMessage(row, row['end_device_ids']);
  return { is: 'unreadable', why: 'neither deviceInfo (ChirpStack) nor end_device_ids (TTN)' };
}
