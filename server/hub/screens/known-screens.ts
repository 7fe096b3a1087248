import { createHash } from 'node:crypto';
import type { ScreenReport, ScreenState } from '../../../contract/screen.ts';
import type { StreamSocket } from '../stream.ts';

/** A wall that was heard of. */
export interface KnownScreen {
  readonly id: string;
  report: Omit<ScreenReport, 'deviceId'>;
  /** Null = it has not said, or nobody could read it. */
  state: ScreenState | null;
  connectedAtMs: number;
  heardAtMs: number;
  /** Undefined = it is not connected. */
  socket: StreamSocket | undefined;
}

/**
 * `replaced`: a page of the same device that came later has the screen, e.g. a second window.
 * `another`: this socket is another wall already. `full`: there is no room for one more.
 */
export type NotTaken = 'replaced' | 'another' | 'full';

/** The walls of the last 24 h, by id. */
export interface KnownScreens {
  find(id: string): KnownScreen | undefined;
  ofSocket(socket: StreamSocket): KnownScreen | undefined;
  /** Takes in the report of a socket that is connected since `sinceMs`, or says why it is not taken. */
  hear(socket: StreamSocket, report: ScreenReport, sinceMs: number): KnownScreen | NotTaken;
  /** By name, then by id. */
  list(): readonly KnownScreen[];
}

const KEPT_MS = 24 * 3_600_000;
/** Far more walls than a city hall has; whoever makes ids up fills no memory. */
const MOST = 200;

/** Short, for everybody, and no way back to the id that only the wall knows. */
function publicId(deviceId: string): string {
  return createHash('sha256').update(`screen ${deviceId}`).digest('hex').slice(0, 12);
}

export function knownScreens(nowMs: () => number, onForgotten: (id: string) => void): KnownScreens {
  const known = new Map<string, KnownScreen>();
  const forget = (id: string): void => {
    known.delete(id);
    onForgotten(id);
  };
  const ofSocket = (socket: StreamSocket): KnownScreen | undefined =>
    [...known.values()].find((one) => one.socket === socket);
  const sweep = (): void => {
    for (const { id, socket, heardAtMs } of known.values()) {
      if (socket === undefined && nowMs() - heardAtMs >= KEPT_MS) forget(id);
    }
  };
  const makeRoom = (): boolean => {
    if (known.size < MOST) return true;
    const oldest = [...known.values()]
      .filter(({ socket }) => socket === undefined)
      .toSorted((a, b) => a.heardAtMs - b.heardAtMs)[0];
    if (oldest !== undefined) forget(oldest.id);
    return oldest !== undefined;
  };
  return {
    find: (id) => known.get(id),
    ofSocket,
    hear: (socket, { deviceId, ...report }, sinceMs) => {
      const id = publicId(deviceId);
      const own = ofSocket(socket);
      if (own !== undefined && own.id !== id) return 'another';
      const held = known.get(id);
      const heardAtMs = nowMs();
      const fresh = { id, report, state: null, connectedAtMs: sinceMs, heardAtMs, socket };
      if (held === undefined) {
        sweep();
        if (!makeRoom()) return 'full';
        known.set(id, fresh);
        return fresh;
      }
      if (held.socket === socket) return Object.assign(held, { report, heardAtMs });
      if (held.socket !== undefined && held.connectedAtMs > sinceMs) return 'replaced';
      return Object.assign(held, fresh);
    },
    list: () => {
      sweep();
      const nameOf = ({ report, id }: KnownScreen): string => `${report.name ?? ''} ${id}`;
      return [...known.values()].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
    },
  };
}
