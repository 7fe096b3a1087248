import { createHash } from 'node:crypto';
import { BUS_TABLES, busesNow } from './bus-feed.ts';
import { capIndex, type CapIndex } from './cap-index.ts';
import type { Answering } from './upstream.ts';

/** All that Delhi asks over HTTP, played by one server of this machine. */
export interface DelhiSources {
  readonly answer: Answering;
  readonly warnings: CapIndex;
  /** SHA-256 of every body of buses that was sent. */
  readonly busBodies: ReadonlySet<string>;
  /** The complaint MCD-1 is done. */
  readonly closeComplaint: () => void;
}

const CENTRE = [77.2167, 28.6315] as const;
/** Around the label of Central Delhi alone. */
const OUTLINE = '28.65,77.18 28.65,77.24 28.70,77.24 28.70,77.18 28.65,77.18';
const START_MS = Date.now();

/** So many minutes before this process began. */
export function ago(minutes: number): string {
  return `${new Date(START_MS - minutes * 60_000).toISOString().slice(0, 19)}+00:00`;
}

/** Buses are given only to who asks with this key. */
export function delhiSources(busKey: string): DelhiSources {
  const warnings = capIndex('/cap_public_website/rss/rss_india.xml', OUTLINE);
  const busBodies = new Set<string>();
  let isClosed = false;
  return {
    warnings,
    busBodies,
    closeComplaint: () => {
      isClosed = true;
    },
    answer: (path, response, request) => {
      const { pathname, searchParams } = new URL(path, 'http://upstream');
      if (pathname.startsWith('/cap')) return warnings.answer(path, response, request);
      if (pathname === '/static/gtfs.zip') return BUS_TABLES;
      if (pathname.startsWith('/gone/')) return void response.writeHead(403).end('<h1>No</h1>');
      if (pathname.endsWith('/VehiclePositions.pb')) {
        if (searchParams.get('key') !== busKey) return '{ "error": "Invalid API key" }';
        const body = busesNow(CENTRE);
        busBodies.add(createHash('sha256').update(body).digest('hex'));
        return body;
      }
      if (pathname.endsWith('/all_day.geojson')) return JSON.stringify(quakeList());
      if (pathname.endsWith('/services.json')) return JSON.stringify(SERVICES);
      if (pathname.endsWith('/requests.json')) return JSON.stringify(complaints(isClosed));
      response.writeHead(404).end();
      return undefined;
    },
  };
}

function quakeList() {
  const time = START_MS - 20 * 60_000;
  const said = { mag: 4.4, place: 'near Sonipat', time, updated: time + 60_000, net: 'us' };
  return {
    metadata: { status: 200 },
    features: [
      {
        id: 'us7001',
        properties: { ...said, ids: ',us7001,', status: 'reviewed', type: 'earthquake' },
        geometry: { type: 'Point', coordinates: [77.0, 29.2, 9.8] },
      },
    ],
  };
}

/** An earthquake under the city, as EMSC tells of it. */
export function emscMessage(): string {
  const time = new Date(START_MS - 30 * 60_000).toISOString();
  const properties = { unid: 'e-77', time, lastupdate: time, flynn_region: 'DELHI', mag: 3.1 };
  return JSON.stringify({
    action: 'create',
    data: {
      id: 'e-77',
      geometry: { type: 'Point', coordinates: [77.1, 28.6, -10] },
      properties: { ...properties, depth: 10, evtype: 'ke', auth: 'NCS' },
    },
  });
}

const SERVICES = [
  { service_code: 'WATERLOGGING', service_name: 'Water logging', group: 'Drains' },
  { service_code: 'POTHOLE', service_name: 'Pothole', group: 'Roads' },
];

function complaints(isClosed: boolean) {
  const [long, lat] = CENTRE;
  const requested_datetime = ago(50);
  return [
    {
      service_request_id: 'MCD-1',
      service_code: 'WATERLOGGING',
      status: isClosed ? 'closed' : 'open',
      description: 'Knee-deep at the gate, call 98100 12345',
      requested_datetime,
      updated_datetime: isClosed ? ago(1) : requested_datetime,
      lat,
      long,
    },
    { service_request_id: 'MCD-2', service_code: 'POTHOLE', status: 'open', lat, long },
    { service_request_id: 'MCD-3', service_code: 'POTHOLE', status: 'open', requested_datetime },
  ];
}
