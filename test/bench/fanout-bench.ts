import { askedProcess } from './child-asks.ts';
import type { FanoutMode } from './fanout-modes.ts';
import type { LoadAnswer, LoadAsk } from './fanout-load.ts';
import type { ServerAnswer, ServerAsk } from './fanout-server.ts';
import { median, quantile, type Figure } from './figure.ts';

const CLIENTS = [1, 50, 200, 1_000] as const;
const COMPARED = 200;
const FULL_PER_SEC = 5_000;
const LOW_PER_SEC = 500;
const LASTS_MS = 1_500;
const ROUNDS = 3;
/** The naive way takes seconds for what is one second of events: a part of them tells enough. */
const NAIVE_MS = 400;
const LATENCY_MS = 6_000;
const READERS = 4;

/** How events reach clients; `plain` = by the hub, to clients that take nothing packed. */
type Way = FanoutMode | 'plain';

interface Bench {
  readonly server: ReturnType<typeof askedProcess<ServerAsk, ServerAnswer>>;
  readonly load: ReturnType<typeof askedProcess<LoadAsk, LoadAnswer>>;
}

/**
 * What an event costs the server for each client it is delivered to: CPU time of a server process
 * while events of some 300 bytes flow to clients in another process that only count bytes. Beside
 * it, in turns, the same events one packet each (naive), the same batches by a loop of `ws.send`,
 * and one buffer written to every bare TCP socket (floor).
 */
export async function fanoutFigures(): Promise<readonly Figure[]> {
  using server = askedProcess<ServerAsk, ServerAnswer>(
    new URL('fanout-server.ts', import.meta.url),
  );
  using load = askedProcess<LoadAsk, LoadAnswer>(new URL('fanout-load.ts', import.meta.url));
  const bench = { server, load };
  const figures: Figure[] = [];
  const costs = new Map<Way, number[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const mode of ['hub', 'plain', 'floor', 'ws', 'naive'] as const) {
      const lastsMs = mode === 'naive' ? NAIVE_MS : LASTS_MS;
      const usEach = await cost(bench, mode, COMPARED, FULL_PER_SEC, lastsMs);
      costs.set(mode, [...(costs.get(mode) ?? []), usEach]);
    }
  }
  const of = (mode: Way): number => median(costs.get(mode) ?? []);
  for (const clients of CLIENTS) {
    for (const perSec of [LOW_PER_SEC, FULL_PER_SEC]) {
      const isCompared = clients === COMPARED && perSec === FULL_PER_SEC;
      const usEach = isCompared ? of('hub') : await cost(bench, 'hub', clients, perSec, LASTS_MS);
      const rate = perSec === FULL_PER_SEC ? '' : `.${perSec}eps`;
      figures.push({
        name: `fanout.${clients}${rate}.us-per-delivery`,
        value: round4(usEach),
        unit: 'µs',
      });
    }
  }
  const times = (name: string, mode: Way, words: string): Figure => ({
    name,
    value: round2(of(mode) / of('hub')),
    unit: '×',
    ratio: of(mode) / of('hub'),
    baseline: `${words}: ${round4(of(mode))} µs a delivery`,
  });
  figures.push(
    times(`fanout.${COMPARED}.vs-naive`, 'naive', 'cheaper than io.emit(object) of each event'),
    times(`fanout.${COMPARED}.vs-ws`, 'ws', 'cheaper than a loop of ws.send(string)'),
    {
      name: `fanout.${COMPARED}.vs-floor`,
      value: round2(of('hub') / of('floor')),
      unit: '×',
      ratio: of('hub') / of('floor'),
      baseline: `the cost of one buffer written to every socket: ${round4(of('floor'))} µs a delivery`,
    },
    {
      name: `fanout.${COMPARED}.unpacked.us-per-delivery`,
      value: round4(of('plain')),
      unit: 'µs',
      ratio: of('plain') / of('hub'),
      baseline: 'the cost to clients that take packed messages, as browsers do',
    },
  );
  return [...figures, ...(await latencies(bench))];
}

/** CPU of the server in µs, for each event delivered to each client. */
async function cost(
  { server, load }: Bench,
  mode: Way,
  clients: number,
  perSec: number,
  lastsMs: number,
): Promise<number> {
  const { port } = await server.ask({ open: mode === 'plain' ? 'hub' : mode });
  await load.ask({ connect: { mode, port, count: clients } });
  const { cpuMs, events } = await server.ask({ offer: { perSec, lastsMs } });
  const { least } = await load.ask({});
  // Packed, an event has no fewer bytes than its number and its value.
  if (least < events * (mode === 'hub' ? 8 : 200))
    throw new Error(`${mode}: a client got ${least} B of ${events} events`);
  return (cpuMs * 1000) / (events * clients);
}

/** From an event's making, through log, timeline and socket, to its arrival in another process. */
async function latencies({ server, load }: Bench): Promise<readonly Figure[]> {
  const { port } = await server.ask({ open: 'logged' });
  await load.ask({ connect: { mode: 'hub', port, count: COMPARED }, readers: READERS });
  await server.ask({ offer: { perSec: FULL_PER_SEC, lastsMs: LATENCY_MS, alarmEveryMs: 150 } });
  const { valueMs, alarmMs } = await load.ask({});
  const figure = (name: string, times: readonly number[], words: string): Figure => ({
    name,
    value: round2(quantile(times, 0.99)),
    unit: 'ms',
    ratio: quantile(times, 0.99) / quantile(times, 0.5),
    baseline: `${words} (median ${round2(quantile(times, 0.5))} ms of ${times.length})`,
  });
  return [
    figure(`latency.5000eps.${COMPARED}clients.p99-ms`, valueMs, 'the median, at 4 Hz'),
    figure('latency.alarm.p99-ms', alarmMs, 'the median, while 5,000 events/s flow'),
  ];
}

const round2 = (value: number): number => Math.round(value * 100) / 100;
const round4 = (value: number): number => Math.round(value * 10_000) / 10_000;
