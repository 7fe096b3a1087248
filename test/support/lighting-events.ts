import type { AssetData } from '../../contract/asset.ts';
import type { AssetEvent, RequestEvent } from '../../contract/event.ts';

const PROVENANCE = {
  feed: 'lamps',
  standard: 'test',
  ref: '1',
  rawId: 'r',
  sha256: '0',
  licence: 'none',
};

/** A lamp (or what `data` says) of feed `lamps`, heard at `time`. */
export function assetAt(key: string, time: string, data: Partial<AssetData> = {}): AssetEvent {
  const subject = `asset/lamps/${key}`;
  return {
    specversion: '1.0',
    id: `${subject}@${time}`,
    source: '/cities/seoul/feeds/lamps',
    type: 'city.asset.updated.v1',
    subject,
    time,
    recordedtime: time,
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'lighting',
    kind: 'asset',
    data: {
      version: time,
      geometry: null,
      districts: [],
      provenance: PROVENANCE,
      assetType: 'Streetlight',
      assetId: key,
      name: { ko: key },
      state: 'ok',
      faults: [],
      attributes: {},
      ...data,
    },
  };
}

/** An open report of a citizen, by default about a street light. */
export function requestAt(
  key: string,
  time: string,
  data: Partial<RequestEvent['data']> = {},
): RequestEvent {
  const subject = `request/calls/${key}`;
  return {
    specversion: '1.0',
    id: `${subject}@${time}`,
    source: '/cities/seoul/feeds/calls',
    type: 'city.request.updated.v1',
    subject,
    time,
    recordedtime: time,
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'citizen',
    kind: 'request',
    data: {
      version: time,
      geometry: null,
      districts: [],
      provenance: { ...PROVENANCE, feed: 'calls' },
      status: 'open',
      service: { code: 'street-light', name: { ko: '가로등 고장', en: 'Street light out' } },
      requestedAt: time,
      ...data,
    },
  };
}
