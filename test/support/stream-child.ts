import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { CityEvent } from '../../contract/event.ts';
import { observationAt } from './city-events.ts';
import { servedStream, type ServedStream } from './served-stream.ts';
import type { StreamProcessOptions } from './stream-process.ts';

export interface StreamAsk {
  readonly start?: StreamProcessOptions & { readonly port: number };
  readonly put?: readonly CityEvent[];
  readonly isHashed?: boolean;
}

export interface StreamFacts {
  readonly port: number;
  readonly seq: number;
  readonly watchers: number;
  readonly behind: number;
  readonly closed: Readonly<Record<string, number>>;
  readonly rssBytes: number;
  /** What is in use after a garbage collection: the resident set does not shrink with it. */
  readonly heldBytes: number;
  readonly encodings: number;
  /** Longest the event loop was held up since the start. */
  readonly lagMs: number;
  /** Of the city; where it was asked for. */
  readonly hash?: string;
}

const MINUTE = 1;
const lag = monitorEventLoopDelay({ resolution: 5 });
let served: ServedStream | undefined;

process.on('message', (ask: StreamAsk) => {
  void answer(ask).then((facts) => process.send?.(facts));
});

process.on('disconnect', () => process.exit());

async function answer({ start, put, isHashed = false }: StreamAsk): Promise<StreamFacts> {
  if (start !== undefined) {
    const { port, entities = 0, ...limits } = start;
    served = await servedStream({ port, limits });
    served.put(Array.from({ length: entities }, (_, gauge) => observationAt(gauge, MINUTE)));
    served.stream.flush();
    lag.enable();
  }
  if (served === undefined) throw new Error('not started');
  if (put !== undefined) {
    served.put(put);
    served.stream.flush();
  }
  if (put === undefined) global.gc?.();
  const memory = process.memoryUsage();
  return {
    port: served.port,
    seq: served.state.seq,
    watchers: served.sockets.watchers(),
    closed: Object.fromEntries(served.sockets.counts().closed),
    behind: served.sockets.counts().behind,
    rssBytes: memory.rss,
    heldBytes: memory.heapUsed + memory.external,
    encodings: served.stream.encodings(),
    lagMs: lag.max / 1e6,
    ...(isHashed && { hash: served.hash() }),
  };
}
