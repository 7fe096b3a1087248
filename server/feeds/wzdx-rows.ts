import type { Rows } from '../feed-kit/define-connector.ts';
import { jsonFault } from '../feed-kit/json-fault.ts';
import { at, isRecord, rowKey, type PlainRecord } from '../feed-kit/record.ts';

/** Features of a WorkZoneFeed or DeviceFeed, whichever version; throws where it is none. */
export function wzdxRows(payload: unknown): Rows {
  const features = at(payload, 'features');
  const head = feedInfo(payload);
  const fault = jsonFault(payload);
  const isList = Array.isArray(features) && (features.length > 0 || fault === undefined);
  if (isList && head !== undefined) {
    return { rows: features.map((feature: unknown) => flat(feature)) };
  }
  if (fault !== undefined) return { fault };
  throw new Error(head === undefined ? 'no feed_info' : 'no features');
}

/** Named otherwise until 4.1. */
export function feedInfo(payload: unknown): PlainRecord | undefined {
  for (const name of ['feed_info', 'road_event_feed_info', 'device_feed_info']) {
    const info = at(payload, name);
    if (isRecord(info)) return info;
  }
  return undefined;
}

/** Properties and core details side by side, as versions before 4.0 have them. */
function flat(feature: unknown): unknown {
  const properties = at(feature, 'properties');
  if (!isRecord(properties)) return feature;
  const core = at(properties, 'core_details');
  const own: PlainRecord = { ...properties, ...(isRecord(core) ? core : {}) };
  return {
    id: rowKey(feature, 'id') ?? rowKey(own, 'road_event_id', 'device_id'),
    is: at(own, 'device_type') === undefined ? 'event' : 'device',
    geometry: at(feature, 'geometry'),
    own,
  };
}
