import { randomBytes } from 'node:crypto';
import type { Actor } from '../../contract/office.ts';
import {
  WORKSPACE_LIMITS,
  type Colleagues,
  type EnterAnswer,
  type PointRequest,
} from '../../contract/workspace.ts';
import type { WhoIs } from '../command/identities.ts';
import { ENTER_REQUEST, POINT_REQUEST } from '../command/workspace-schemas.ts';
import type { Workspaces } from '../command/workspaces.ts';
import type { StreamSocket } from './stream.ts';

/** Who is in which workspace, and what each points at; in memory only. */
export interface Presence {
  listen(socket: StreamSocket): void;
  close(): void;
}

export interface PresenceParts {
  readonly who: WhoIs;
  readonly workspaces: Pick<Workspaces, 'read' | 'onChanged'>;
}

interface Member {
  readonly id: string;
  readonly name: string;
  readonly actor: Actor | undefined;
  point: PointRequest;
}
interface Room {
  version: number;
  readonly members: Map<StreamSocket, Member>;
  telling?: ReturnType<typeof setTimeout> | undefined;
}

/** A hand moves a cursor 60 times a second; nobody has to follow that. */
const TELL_EVERY_MS = 200;
const MOST = WORKSPACE_LIMITS.colleagues;
const NOT_READ = {
  ok: false,
  code: 'bad-request',
  problem: { ko: '읽을 수 없는 요청입니다', en: 'the request cannot be read' },
} as const;
const NO_SUCH = {
  ok: false,
  code: 'no-such-workspace',
  problem: { ko: '그런 작업공간이 없습니다', en: 'there is no such workspace' },
} as const;
const FULL = {
  ok: false,
  code: 'full',
  problem: { ko: `동시에 ${MOST}명까지입니다`, en: `at most ${MOST} at once` },
} as const;

export function presence({ who, workspaces }: PresenceParts): Presence {
  const rooms = new Map<string, Room>();
  /** One after the other: whoever enters while a workspace is closed must not be overlooked. */
  let inTurn = Promise.resolve();
  const next = (act: () => Promise<void> | void): void => {
    inTurn = inTurn.then(act).catch((error: unknown) => console.error('presence:', error));
  };
  let isClosed = false;

  const told = (workspace: string, { version, members }: Room): Colleagues => ({
    workspace,
    version,
    here: [...members.values()].map(({ id, name, actor, point }) => ({
      id,
      name,
      isKnown: actor !== undefined,
      ...point,
    })),
  });
  const tellSoon = (id: string, room: Room): void => {
    room.telling ??= setTimeout(() => {
      room.telling = undefined;
      const message = told(id, room);
      for (const socket of room.members.keys()) socket.emit('colleagues', message);
    }, TELL_EVERY_MS);
  };
  const roomOf = (socket: StreamSocket): readonly [string, Room] | undefined =>
    [...rooms].find(([, { members }]) => members.has(socket));
  const leave = (socket: StreamSocket): void => {
    const found = roomOf(socket);
    if (found === undefined) return;
    const [id, room] = found;
    room.members.delete(socket);
    if (room.members.size > 0) return tellSoon(id, room);
    clearTimeout(room.telling);
    rooms.delete(id);
  };

  const enter = async (socket: StreamSocket, sent: unknown): Promise<EnterAnswer> => {
    const parsed = ENTER_REQUEST.safeParse(sent);
    if (!parsed.success) return NOT_READ;
    const { workspace, name, token } = parsed.data;
    const actor = who(token);
    const found = await workspaces.read(workspace, actor);
    leave(socket);
    if (!found.ok || !socket.connected || isClosed) return NO_SUCH;
    const room = rooms.get(workspace) ?? { version: 0, members: new Map<StreamSocket, Member>() };
    if (room.members.size >= MOST) return FULL;
    const id = randomBytes(6).toString('hex');
    rooms.set(workspace, room);
    room.version = found.value.version;
    room.members.set(socket, { id, name: actor?.name ?? name, actor, point: {} });
    tellSoon(workspace, room);
    return { ok: true, id };
  };

  /** Whoever may not read it any more is shown out. */
  const changed = async (id: string): Promise<void> => {
    const room = rooms.get(id);
    if (room === undefined) return;
    for (const [socket, { actor }] of room.members) {
      const found = await workspaces.read(id, actor);
      if (found.ok) {
        room.version = found.value.version;
        continue;
      }
      leave(socket);
      socket.emit('colleagues', { workspace: id, version: 0, here: [] });
    }
    if (rooms.get(id) === room) tellSoon(id, room);
  };
  workspaces.onChanged((id) => next(() => changed(id)));

  return {
    listen: (socket) => {
      socket.on('enter', (sent, answer) => {
        if (typeof answer !== 'function') return;
        next(async () => answer(await enter(socket, sent)));
      });
      socket.on('leave', () => next(() => leave(socket)));
      socket.on('point', (sent) => {
        const parsed = POINT_REQUEST.safeParse(sent);
        const found = roomOf(socket);
        const member = found?.[1].members.get(socket);
        if (!parsed.success || found === undefined || member === undefined) return;
        member.point = parsed.data;
        tellSoon(...found);
      });
      socket.on('disconnect', () => next(() => leave(socket)));
    },
    close: () => {
      isClosed = true;
      for (const { telling } of rooms.values()) clearTimeout(telling);
      rooms.clear();
    },
  };
}
