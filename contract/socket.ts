import type { Heartbeat, Position, Topic, View } from './delta.ts';

export const PROTOCOL = 1;
export const SOCKET_PATH = '/stream';

/** What a viewer asks for. `resume` = the last position it holds; absent = send a snapshot. */
export interface Watch {
  readonly protocol: number;
  readonly view: View;
  readonly timeline: 'live';
  readonly topics: readonly Topic[];
  readonly resume?: Position;
}

/** Answer to `watch`. `resumed` = deltas follow from `resume`; otherwise a snapshot is on its way. */
export type WatchAnswer =
  | { readonly ok: true; readonly resumed: boolean; readonly position: Position }
  | { readonly ok: false; readonly problem: string };

/** `delta` is one JSON text (see `Delta`); `snapshot` is gzip of JSON (see `Snapshot`). */
export interface ServerToClient {
  snapshot: (bytes: Uint8Array) => void;
  delta: (text: string) => void;
  heartbeat: (heartbeat: Heartbeat) => void;
  /** The server is going away; come back after `retryMs`. */
  drain: (notice: { readonly retryMs: number }) => void;
}

export interface ClientToServer {
  watch: (request: Watch, answer: (result: WatchAnswer) => void) => void;
}
