import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import type { Timeline } from './hub/timeline.ts';
import type { StreamSocketServer } from './hub/stream-socket.ts';
import type { CityLog } from './city-log.ts';

export interface Measured {
  readonly registry: Registry;
  readonly timeline: Timeline;
  readonly sockets: () => Pick<StreamSocketServer, 'watchers' | 'counts'> | undefined;
  readonly log: Pick<CityLog, 'measures' | 'isRecording'>;
  /** Of others, brought up to date before each reading. */
  readonly noteOthers: () => void;
}

/** Prometheus metrics: the process (with the event loop's lag), the stream, the log, and each feed's age and counts. */
export function metrics({ registry, timeline, sockets, log, noteOthers }: Measured) {
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const seq = gauge('stream_seq', 'Sequence number of the last delta sent');
  const watchers = gauge('stream_watchers', 'Connected sockets');
  const behind = gauge('stream_behind', 'Sockets that take nothing at the moment');
  const refused = gauge('stream_refused', 'Handshakes refused since the start');
  const recovered = gauge(
    'stream_recovered',
    'Times a watcher that missed something was whole again',
    ['by'],
  );
  const closed = gauge('stream_closed', 'Sockets ended by the server since the start', ['reason']);
  const encodings = gauge('snapshot_encodings', 'Snapshots encoded since the start');
  const writable = gauge('log_writable', '1 while the log is written to disk');
  const waiting = gauge('log_waiting_steps', 'Steps of the city that are not on disk yet');
  const lag = gauge('log_lag_seconds', 'How long the oldest of them waits');
  const commit = gauge('log_commit_seconds', 'From the city to the disk, last 1,000 steps', [
    'quantile',
  ]);
  const bytes = gauge('log_bytes', 'Size of the log on disk');
  const accepted = gauge('feed_accepted', 'Events accepted since the log began', ['feed']);
  const rejected = gauge('feed_rejected', 'Rows rejected since the log began', ['feed']);
  const up = gauge('feed_up', '1 while live or late', ['feed', 'state']);
  const noteLog = (): void => {
    const measures = log.measures();
    writable.set(log.isRecording() ? 1 : 0);
    waiting.set(measures.waitingSteps);
    lag.set(measures.oldestMs / 1000);
    bytes.set(measures.bytes);
    commit.set({ quantile: '0.5' }, measures.commitMs.p50 / 1000);
    commit.set({ quantile: '0.99' }, measures.commitMs.p99 / 1000);
  };
  const noteSockets = (): void => {
    const server = sockets();
    if (server === undefined) return;
    const counts = server.counts();
    watchers.set(server.watchers());
    behind.set(counts.behind);
    refused.set(counts.refused);
    recovered.set({ by: 'deltas' }, counts.recovered.deltas);
    recovered.set({ by: 'snapshot' }, counts.recovered.snapshot);
    for (const [reason, count] of counts.closed) closed.set({ reason }, count);
  };
  return async (): Promise<{ readonly type: string; readonly text: string }> => {
    seq.set(timeline.position().seq);
    encodings.set(timeline.encodings());
    noteSockets();
    noteLog();
    noteOthers();
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
