import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Delivered } from './hub/screens/deliver.ts';
import type { ScreenRelay } from './hub/screens/screen-relay.ts';

/** From the phone's word at the server to the wall's: 200 ms is what a hand feels as at once. */
const BUCKETS_SEC = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2];

export interface ScreenMetrics {
  /** Counts one command that was handed to a wall, or could not be. */
  readonly onDelivered: (delivered: Delivered) => void;
  /** Before each reading. */
  readonly note: (screens: Pick<ScreenRelay, 'measures'>) => void;
}

/** Prometheus metrics of walls and their presenters. */
export function screenMetrics(registry: Registry): ScreenMetrics {
  const registers = [registry];
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers });
  const connected = gauge('screens_connected', 'Walls that are connected');
  const silent = gauge(
    'screens_silent',
    'Walls of the last 24 h that are not connected or silent for 3 min',
  );
  const losses = gauge('screens_context_losses', 'Graphics contexts lost, as the walls tell');
  const lag = gauge('screens_seq_lag_max', 'Deltas that the furthest wall has not applied');
  const commands = new Counter({
    name: 'presenter_commands_total',
    help: 'Commands to walls by phones and from afar',
    labelNames: ['outcome'],
    registers,
  });
  const took = new Histogram({
    name: 'presenter_command_seconds',
    help: 'Until the wall said it has taken the command',
    buckets: BUCKETS_SEC,
    registers,
  });
  return {
    onDelivered: (delivered) => {
      commands.inc({ outcome: delivered.ok ? 'taken' : delivered.code });
      if (delivered.ok) took.observe(delivered.tookMs / 1000);
    },
    note: (screens) => {
      const measures = screens.measures();
      connected.set(measures.connected);
      silent.set(measures.silent);
      losses.set(measures.contextLosses);
      lag.set(measures.mostSeqLag);
    },
  };
}
