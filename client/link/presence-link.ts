import type { LonLat } from '../../contract/place.ts';
import type { Colleague, EnterRequest, PointRequest } from '../../contract/workspace.ts';
import type { TimelineSocket } from './timeline-socket.ts';

/** Who else is in the workspace of this page. */
export interface Company {
  /** Undefined = in none, or not let in yet. */
  readonly workspace: string | undefined;
  /** Of the workspace as the server keeps it now. */
  readonly version: number;
  /** Without this page itself. */
  readonly colleagues: readonly Colleague[];
}

/** A desk's side of a shared workspace. */
export interface PresenceLink {
  /** Goes in, and again after every cut, until `leave`. */
  readonly enter: (request: EnterRequest) => void;
  readonly leave: () => void;
  /** Where on the map it points; told at most 5 times a second, the last one always. */
  readonly point: (at: LonLat | undefined) => void;
  /** What it looks at, and at which past instant. */
  readonly look: (look: Pick<PointRequest, 'subject' | 'past'>) => void;
  /** For `useSyncExternalStore`. */
  readonly company: () => Company;
  readonly onCompany: (listener: () => void) => () => void;
}

const answerWithinMs = 10_000;
const pointEveryMs = 200;
const ALONE: Company = { workspace: undefined, version: 0, colleagues: [] };

export function presenceLink(socket: TimelineSocket): PresenceLink {
  let asked: EnterRequest | undefined;
  let ownId: string | undefined;
  let company = ALONE;
  let pointed: PointRequest = {};
  let toldText = '{}';
  let pointing: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();
  const set = (next: Company): void => {
    if (next === company) return;
    company = next;
    for (const listener of listeners) listener();
  };
  const send = (): void => {
    pointing = undefined;
    const text = JSON.stringify(pointed);
    if (ownId === undefined || text === toldText || !socket.connected) return;
    toldText = text;
    socket.emit('point', pointed);
    pointing = setTimeout(send, pointEveryMs);
  };
  const goIn = (): void => {
    const own = asked;
    if (own === undefined || !socket.connected) return;
    socket.timeout(answerWithinMs).emit('enter', own, (error, answer) => {
      if (asked !== own || error !== null || !answer.ok) return;
      ownId = answer.id;
      toldText = '{}';
      send();
    });
  };
  socket.on('connect', goIn);
  socket.on('disconnect', () => {
    ownId = undefined;
    set(ALONE);
  });
  socket.on('colleagues', ({ workspace, version, here }) => {
    if (workspace !== asked?.workspace) return;
    set({ workspace, version, colleagues: here.filter(({ id }) => id !== ownId) });
  });
  return {
    enter: (request) => {
      asked = request;
      ownId = undefined;
      set(ALONE);
      goIn();
    },
    leave: () => {
      if (asked !== undefined && socket.connected) socket.emit('leave');
      asked = undefined;
      ownId = undefined;
      set(ALONE);
    },
    point: (at) => {
      const { at: _, ...rest } = pointed;
      pointed = at === undefined ? rest : { ...rest, at };
      if (pointing === undefined) send();
    },
    look: (look) => {
      const { at } = pointed;
      pointed = at === undefined ? look : { ...look, at };
      if (pointing === undefined) send();
    },
    company: () => company,
    onCompany: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
