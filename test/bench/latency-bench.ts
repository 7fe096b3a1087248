import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import type { CityEvent } from '../../contract/event.ts';
import { PROTOCOL, SOCKET_PATH } from '../../contract/socket.ts';
import { merge } from '../../server/city/merge.ts';
import { streamSocket } from '../../server/hub/stream-socket.ts';
import { timeline } from '../../server/hub/timeline.ts';
import { instantAtMinute, observationAt } from '../support/city-events.ts';
import { smallCity } from '../support/small-city.ts';
import { quantile, type Figure } from './figure.ts';

const CLIENTS = 50;
const EVENTS_PER_S = 500;
const LASTS_MS = 6_000;
const STEP_MS = 20;

/**
 * Milliseconds from an event's merge to its delta in 50 real clients at 500 events/s, in one
 * process; baseline: each event emitted by itself, which no batch delays.
 */
export async function latencyFigures(): Promise<readonly Figure[]> {
  const batched = await batchedRun();
  const single = await singleRun();
  const figure = (percent: 50 | 99): Figure => ({
    name: `latency.500eps.50clients.p${percent}-ms`,
    value: Math.round(quantile(batched, percent / 100)),
    unit: 'ms',
    ratio: quantile(batched, percent / 100) / quantile(single, percent / 100),
    baseline: 'one packet an event, no batching',
  });
  return [figure(50), figure(99)];
}

async function batchedRun(): Promise<readonly number[]> {
  const state = smallCity();
  const stream = timeline(
    'live',
    {
      city: 'seoul',
      position: () => ({ epoch: state.epoch, seq: state.seq }),
      now: () => instantAtMinute(0),
      speed: () => 1,
      events: () => state.byKind.observation.values(),
    },
    () => performance.now(),
  );
  const http = createServer();
  const sockets = streamSocket(http, stream, 'bench');
  const clients = await connect(http);
  const latencies: number[] = [];
  for (const client of clients) {
    client.on('delta', (text: string) => {
      const { upserts } = JSON.parse(text) as { upserts: readonly { readonly data: Sent }[] };
      for (const { data } of upserts) latencies.push(performance.now() - data.result);
    });
    const topics = ['core', 'observations'];
    await client.emitWithAck('watch', {
      protocol: PROTOCOL,
      view: 'ops',
      timeline: 'live',
      topics,
    });
  }
  await load((event) => stream.publish(merge(state, [event], instantAtMinute(0)).delta));
  for (const client of clients) client.disconnect();
  await sockets.close(0);
  return latencies;
}

interface Sent {
  readonly result: number;
}

async function singleRun(): Promise<readonly number[]> {
  const http = createServer();
  const server = new Server(http, { path: SOCKET_PATH, transports: ['websocket'] });
  const clients = await connect(http);
  const latencies: number[] = [];
  for (const client of clients) {
    client.on('event', ({ data }: { readonly data: Sent }) => {
      latencies.push(performance.now() - data.result);
    });
  }
  await load((event) => server.emit('event', event));
  for (const client of clients) client.disconnect();
  await server.close();
  return latencies;
}

async function connect(http: ReturnType<typeof createServer>): Promise<readonly Socket[]> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', () => resolve()));
  const { port } = http.address() as AddressInfo;
  const clients = Array.from({ length: CLIENTS }, () =>
    io(`http://127.0.0.1:${port}`, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      forceNew: true,
    }),
  );
  await Promise.all(
    clients.map((client) => new Promise<void>((resolve) => client.on('connect', () => resolve()))),
  );
  return clients;
}

/** Offers events at the rate for the time; an event carries the instant of its making as result. */
async function load(offer: (event: CityEvent) => void): Promise<void> {
  const startedMs = performance.now();
  let made = 0;
  while (performance.now() - startedMs < LASTS_MS) {
    const due = ((performance.now() - startedMs) / 1000) * EVENTS_PER_S;
    for (; made < due; made += 1) offer(observationAt(made, made, performance.now()));
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  await new Promise((resolve) => setTimeout(resolve, 600));
}
