import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CityEvent } from '../../contract/event.ts';
import type { CityState } from '../../server/city/city-state.ts';
import { merge } from '../../server/city/merge.ts';
import { ADMISSION_LIMITS, type AdmissionLimits } from '../../server/hub/admission.ts';
import type { ScreenRelay } from '../../server/hub/screens/screen-relay.ts';
import { streamSocket, type StreamSocketServer } from '../../server/hub/stream-socket.ts';
import { timeline, type Timeline } from '../../server/hub/timeline.ts';
import { instantAtMinute } from './city-events.ts';
import { inForce, smallCity } from './small-city.ts';
import { stateHash } from './state-hash.ts';

/** A small city on real sockets of this machine. */
export interface ServedStream extends AsyncDisposable {
  readonly port: number;
  readonly state: CityState;
  readonly stream: Timeline;
  readonly sockets: StreamSocketServer;
  readonly put: (events: readonly CityEvent[]) => void;
  /** Of the city, to be compared with a viewer's. */
  readonly hash: () => string;
}

const NOW = instantAtMinute(60);

export interface ServedStreamOptions {
  readonly limits?: Partial<AdmissionLimits>;
  /** The wall's time, by which the ring forgets. */
  readonly nowMs?: () => number;
  readonly port?: number;
  readonly screens?: Pick<ScreenRelay, 'listen'>;
}

export async function servedStream(options: ServedStreamOptions = {}): Promise<ServedStream> {
  const { limits, nowMs = () => performance.now(), port = 0, screens } = options;
  const state = smallCity();
  const source = {
    city: 'seoul',
    position: () => ({ epoch: state.epoch, seq: state.seq }),
    now: () => NOW,
    speed: () => 1,
    events: () => inForce(state).values(),
  };
  const stream = timeline('live', source, nowMs);
  const http = createServer();
  const sockets = streamSocket(
    http,
    stream,
    'test',
    { ...ADMISSION_LIMITS, ...limits },
    undefined,
    undefined,
    undefined,
    screens,
  );
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', () => resolve()));
  return {
    port: (http.address() as AddressInfo).port,
    state,
    stream,
    sockets,
    hash: () => stateHash(inForce(state).values()),
    put: (events) => stream.publish(merge(state, events, NOW).delta),
    [Symbol.asyncDispose]: () => sockets.close(0),
  };
}
