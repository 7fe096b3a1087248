import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Timeline } from './hub/timeline.ts';

export interface Measured {
  readonly timeline: Timeline;
  readonly watchers: () => number;
}

/** Prometheus metrics: the process, the stream, and each feed's age and counts. */
export function metrics({ timeline, watchers }: Measured) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const seq = gauge('stream_seq', 'Sequence number of the last delta sent');
  const sockets = gauge('stream_watchers', 'Connected sockets');
  const encodings = gauge('snapshot_encodings', 'Snapshots encoded since the start');
  const accepted = gauge('feed_accepted', 'Events accepted since the start', ['feed']);
  const rejected = gauge('feed_rejected', 'Rows rejected since the start', ['feed']);
  const up = gauge('feed_up', '1 while live or late', ['feed', 'state']);
  return async (): Promise<{ readonly type: string; readonly text: string }> => {
    seq.set(timeline.position().seq);
    sockets.set(watchers());
    encodings.set(timeline.encodings());
    up.reset();
    for (const event of timeline.events()) {
      if (event.kind !== 'feed') continue;
      const { feed, state } = event.data;
      accepted.set({ feed }, event.data.accepted);
      rejected.set({ feed }, event.data.rejected);
      up.set({ feed, state }, state === 'live' || state === 'late' ? 1 : 0);
    }
    return { type: registry.contentType, text: await registry.metrics() };
  };
}
