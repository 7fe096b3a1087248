import bindings from 'gtfs-realtime-bindings';
import connector from '../../server/feeds/gtfs-rt.feed.ts';
import { readFeedMessage } from '../../server/feeds/gtfs-rt-messages.ts';
import { feedContext } from '../support/feed-context.ts';
import { frameOf } from '../support/frame-of.ts';
import { feedMessage, updateEntity, vehicleEntity } from '../support/gtfs-rt-encode.ts';
import { pairedMs, type Figure } from './figure.ts';

const VEHICLES = 2000;
const ROUNDS = 15;
const NOW_SEC = 1_659_960_270;
const BYTES_PER_MB = 1_000_000;

/**
 * MB/s of GTFS-Realtime bodies: our reader, and the whole way to events; baseline: the bindings of
 * the standard's own project decoding the same bytes.
 */
export function gtfsRtFigures(): readonly Figure[] {
  const city = feedContext(connector);
  const figures: Figure[] = [];
  for (const [name, body] of [
    ['vehicles', vehicles()],
    ['trip-updates', tripUpdates()],
  ] as const) {
    const frame = frameOf('gtfs-rt', body, { receivedAt: '2022-08-08T12:05:00.000Z' });
    const theirs = () => bindings.transit_realtime.FeedMessage.decode(body);
    for (const [step, work] of [
      ['decode', () => readFeedMessage(body)],
      ['to-events', () => connector.read(frame, city)],
    ] as const) {
      const { workMs, baselineMs } = pairedMs(work, theirs, ROUNDS);
      figures.push({
        name: `gtfs-rt.${name}.${step}.mb-per-s`,
        value: Math.round(body.byteLength / BYTES_PER_MB / (workMs / 1000)),
        unit: 'MB/s',
        ratio: baselineMs / workMs,
        baseline: 'MB/s of gtfs-realtime-bindings decoding',
      });
    }
  }
  return figures;
}

function vehicles(): Uint8Array {
  return feedMessage(
    { timestamp: NOW_SEC },
    Array.from({ length: VEHICLES }, (_, index) =>
      vehicleEntity({
        entity: `entity-${index}`,
        id: `DL1PC${1000 + index}`,
        label: `${100 + (index % 400)}`,
        trip: { id: `trip_${index}_07`, route: `${100 + (index % 400)}` },
        at: [126.8 + (index % 60) / 200, 37.45 + (index % 40) / 200],
        bearing: index % 360,
        speed: index % 17,
        timestamp: NOW_SEC - (index % 60),
        stop: `stop-${index % 900}`,
        status: index % 3,
        occupancy: index % 6,
      }),
    ),
  );
}

function tripUpdates(): Uint8Array {
  return feedMessage(
    { timestamp: NOW_SEC },
    Array.from({ length: VEHICLES / 4 }, (_, index) =>
      updateEntity({
        entity: `entity-${index}`,
        trip: { id: `trip_${index}_07`, route: `${100 + (index % 40)}` },
        stops: Array.from({ length: 30 }, (__, stop) => ({
          delaySec: (index % 600) - 60,
          time: NOW_SEC + stop * 90,
        })),
      }),
    ),
  );
}
