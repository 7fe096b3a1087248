import type { AssetData } from '../../contract/asset.ts';
import type {
  AssetEvent,
  Domain,
  EventData,
  PositionEvent,
  RequestEvent,
} from '../../contract/event.ts';
import type { Coordinate } from '../../contract/place.ts';
import type { PositionData } from '../../contract/position.ts';
import type { RequestData } from '../../contract/request.ts';

const NOW = '2022-08-08T12:32:00.000Z';

const common: EventData = {
  version: '1',
  geometry: null,
  districts: [],
  provenance: { feed: 'f', standard: 's', ref: '1', rawId: 'r', sha256: '0', licence: '-' },
};

function envelope(subject: string, domain: Domain) {
  return {
    specversion: '1.0',
    id: subject,
    source: '/cities/seoul/feeds/f',
    subject,
    time: NOW,
    recordedtime: NOW,
    datacontenttype: 'application/json',
    city: 'seoul',
    domain,
  } as const;
}

const point = (coordinates: Coordinate) => ({ type: 'Point', coordinates }) as const;

/** A bus at a place, now. */
export function vehicle(
  id: string,
  at: Coordinate,
  data: Partial<PositionData> = {},
): PositionEvent {
  return {
    ...envelope(`position/${id}`, 'transit'),
    kind: 'position',
    type: 'city.position.updated.v1',
    data: {
      ...common,
      geometry: point(at),
      track: id,
      name: { ko: `${id}호` },
      mode: 'bus',
      phenomenonTime: NOW,
      ...data,
    },
  };
}

/** A street light that works. */
export function lamp(id: string, at: Coordinate, data: Partial<AssetData> = {}): AssetEvent {
  return {
    ...envelope(`asset/${id}`, 'lighting'),
    kind: 'asset',
    type: 'city.asset.updated.v1',
    data: {
      ...common,
      geometry: point(at),
      assetType: 'Streetlight',
      assetId: id,
      name: { ko: `가로등 ${id}` },
      state: 'ok',
      faults: [],
      attributes: {},
      ...data,
    },
  };
}

/** An open report of a citizen. */
export function report(
  id: string,
  data: Partial<RequestData> = {},
  domain: Domain = 'lighting',
): RequestEvent {
  return {
    ...envelope(`request/${id}`, domain),
    kind: 'request',
    type: 'city.request.updated.v1',
    data: {
      ...common,
      status: 'open',
      service: { code: 'light', name: { ko: '가로등 꺼짐', en: 'Light out' } },
      requestedAt: NOW,
      ...data,
    },
  };
}
