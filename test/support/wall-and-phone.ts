import { io, type Socket } from 'socket.io-client';
import { vi } from 'vitest';
import type { Driven, DrivenAnswer, PresenterCommand } from '../../contract/presenter.ts';
import type { DriveAnswer, PairAnswer, PairRequest } from '../../contract/presenter.ts';
import type { ScreenAnswer, ScreenReport, ScreenState } from '../../contract/screen.ts';
import { SOCKET_PATH } from '../../contract/socket.ts';

export const REPORT: ScreenReport = {
  deviceId: 'wall-device-0001',
  name: '6층 시장실',
  build: 'test',
  widthPx: 3840,
  heightPx: 1770,
  pixelRatio: 1,
  openedAt: '2022-08-08T12:00:00.000Z',
  seqLag: 0,
  fps: 60,
  heapBytes: 120_000_000,
  contextLosses: 0,
  reloads: 0,
  clockOffsetMs: 4,
  problems: [],
};

export const STATE: ScreenState = {
  scene: 'overview',
  why: 'turn',
  hiddenLayers: [],
  isBlank: false,
  language: 'ko',
  isHeld: false,
};

type Ok<A> = Extract<A, { readonly ok: true }>;

function connected(port: number): Socket {
  return io(`http://127.0.0.1:${port}`, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
}

export interface Wall {
  readonly socket: Socket;
  readonly commands: readonly Driven[];
  readonly presenters: () => readonly string[];
  readonly report: (change?: Partial<ScreenReport>) => Promise<ScreenAnswer>;
  /** Reports, and answers the code on it. */
  readonly code: () => Promise<string>;
  readonly show: (change: Partial<ScreenState>) => void;
}

/** A wall without a page; `answer` undefined = it says nothing to a command. */
export function wallAt(
  port: number,
  deviceId = REPORT.deviceId,
  answer: DrivenAnswer | undefined = { ok: true },
): Wall {
  const socket = connected(port);
  const commands: Driven[] = [];
  let names: readonly string[] = [];
  socket.on('driven', (driven: Driven, reply: (result: DrivenAnswer) => void) => {
    commands.push(driven);
    if (answer !== undefined) reply(answer);
  });
  socket.on('presenters', (told: readonly string[]) => {
    names = told;
  });
  const report = (change: Partial<ScreenReport> = {}): Promise<ScreenAnswer> =>
    socket.emitWithAck('screen', { ...REPORT, deviceId, ...change }) as Promise<ScreenAnswer>;
  return {
    socket,
    commands,
    presenters: () => names,
    report,
    code: async () => ((await report()) as Ok<ScreenAnswer>).code,
    show: (change) => void socket.emit('screenState', { ...STATE, ...change }),
  };
}

export interface Phone {
  readonly socket: Socket;
  readonly pair: (request: Partial<PairRequest> & object) => Promise<PairAnswer>;
  /** Pairs, and answers the pass. */
  readonly pass: (code: string, name?: string) => Promise<string>;
  readonly drive: (command: PresenterCommand | object, key?: string) => Promise<DriveAnswer>;
  /** What the wall was told to show, oldest first. */
  readonly shown: readonly (ScreenState | null)[];
}

let keys = 0;

export function phoneAt(port: number): Phone {
  const socket = connected(port);
  const shown: (ScreenState | null)[] = [];
  socket.on('shown', (state: ScreenState | null) => void shown.push(state));
  const pair: Phone['pair'] = (request) =>
    socket.emitWithAck('pair', { name: '비서실', ...request }) as Promise<PairAnswer>;
  return {
    socket,
    pair,
    pass: async (code, name = '비서실') => ((await pair({ code, name })) as Ok<PairAnswer>).pass,
    drive: (command, key) => {
      keys += 1;
      const request = { key: key ?? `phone-key-${keys}`, command };
      return socket.emitWithAck('drive', request) as Promise<DriveAnswer>;
    },
    shown,
  };
}

/** Until a socket's end was noticed by the server as well. */
export async function gone(socket: Socket, isNoticed: () => boolean): Promise<void> {
  socket.disconnect();
  await vi.waitFor(() => {
    if (!isNoticed()) throw new Error('still connected');
  });
}
